"""Quantiles and tails: the one place where the domain asks scipy, and only for Student's t and Fisher's F."""

from functools import lru_cache
from statistics import NormalDist


@lru_cache(maxsize=1024)
def student_t(p: float, df: float) -> float:
    """The `p` quantile (0 < p < 1) of Student's t with `df` > 0 degrees of freedom, whole or not."""
    from scipy.special import stdtrit  # scipy.special alone: scipy.stats takes six times as long to import

    return float(stdtrit(df, p))


@lru_cache(maxsize=64)
def normal(p: float) -> float:
    """The `p` quantile (0 < p < 1) of the standard normal distribution."""
    return NormalDist().inv_cdf(p)


def student_t_tail(t: float, df: float) -> float:
    """How probable |T| ≥ |t| is for Student's t with `df` > 0 degrees of freedom."""
    from scipy.special import stdtr

    return 2 * float(stdtr(df, -abs(t)))


def f_tail(f: float, between: float, within: float) -> float:
    """How probable a ratio of `f` or more is for Fisher's F with these degrees of freedom."""
    from scipy.special import fdtrc

    return float(fdtrc(between, within, f))
