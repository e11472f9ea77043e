"""Estimates with their 95 % intervals (METHOD.md, Intervals; Before and after)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, fsum, sqrt, tanh
from random import Random

from eximap.domain.errors import Invalid
from eximap.domain.quantile import normal, student_t

LEVEL = 0.95
UPPER = (1 + LEVEL) / 2
SCALE = (-2.0, 2.0)
RESAMPLES = 600


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % interval (None: there is none), the `people` behind it and their sample `sd`."""

    value: float
    low: float | None
    high: float | None
    people: int
    sd: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """After minus before of two unlinked groups; the rest is None where neither group varies."""

    value: float
    low: float | None
    high: float | None
    df: float | None

    @property
    def cannot_tell(self) -> bool:
        """Whether the interval holds zero, or there is none: "cannot tell yet"."""
        return self.low is None or self.high is None or self.low <= 0 <= self.high


def average(values: Sequence[float]) -> float:
    """The mean, the same in whatever order the values come. Raises Invalid when there are none."""
    if not values:
        raise Invalid("values", "empty")
    return fsum(values) / len(values)


def sample_sd(values: Sequence[float]) -> float | None:
    """The sample standard deviation, exactly 0 when all values are equal; None for fewer than two."""
    if len(values) < 2:
        return None
    if min(values) == max(values):
        return 0.0
    centre = average(values)
    return sqrt(fsum((value - centre) ** 2 for value in values) / (len(values) - 1))


def mean(values: Sequence[float], k: int = 1, scale: tuple[float, float] | None = SCALE) -> Estimate | None:
    """The mean with Student's t interval, clamped to `scale` if there is one; None for fewer than `k` people.

    There is no interval for one value, nor where the sd is zero. METHOD.md, Intervals.
    """
    n = len(values)
    if n < max(k, 1):
        return None
    centre, sd = average(values), sample_sd(values)
    if not sd:
        return Estimate(centre, None, None, n, sd)
    half = student_t(UPPER, n - 1) * sd / sqrt(n)
    return Estimate(centre, *_clamped(centre - half, centre + half, scale), n, sd)


def share(successes: int, n: int) -> Estimate:
    """A share (0–1) with Wilson's interval (Newcombe 1998, method 3).

    Raises Invalid unless 0 ≤ successes ≤ n and n > 0.
    """
    if n < 1 or not 0 <= successes <= n:
        raise Invalid("successes", "out-of-range", value=successes, n=n)
    z, p = normal(UPPER), successes / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # Rounding would leave 0 of n at 1e-17 and n of n just under 1.
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Estimate(p, low, high, n)


def net_score(positive: int, neutral: int, negative: int) -> Estimate:
    """Share positive minus share negative (−1…1), adjusted Wald: ¾ added to each end, 1½ to the middle.

    Value and interval are both the adjusted ones; `people` are the real ones. METHOD.md, Intervals.
    Raises Invalid for a negative count or for nobody at all.
    """
    people = positive + neutral + negative
    if people < 1 or min(positive, neutral, negative) < 0:
        raise Invalid("counts", "out-of-range", positive=positive, neutral=neutral, negative=negative)
    n, up, down = people + 3, positive + 0.75, negative + 0.75
    value = (up - down) / n
    half = normal(UPPER) * sqrt(((up + down) / n - value * value) / n)
    return Estimate(value, *_clamped(value - half, value + half, (-1.0, 1.0)), people)


def welch(after: Estimate, before: Estimate) -> Difference:
    """After minus before with Welch's interval (Welch 1947; Satterthwaite's degrees of freedom).

    Reads value, sd and people only, so two releases are enough. METHOD.md, Before and after.
    """
    value = after.value - before.value
    if after.sd is None or before.sd is None or not (after.sd or before.sd):
        return Difference(value, None, None, None)
    a, b = after.sd**2 / after.people, before.sd**2 / before.people
    df = (a + b) ** 2 / (a * a / (after.people - 1) + b * b / (before.people - 1))
    half = student_t(UPPER, df) * sqrt(a + b)
    return Difference(value, value - half, value + half, df)


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's correlation; None where one side does not vary. Raises Invalid for unequal lengths."""
    if len(xs) != len(ys):
        raise Invalid("pairs", "unequal-lengths", left=len(xs), right=len(ys))
    if len(xs) < 2 or min(xs) == max(xs) or min(ys) == max(ys):
        return None
    x0, y0 = average(xs), average(ys)
    across = fsum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True))
    along = fsum((x - x0) ** 2 for x in xs) * fsum((y - y0) ** 2 for y in ys)
    return max(-1.0, min(1.0, across / sqrt(along)))


def correlation(xs: Sequence[float], ys: Sequence[float]) -> Estimate | None:
    """Pearson's correlation with Fisher's z interval (Fisher 1921); None where one side does not vary.

    There is no interval for fewer than four pairs, nor for a correlation of exactly ±1.
    """
    r, n = pearson(xs, ys), len(xs)
    if r is None:
        return None
    if n < 4 or abs(r) == 1.0:
        return Estimate(r, None, None, n)
    half = normal(UPPER) / sqrt(n - 3)
    return Estimate(r, tanh(atanh(r) - half), tanh(atanh(r) + half), n)


def bootstrap(
    values: Sequence[float], rng: Random, k: int = 1, resamples: int = RESAMPLES
) -> Estimate | None:
    """The mean with a percentile bootstrap interval (Efron 1979); None for fewer than `k` people.

    There is no interval for one value, nor where all are equal. The order of the values plays no part.
    """
    n = len(values)
    if n < max(k, 1):
        return None
    ordered, sd = sorted(values), sample_sd(values)
    if not sd:
        return Estimate(average(ordered), None, None, n, sd)
    means = sorted(fsum(rng.choices(ordered, k=n)) / n for _ in range(resamples))
    return Estimate(average(ordered), quantile(means, 1 - UPPER), quantile(means, UPPER), n, sd)


def quantile(ordered: Sequence[float], p: float) -> float:
    """The `p` quantile of values in rising order, linear between neighbours (Hyndman & Fan's type 7)."""
    if not ordered:
        raise Invalid("values", "empty")
    place = p * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _clamped(low: float, high: float, scale: tuple[float, float] | None) -> tuple[float, float]:
    return (low, high) if scale is None else (max(low, scale[0]), min(high, scale[1]))
