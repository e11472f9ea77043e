"""The audit: whether all that was ever told, taken together, says something of fewer than k people.

METHOD.md, "Releases and suppression". Who answers a figure are its people; crowds are people who are never
told apart, each with an unknown total of scores. Whatever was told (a figure, a total, an earlier release, a
filter, an export) is a weighed sum of such totals. `audit` solves these, with the bounds of the scale: it
finds the crowds and sums of crowds of fewer than k people whose total follows, and the crowds of any size of
whom everybody must have given the lowest or the highest score.

What is assumed: a reader knows how many people are in each crowd, what was told, and all the arithmetic; of
scores nothing but that each lies on the scale, on multiples of its step. Rows and teams share unknowns only
where something that was told joins them, so each such part is solved by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from eximap.domain.interval_range import Range, Sum
from eximap.domain.linear_range import LARGEST, parts, ranges, reduced
from eximap.domain.scale import Scale

_HALF = 0.5
FINEST = 10**6  # sums of scores and of sheet means are fractions with small denominators


@dataclass(frozen=True, slots=True)
class Crowd:
    """`people` who are never told apart, and what their total may be: each between the ends of the scale.

    `step` is what single scores are multiples of; None where they may be any number. `most` is how many they
    may be where that is not known: `people` are the fewest then. `alike`: it is known that nearly all gave
    the same score, so that whoever gave another one could work out the others from the total. `secret`: they
    can be told by who they are, as latecomers can, so that nothing at all may follow of them beyond what they
    lie `within` anyway.
    """

    name: str
    people: int
    step: Fraction | None = None
    most: int | None = None
    alike: bool = False
    secret: bool = False
    within: tuple[Fraction, Fraction] | None = None

    def box(self, scale: Scale) -> Range:
        """All totals that so many scores can have."""
        if self.within:
            return Range(*self.within, self.step)
        many = self.people if self.most is None else self.most
        low, high = exact(scale.low) * many, exact(scale.high) * many
        return Range(low, high, self.step)


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What follows of the `crowds` together, `people` in all: a total, or the one end of the scale."""

    crowds: frozenset[str]
    people: int
    low: Fraction
    high: Fraction


@lru_cache(maxsize=1 << 14)
def exact(value: float) -> Fraction:
    """The fraction that a computed sum stands for."""
    whole = round(value)
    if abs(value - whole) * FINEST < _HALF:  # no other fraction that is coarse enough is as near
        return Fraction(whole)
    return Fraction(value).limit_denominator(FINEST)


def total(value: float, *crowds: str) -> Sum:
    """What it is to be told the total of these crowds."""
    return Sum(tuple((crowd, Fraction(1)) for crowd in crowds), exact(value), exact(value))


def audit(crowds: Iterable[Crowd], told: Sequence[Sum], scale: Scale, k: int) -> tuple[Disclosed, ...]:
    """Everything that follows from what was `told` for fewer than `k` people; empty is good.

    Raises Contradiction where it cannot all be true.
    """
    by_name = {crowd.name: crowd for crowd in crowds if crowd.people}
    boxes = {name: crowd.box(scale) for name, crowd in by_name.items()}
    sums = [_without_nobody(known, boxes) for known in told]
    found = ranges(boxes, sums)
    width = exact(scale.high) - exact(scale.low)
    single = [_of_one(crowd, found[name], boxes[name], width, k) for name, crowd in by_name.items()]
    several = [
        each
        for names, its_sums in parts(boxes, sums)
        for each in _of_several([by_name[name] for name in names], found, its_sums, k)
    ]
    return (*(each for each in single if each), *several)


def _without_nobody(known: Sum, boxes: Mapping[str, Range]) -> Sum:
    return Sum(tuple((name, w) for name, w in known.weights if name in boxes), known.low, known.high)


def _of_one(crowd: Crowd, found: Range, box: Range, width: Fraction, k: int) -> Disclosed | None:
    """A crowd under k whose total follows, or one of any size that follows to be all at one end.

    Of people who are alike no total may follow, nor that it is as near to an end as one of them can move it.
    """
    if crowd.secret:
        follows = found != box
    elif crowd.alike:
        follows = found.low >= box.high - width or found.high <= box.low + width or found.value is not None
    else:
        follows = found.value is not None and (crowd.people < k or found.value in (box.low, box.high))
    return Disclosed(frozenset({crowd.name}), crowd.people, found.low, found.high) if follows else None


def _of_several(
    crowds: Sequence[Crowd], found: Mapping[str, Range], sums: Sequence[Sum], k: int
) -> Iterator[Disclosed]:
    """Small crowds of whom nothing follows one by one, but something of some of them together.

    Where no total is fixed, something follows only from what is told exactly, by adding and subtracting.
    """
    open_ = sorted((c for c in crowds if found[c.name].value is None), key=lambda c: (c.people < k, c.name))
    small = {crowd.name: crowd for crowd in open_ if crowd.people < k}
    if not small:
        return
    rows = reduced(sums, [crowd.name for crowd in open_])
    # The large ones were eliminated first: these rows speak of small ones only.
    of_small = [known for known in rows if known.names <= small.keys()]
    for names in _candidates(of_small, small, k):
        if _follows(names, of_small):
            low = sum((found[name].low for name in names), Fraction(0))
            high = sum((found[name].high for name in names), Fraction(0))
            yield Disclosed(frozenset(names), sum(small[name].people for name in names), low, high)


def _candidates(rows: Sequence[Sum], small: Mapping[str, Crowd], k: int) -> Iterator[frozenset[str]]:
    """Sets of crowds of fewer than k people in all; only whole rows where there are too many to try all."""
    names = sorted({name for row in rows for name in row.names})
    tried = (some for many in range(1, k) for some in combinations(names, many))
    for some in tried if len(names) <= LARGEST else (row.names for row in rows):
        if sum(small[name].people for name in some) < k:
            yield frozenset(some)


def _follows(names: frozenset[str], rows: Sequence[Sum]) -> bool:
    """Whether adding and subtracting the rows leaves something of these crowds and of nobody else."""
    others = sorted({name for row in rows for name in row.names} - names)
    return len(reduced(rows, others)) < len(rows)
