"""A team's scores as three numbers: how many people, their sum and the sum of their squares.

They are all that comparing teams needs (METHOD.md, Comparing teams), a release holds them for every figure,
and they can be added up. The scores are on whatever scale they were given on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from eximap.domain.errors import Invalid
from eximap.domain.interval import SCALE, UPPER, Estimate
from eximap.domain.quantile import student_t

# What rounding leaves of a sum of squares, in proportion to it: below it nothing varies.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Group:
    """`n` people of a team, `total` = Σx and `squares` = Σx² of a score each.

    Raises Invalid for a negative count, and for sums that no scores have.
    """

    team: str
    n: int
    total: float
    squares: float

    def __post_init__(self) -> None:
        """Refuses what cannot have come from scores."""
        least = self.total**2 / self.n if self.n > 0 else 0.0
        if self.n < 0 or not self.squares >= least - 1e-6 * (1 + least) or (self.n == 0 and self.squares):
            raise Invalid("group", "no-such-scores", n=self.n, total=self.total, squares=self.squares)

    @property
    def mean(self) -> float | None:
        """The raw mean; None for nobody."""
        return self.total / self.n if self.n else None

    @property
    def within(self) -> float:
        """The sum of squared distances from the mean, exactly 0 where only rounding is left."""
        if self.n < 2:
            return 0.0
        left = self.squares - self.total**2 / self.n
        return left if left > ROUNDING * self.squares else 0.0

    @property
    def variance(self) -> float | None:
        """The sample variance; None for fewer than two people."""
        return self.within / (self.n - 1) if self.n > 1 else None


def of_values(team: str, values: Sequence[float]) -> Group:
    """The group of a score a person."""
    return Group(team, len(values), fsum(values), fsum(value * value for value in values))


def of_estimate(team: str, estimate: Estimate) -> Group:
    """The group behind a mean of a release: n, Σx and Σx² follow from its people, mean and sd."""
    n, mean = estimate.people, estimate.value
    return Group(team, n, n * mean, (n - 1) * (estimate.sd or 0.0) ** 2 + n * mean * mean)


def together(groups: Sequence[Group], team: str = "") -> Group:
    """All these people as one group; nobody where there is none."""
    total, squares = fsum(group.total for group in groups), fsum(group.squares for group in groups)
    return Group(team, sum(group.n for group in groups), total, squares)


def each_others(groups: Sequence[Group]) -> list[Group]:
    """For each group all the others together, exactly as `together` has them, without adding up for each."""
    n = sum(group.n for group in groups)
    totals, squares = _each_others([g.total for g in groups]), _each_others([g.squares for g in groups])
    return [
        Group("", n - g.n, total, square) for g, total, square in zip(groups, totals, squares, strict=True)
    ]


def _each_others(values: Sequence[float]) -> list[float]:
    """The sum of the others, rounded once: as whole numbers over a power of two, which every float is."""
    ratios = [value.as_integer_ratio() for value in values]
    whole = max((under for _, under in ratios), default=1)
    parts = [over * (whole // under) for over, under in ratios]
    everything = sum(parts)
    return [(everything - part) / whole for part in parts]


def to_estimate(group: Group) -> Estimate | None:
    """The mean on −2…+2 with Student's t interval, as `interval.mean` gives it; None for nobody."""
    if group.mean is None:
        return None
    if not group.variance:
        return Estimate(group.mean, None, None, group.n, None if group.n < 2 else 0.0)
    half = student_t(UPPER, group.n - 1) * sqrt(group.variance / group.n)
    low, high = max(SCALE[0], group.mean - half), min(SCALE[1], group.mean + half)
    return Estimate(group.mean, low, high, group.n, sqrt(group.variance))
