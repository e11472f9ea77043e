"""Figures that say of everybody what they said: nearly all gave the same score, so a band is shown instead.

METHOD.md, "Releases and suppression": a unanimous or all-extreme cell is shown as a band. Were it only that,
the band itself would say so, and whoever knows to be the only one who said otherwise would learn what each of
the others said. So a band stands wherever all but one gave the same score, or all but two and one of these a
score next to it; and it is as wide as a quarter of the scale, under five people half of it. What each other
person said then stays open to everybody, whatever they said themselves (`tests/domain/test_one_voice.py`
tries all ways to score).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import floor

from eximap.domain.group import Group
from eximap.domain.scale import Scale

_QUARTERS, _HALVES = 4, 2
_HALVES_UNDER = 5
_HALF_POINT = 0.5
_CLOSE, _ROUNDING = 1e-6, 1e-9
_MOST_APART = 3  # times the scale's width, squared: two people can't lie further from what all others said


def agreed(pile: Sequence[tuple[float, int]], step: float) -> bool:
    """Whether so many people for each score, multiples of `step`, nearly all gave the same one."""
    everybody = sum(people for _, people in pile)
    for same, people in pile:
        if everybody - people > 2:
            continue
        others = [score for score, n in pile for _ in range(min(n, 2)) if score != same]
        if everybody - people <= 1 and everybody:
            return True
        if everybody - people == 2 and min(abs(score - same) for score in others) <= step + _CLOSE:
            return True
    return False


def one_voice(group: Group, scale: Scale, step: float | None) -> bool:
    """The same where only n, Σx and Σx² are known: whether these may be the sums of such scores.

    Where scores may be anything (`step` None) such sums fit too many: there it is whether all but one may be
    the same whole or half point.
    """
    if not group.n or group.within > _MOST_APART * (scale.high - scale.low) ** 2:
        return False
    return any(_nearly(group, same, scale, step) for same in _grid(scale, step or _HALF_POINT))


def _nearly(group: Group, same: float, scale: Scale, step: float | None) -> bool:
    """Whether all but one may have given `same`, or all but two and one of these a score next to it.

    What the others gave follows from Σx: together they are `beyond` it, and Σ(x − same)² must be theirs.
    """
    beyond = group.total - group.n * same
    apart = group.squares - 2 * same * group.total + group.n * same * same
    close = max(_CLOSE, _ROUNDING * group.squares)
    if abs(apart - beyond * beyond) <= close and _on(scale, None, same + beyond):
        return True
    if not step or group.n < 3:
        return False
    return any(
        abs(apart - near * near - (beyond - near) ** 2) <= close
        and _on(scale, step, same + near)
        and _on(scale, step, same + beyond - near)
        for near in (-step, step)
    )


@lru_cache(maxsize=16)
def _grid(scale: Scale, step: float) -> tuple[float, ...]:
    steps = floor((scale.high - scale.low + _CLOSE) / step)
    return tuple(scale.low + at * step for at in range(steps + 1))


def _on(scale: Scale, step: float | None, score: float) -> bool:
    """Whether it lies on the scale and, where scores are multiples of a step from its low end, on one."""
    if not scale.low - _CLOSE <= score <= scale.high + _CLOSE:
        return False
    return (
        step is None or abs((score - scale.low) / step - round((score - scale.low) / step)) * step <= _CLOSE
    )


def band(group: Group, scale: Scale) -> tuple[float, float]:
    """The part of the scale that holds the mean; of two the outer one. Raises ValueError for nobody."""
    if group.mean is None:
        raise ValueError("nobody has no mean")
    many = _HALVES if group.n < _HALVES_UNDER else _QUARTERS
    width, middle = (scale.high - scale.low) / many, (scale.low + scale.high) / 2
    from_middle = floor(abs(group.mean - middle) / width + _CLOSE)
    near = width * min(from_middle, many // 2 - 1)
    low, high = middle + near, middle + near + width
    return (low, high) if group.mean >= middle - _CLOSE else (2 * middle - high, 2 * middle - low)
