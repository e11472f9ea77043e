"""The drawn line of a journey: a monotone cubic, so that it never passes beyond a real score.

Source: Fritsch & Butland 1984 (SIAM J. Sci. Stat. Comput. 5:300), the harmonic mean of neighbouring slopes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cubic:
    """One Bézier piece between two neighbouring points."""

    start: Point
    control1: Point
    control2: Point
    end: Point


def monotone(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """The pieces through all points, whose x must rise; none for fewer than two points."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    pieces = []
    for (a, b), (at_a, at_b) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (b[0] - a[0]) / 3
        pieces.append(Cubic(a, (a[0] + third, a[1] + at_a * third), (b[0] - third, b[1] - at_b * third), b))
    return tuple(pieces)


def _slopes(points: Sequence[Point]) -> list[float]:
    steps = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    inner = [_harmonic(before, after) for before, after in pairwise(steps)]
    return [steps[0], *inner, steps[-1]]


def _harmonic(before: float, after: float) -> float:
    # A turn is flat: the extreme that is drawn is the extreme that was scored.
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def runs(values: Sequence[float | None]) -> tuple[tuple[Point, ...], ...]:
    """Neighbouring points without a gap, as (position, value); a gap is never bridged."""
    found: list[list[Point]] = [[]]
    for at, value in enumerate(values):
        if value is not None:
            found[-1].append((float(at), value))
        elif found[-1]:
            found.append([])
    return tuple(tuple(run) for run in found if run)
