"""Figures that say of everybody what they said: nearly all gave the same score, so a band is shown instead.

METHOD.md, "Releases and suppression": a unanimous or all-extreme cell is shown as a band. Were it only that,
the band itself would say so, and whoever knows to be the only one who said otherwise would learn what each of
the others said. So a band stands wherever all but one gave the same score, or all but two and one of these a
score next to it; and it is as wide as a quarter of the scale, under five people half of it. What each other
person said then stays open to everybody, whatever they said themselves (`tests/domain/test_one_voice.py`
tries all ways to score).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import floor, isclose

from eximap.domain.group import Group
from eximap.domain.scale import Scale

_QUARTERS, _HALVES = 4, 2
_HALVES_UNDER = 5
_HALF_POINT = 0.5
_CLOSE = 1e-6
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
    return any(_sums(group, same, others) for same, others in _alike(group, scale, step))


def _alike(group: Group, scale: Scale, step: float | None) -> Iterator[tuple[float, tuple[float, ...]]]:
    """A score that nearly everybody may have given, and what the one or two others gave then."""
    grid = _grid(scale, step or _HALF_POINT)
    for same in grid:
        last = group.total - (group.n - 1) * same
        if scale.low - _CLOSE <= last <= scale.high + _CLOSE:
            yield same, (last,)
        if step and group.n > 2:
            for near in (same - step, same + step):
                far = group.total - (group.n - 2) * same - near
                if _on(grid, near) and _on(grid, far):
                    yield same, (near, far)


@lru_cache(maxsize=16)
def _grid(scale: Scale, step: float) -> tuple[float, ...]:
    steps = floor((scale.high - scale.low + _CLOSE) / step)
    return tuple(scale.low + at * step for at in range(steps + 1))


def _on(grid: Sequence[float], score: float) -> bool:
    return any(isclose(score, each, abs_tol=_CLOSE) for each in grid)


def _sums(group: Group, same: float, others: Sequence[float]) -> bool:
    squares = (group.n - len(others)) * same * same + sum(score * score for score in others)
    return isclose(group.squares, squares, abs_tol=_CLOSE)


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
