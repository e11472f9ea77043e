"""Quantiles: the one place where the domain asks scipy, and only for Student's t."""

from functools import lru_cache
from statistics import NormalDist


@lru_cache(maxsize=1024)
def student_t(p: float, df: float) -> float:
    """The `p` quantile (0 < p < 1) of Student's t with `df` > 0 degrees of freedom, whole or not."""
    from scipy.special import stdtrit  # scipy.special alone: scipy.stats takes six times as long to import

    return float(stdtrit(df, p))


def normal(p: float) -> float:
    """The `p` quantile (0 < p < 1) of the standard normal distribution."""
    return NormalDist().inv_cdf(p)
