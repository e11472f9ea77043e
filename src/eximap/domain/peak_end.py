"""The curve and the peak-end rule, for one sheet (METHOD.md, "The curve and the peak-end rule").

Redelmeier & Kahneman 1996: what is remembered is the mean of the most extreme moment and the end.
A curve is one sheet's scores (−2…+2) in journey order, None where it has none: unscored and *not
met* are skipped, never zero. Moments are indices into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from eximap.domain.errors import Invalid
from eximap.domain.interval import average, sample_sd


@dataclass(frozen=True, slots=True)
class Curve:
    """One sheet as the rule reads it: scores in journey order, and the moment that stays, if named."""

    scores: tuple[int | None, ...]
    stays: int | None = None


@dataclass(frozen=True, slots=True)
class CurveFigures:
    """What one sheet with at least two scores says.

    Every tied touchpoint is among `peaks` or `pits`; a flat sheet has neither (and no `best_peak`,
    no `worst_pit`). `trend` is the least-squares slope per step, `spread` the sample sd. `extreme`
    is the most extreme moment, `extreme_opposite` the one under the opposite tie rule. Without a
    score at the end, `end` and both remembered scores are None.
    """

    scored: int
    best_peak: float | None
    worst_pit: float | None
    peaks: tuple[int, ...]
    pits: tuple[int, ...]
    mean: float
    trend: float
    spread: float
    extreme: int
    extreme_opposite: int
    end: float | None
    remembered: float | None
    remembered_opposite: float | None


def figures(scores: Sequence[float | None], end: int, stays: int | None = None) -> CurveFigures | None:
    """The figures of one sheet; None for fewer than two scores, which count in touchpoint means only.

    Raises Invalid when `end` or `stays` is no index of `scores`.
    """
    _check_index("end", end, scores)
    if stays is not None:
        _check_index("stays", stays, scores)
    scored = {moment: score for moment, score in enumerate(scores) if score is not None}
    if len(scored) < 2:
        return None
    values = list(scored.values())
    low, high = min(values), max(values)
    flat = low == high
    usual = most_extreme(scores, stays)
    opposite = most_extreme(scores, stays, opposite=True)
    return CurveFigures(
        scored=len(scored),
        best_peak=None if flat else high,
        worst_pit=None if flat else low,
        peaks=() if flat else tuple(moment for moment, score in scored.items() if score == high),
        pits=() if flat else tuple(moment for moment, score in scored.items() if score == low),
        mean=average(values),
        trend=trend(scores),
        spread=sample_sd(values) or 0.0,
        extreme=usual,
        extreme_opposite=opposite,
        end=scored.get(end),
        remembered=_remembered(scored[usual], scored.get(end)),
        remembered_opposite=_remembered(scored[opposite], scored.get(end)),
    )


def most_extreme(scores: Sequence[float | None], stays: int | None = None, *, opposite: bool = False) -> int:
    """The moment with the largest |score|.

    Among the tied, the person's own moment that stays; else a negative one, then the latest. The opposite
    rule is about what the person left open: a positive one, then the latest; what they named still wins.
    Raises Invalid when nothing is scored.
    """
    scored = [(moment, score) for moment, score in enumerate(scores) if score is not None]
    if not scored:
        raise Invalid("scores", "empty")

    def strength(pair: tuple[int, float]) -> tuple[float, bool, bool, int]:
        moment, score = pair
        return abs(score), moment == stays, (score > 0) if opposite else (score < 0), moment

    return max(scored, key=strength)[0]


def remembered(scores: Sequence[float | None], end: int, stays: int | None = None) -> float | None:
    """(most extreme + end) / 2; None for fewer than two scores or none at the end.

    The short way to `figures(…).remembered`, for the many recomputations of *what if*.
    """
    last = scores[end]
    if last is None or sum(score is not None for score in scores) < 2:
        return None
    extreme = scores[most_extreme(scores, stays)]
    return None if extreme is None else _remembered(extreme, last)


def trend(scores: Sequence[float | None]) -> float:
    """The least-squares slope per step of journey position, gaps kept. Raises Invalid for fewer than two."""
    points = [(place, score) for place, score in enumerate(scores) if score is not None]
    if len(points) < 2:
        raise Invalid("scores", "fewer-than-two")
    x0 = average([place for place, _ in points])
    y0 = average([score for _, score in points])
    rise = fsum((place - x0) * (score - y0) for place, score in points)
    return rise / fsum((place - x0) ** 2 for place, _ in points)


def _remembered(extreme: float, end: float | None) -> float | None:
    return None if end is None else (extreme + end) / 2


def _check_index(field: str, index: int, scores: Sequence[object]) -> None:
    if not 0 <= index < len(scores):
        raise Invalid(field, "out-of-range", value=index, touchpoints=len(scores))
