"""What one step up at a touchpoint would move, sheet by sheet (METHOD.md, "What if").

Gains are in points of the remembered score (−2…+2) and are ranked within one lever only: the end
weighs one half for everybody and would win by construction.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from eximap.domain.interval import Estimate, average, bootstrap
from eximap.domain.journey import Lever
from eximap.domain.peak_end import Curve, CurveFigures, figures, most_extreme, remembered
from eximap.domain.sheet import HIGHEST, LOWEST
from eximap.domain.suppression import count_in_words, shown_count

STEP = 1
CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Gain:
    """What raising one touchpoint by a step on every sheet moves, over all sheets with a remembered score.

    Counts of 1…k−1 are None: on how many sheets another touchpoint becomes the most extreme (`flips`), for
    how many it is the worst or best. A gain that moves 1…k−1 people would tell how many by its size: from
    2k sheets on it is rounded to a tenth, below it is None. `once_pit_is_up` and `once_no_worst` are the gain
    after the commonest pit is a step up, and after no −2 is left (peaks only); `nearest_moment` marks the
    moment of truth that is nearest to being a peak.
    """

    touchpoint: str
    gain: Estimate | None
    flips: int | None
    worst_for: int | None
    best_for: int | None
    once_pit_is_up: Estimate | None = None
    once_no_worst: Estimate | None = None
    nearest_moment: bool = False


@dataclass(frozen=True, slots=True)
class Gains:
    """The candidates of each lever, largest gain first; `pit` is the one most often worst.

    `without_worst` is the mean remembered score if no sheet held a −2; None where 1…k−1 people hold one.
    """

    sheets: int
    fix_pit: tuple[Gain, ...]
    build_peak: tuple[Gain, ...]
    strengthen_end: tuple[Gain, ...]
    pit: str | None
    without_worst: float | None

    def of(self, lever: Lever) -> tuple[Gain, ...]:
        """The candidates of one lever."""
        return {
            Lever.FIX_PIT: self.fix_pit,
            Lever.BUILD_PEAK: self.build_peak,
            Lever.STRENGTHEN_END: self.strengthen_end,
        }[lever]


@dataclass(frozen=True, slots=True)
class _Room:
    """The sheets with a remembered score, and what every gain is measured with."""

    curves: tuple[Curve, ...]
    sheets: tuple[CurveFigures, ...]
    touchpoints: tuple[str, ...]
    end: int
    k: int
    rng: Random


def what_if(
    curves: Iterable[Curve],
    touchpoints: Sequence[str],
    end: int,
    moments_of_truth: Collection[int],
    shown: Collection[int],
    k: int,
    rng: Random,
) -> Gains | None:
    """The gains of one step up; None for fewer than `k` (`suppression.threshold`) remembered scores.

    `end`, `moments_of_truth` and `shown` are indices; only `shown` touchpoints are candidates. Fix the pit:
    the three most often someone's worst. Build the peak: the three most often best, the last of them giving
    way to the moment of truth nearest to a peak. The end has its own lever and is no candidate elsewhere.
    """
    kept = [(curve, sheet) for curve in curves if (sheet := figures(curve.scores, end, curve.stays))]
    kept = [(curve, sheet) for curve, sheet in kept if sheet.remembered is not None]
    if len(kept) < max(k, 1):
        return None
    room = _Room(tuple(c for c, _ in kept), tuple(s for _, s in kept), tuple(touchpoints), end, k, rng)
    worst = Counter(moment for sheet in room.sheets for moment in sheet.pits)
    best = Counter(moment for sheet in room.sheets for moment in sheet.peaks)
    inner = [moment for moment in shown if moment != end]
    pits, (peaks, nearest) = _commonest(worst, inner), _peaks(room, best, inner, moments_of_truth)
    pit = pits[0] if pits else None
    return Gains(
        sheets=len(kept),
        fix_pit=_ranked(_gain(room, j, worst, best) for j in pits),
        build_peak=_ranked(_peak_gain(room, j, worst, best, pit, j == nearest) for j in peaks),
        strengthen_end=_ranked(_gain(room, j, worst, best) for j in [end] if end in shown),
        pit=None if pit is None else touchpoints[pit],
        without_worst=_without_worst(room),
    )


def raised(scores: Sequence[int | None], moment: int, step: int = STEP) -> tuple[int | None, ...]:
    """The scores with one moment raised by `step`, clamped at +2; no score stays no score."""
    score = scores[moment]
    if score is None:
        return tuple(scores)
    return (*scores[:moment], min(HIGHEST, score + step), *scores[moment + 1 :])


def _commonest(counts: Counter[int], allowed: Collection[int]) -> list[int]:
    """The three most counted moments; ties go to the earlier one, so that the choice is stable."""
    found = sorted(
        (moment for moment in counts if moment in allowed), key=lambda moment: (-counts[moment], moment)
    )
    return found[:CANDIDATES]


def _peaks(
    room: _Room, best: Counter[int], allowed: Sequence[int], moments_of_truth: Collection[int]
) -> tuple[list[int], int | None]:
    """The candidates for a peak, and which of them stands there as the moment of truth nearest to one."""
    common = _commonest(best, allowed)
    others = [moment for moment in allowed if moment in moments_of_truth and moment not in common]
    means = {moment: _mean_at(room, moment) for moment in others}
    reached = {moment: value for moment, value in means.items() if value is not None}
    if not reached:
        return common, None
    nearest = max(reached, key=lambda moment: (reached[moment], -moment))
    return [*common[: CANDIDATES - 1], nearest], nearest


def _mean_at(room: _Room, moment: int) -> float | None:
    scores = [score for curve in room.curves if (score := curve.scores[moment]) is not None]
    return average(scores) if scores else None


def _ranked(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Largest gain first, those that may not be told last; equal ones keep their order."""
    return tuple(sorted(gains, key=lambda gain: float("inf") if gain.gain is None else -gain.gain.value))


