"""Between what values unknown totals must lie, given sums of them that are known: all that can be worked out.

Every unknown lies in its box; every sum of some of them, weighed, lies between two known values. What follows
is found exactly: first by intervals (`interval_range`: a sum bounds each of its parts by all the others),
which is all there is to find where no two sums share two unknowns, nor go round in a circle; elsewhere then
by linear programming (`simplex`). Parts that share no sum are solved apart. More than `LARGEST` unknowns that
hang together are left to the intervals, of the sums and of what is left of them by Gauss and Jordan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from eximap.domain.hanging import hanging_together
from eximap.domain.interval_range import Range, Sum, by_intervals
from eximap.domain.simplex import Contradiction, Limits

LARGEST = 24

_KNOWN = ""  # in a row of weights, what they add up to


def ranges(boxes: Mapping[str, Range], sums: Sequence[Sum]) -> dict[str, Range]:
    """The range of every unknown. Raises Contradiction where the sums leave no value."""
    found = dict(boxes)
    for part, its_sums in parts(boxes, sums):
        nested = _nested(part, its_sums)
        more = [] if nested else reduced(its_sums, part)
        tight = by_intervals({name: boxes[name] for name in part}, (*its_sums, *more))
        if not nested and len(part) <= LARGEST:
            tight = _by_simplex(tight, its_sums)
        found |= tight
    return found


def _nested(part: Sequence[str], sums: Iterable[Sum]) -> bool:
    """Whether there is one way only from each unknown to each other: then intervals find all that follows."""
    several = [known for known in sums if len(known.weights) > 1]
    ways = sum(len(known.weights) for known in several)
    return ways == len(part) + len(several) - 1 if several else True


def reduced(sums: Iterable[Sum], order: Sequence[str]) -> list[Sum]:
    """What is known exactly, by Gauss and Jordan; unknowns that stand first in `order` are eliminated first.

    Unknowns that are not in it are left out of the sums, whose values then mean nothing.
    """
    kept: list[dict[str, Fraction]] = []
    left = [_row(known, order) for known in sums if known.low == known.high]
    for name in order:
        pivot = next((row for row in left if row.get(name)), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = {n: w / pivot[name] for n, w in pivot.items()}
        left = [_less(row, pivot, name) for row in left]
        kept = [*(_less(row, pivot, name) for row in kept), pivot]
    return [_sum(row) for row in kept]


def _row(known: Sum, order: Sequence[str]) -> dict[str, Fraction]:
    weights = dict(known.weights)
    return {name: weights[name] for name in order if weights.get(name)} | {_KNOWN: known.low}


def _sum(row: dict[str, Fraction]) -> Sum:
    value = row.pop(_KNOWN, Fraction(0))
    return Sum(tuple(row.items()), value, value)


def _less(row: dict[str, Fraction], pivot: Mapping[str, Fraction], name: str) -> dict[str, Fraction]:
    """The row without that unknown, by as much of the pivot as it takes."""
    if not (factor := row.get(name)):
        return row
    names = row.keys() | pivot.keys()
    taken = {n: row.get(n, Fraction(0)) - factor * pivot.get(n, Fraction(0)) for n in names}
    return {n: weight for n, weight in taken.items() if weight}


def parts(boxes: Mapping[str, Range], sums: Sequence[Sum]) -> Iterator[tuple[list[str], list[Sum]]]:
    """The unknowns that hang together by sums, with these; what stands in no sum is left out."""
    place = {name: at for at, name in enumerate(boxes)}
    for its_sums in hanging_together(sums, lambda known: known.names):
        names = frozenset().union(*(known.names for known in its_sums))
        yield sorted(names & place.keys(), key=place.__getitem__), its_sums


def _by_simplex(boxes: dict[str, Range], sums: Sequence[Sum]) -> dict[str, Range]:
    """The range of each unknown by itself, all others free: twice a linear programme."""
    names = [name for name, box in boxes.items() if box.value is None]
    limits = Limits.of(_rows(names, boxes, sums))
    found = dict(boxes)
    for at, name in enumerate(names):
        aim = [Fraction(int(place == at)) for place in range(len(names))]
        most = limits.maximum(aim)
        least = -limits.maximum([-each for each in aim])
        # Unknowns are counted from the lower end of their boxes.
        found[name] = boxes[name].within(boxes[name].low + least, boxes[name].low + most)
        if found[name].empty:
            raise Contradiction(name)
    return found


def _rows(
    names: Sequence[str], boxes: Mapping[str, Range], sums: Iterable[Sum]
) -> list[tuple[list[Fraction], Fraction]]:
    """The boxes and sums as rows "Σ a·y ≤ b" over y ≥ 0, y counted from the lower ends."""
    place = {name: at for at, name in enumerate(names)}
    rows = []
    for name in names:
        row = [Fraction(0)] * len(names)
        row[place[name]] = Fraction(1)
        rows.append((row, boxes[name].high - boxes[name].low))
    for known in sums:
        row, fixed = [Fraction(0)] * len(names), Fraction(0)
        for name, weight in known.weights:
            fixed += weight * boxes[name].low
            if name in place:
                row[place[name]] += weight
        rows.append((row, known.high - fixed))
        rows.append(([-each for each in row], fixed - known.low))
    return rows