def _gain(room: _Room, moment: int, worst: Counter[int], best: Counter[int]) -> Gain:
    flips = 0
    for curve, sheet in zip(room.curves, room.sheets, strict=True):
        flips += most_extreme(raised(curve.scores, moment), curve.stays) != sheet.extreme
    return Gain(
        touchpoint=room.touchpoints[moment],
        gain=_estimate(room, [curve.scores for curve in room.curves], moment),
        flips=shown_count(flips, room.k),
        worst_for=shown_count(worst[moment], room.k),
        best_for=shown_count(best[moment], room.k),
    )


def _peak_gain(
    room: _Room, moment: int, worst: Counter[int], best: Counter[int], pit: int | None, nearest: bool
) -> Gain:
    """The gain of a peak, with what it is once the pit is gone: while a −2 wins every tie, often nil."""
    plain = _gain(room, moment, worst, best)
    healed = [_without(curve.scores) for curve in room.curves]
    lifted = None
    if pit is not None and pit != moment:
        lifted = _estimate(room, [raised(curve.scores, pit) for curve in room.curves], moment)
    return Gain(
        plain.touchpoint,
        plain.gain,
        plain.flips,
        plain.worst_for,
        plain.best_for,
        once_pit_is_up=lifted,
        once_no_worst=_estimate(room, healed, moment),
        nearest_moment=nearest,
    )


def _estimate(room: _Room, before: Sequence[tuple[int | None, ...]], moment: int) -> Estimate | None:
    """The mean gain of raising `moment` from the given scores on, as far as it may be told (see Gain)."""
    changes = []
    for scores, curve in zip(before, room.curves, strict=True):
        first = remembered(scores, room.end, curve.stays)
        then = remembered(raised(scores, moment), room.end, curve.stays)
        if first is not None and then is not None:
            changes.append(then - first)
    estimate = bootstrap(changes, room.rng, room.k)
    if estimate is None or not count_in_words(sum(change != 0 for change in changes), room.k):
        return estimate
    return _rounded(estimate) if len(changes) >= 2 * room.k else None


def _rounded(estimate: Estimate) -> Estimate:
    """To a tenth and without its sd; remembered scores move in halves, so tenths of ten sheets mix counts."""
    low = None if estimate.low is None else round(estimate.low, 1)
    high = None if estimate.high is None else round(estimate.high, 1)
    return Estimate(round(estimate.value, 1), low, high, estimate.people)


def _without(scores: Sequence[int | None]) -> tuple[int | None, ...]:
    """The scores with every −2 a step up."""
    return tuple(LOWEST + STEP if score == LOWEST else score for score in scores)


def _without_worst(room: _Room) -> float | None:
    if count_in_words(sum(LOWEST in curve.scores for curve in room.curves), room.k):
        return None
    after = [remembered(_without(curve.scores), room.end, curve.stays) for curve in room.curves]
    return average([value for value in after if value is not None])
