"""What each of several sums leaves to its parts, given what the others may be: interval by interval.

Exactly, and in whole numbers wherever there are any: all is counted in a unit small enough for every end that
is known, and only what no unit fits becomes a fraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from eximap.domain.simplex import Contradiction

_SWEEPS = 40
_Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both possible; on the multiples of `step` if there is one."""

    low: Fraction
    high: Fraction
    step: Fraction | None = None

    @property
    def value(self) -> Fraction | None:
        """The only value that is possible, None where there are several (or none at all)."""
        return self.low if self.low == self.high else None

    @property
    def empty(self) -> bool:
        """Whether no value is possible: what is known contradicts itself."""
        return self.low > self.high

    def within(self, low: Fraction, high: Fraction) -> Range:
        """What is left of it between `low` and `high`."""
        low, high = max(low, self.low), min(high, self.high)
        if self.step:
            low, high = ceil(low / self.step) * self.step, floor(high / self.step) * self.step
        return Range(low, high, self.step)


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of unknowns together: `low` ≤ Σ weight · unknown ≤ `high`."""

    weights: tuple[tuple[str, Fraction], ...]
    low: Fraction
    high: Fraction

    @property
    def names(self) -> frozenset[str]:
        """The unknowns in it."""
        return frozenset(name for name, _ in self.weights)


def by_intervals(boxes: Mapping[str, Range], sums: Iterable[Sum]) -> dict[str, Range]:
    """What each sum leaves to each of its parts, over and over until nothing gets tighter.

    Raises Contradiction where it leaves nothing.
    """
    known = list(sums)
    unit = _unit(boxes.values(), known)
    found = {name: _Box.of(box, unit) for name, box in boxes.items()}
    counted = [_Counted.of(one, unit, found) for one in known]
    for _ in range(_SWEEPS):
        tighter = [one.tighten() for one in counted]
        if not any(tighter):
            break
    return {name: box.range(unit) for name, box in found.items()}


def _unit(boxes: Iterable[Range], sums: Sequence[Sum]) -> int:
    """Into how many parts one is divided, so that ends, and ends divided by weights, are whole."""
    ends = [end.denominator for box in boxes for end in (box.low, box.high, box.step or box.low)]
    ends += [end.denominator for one in sums for end in (one.low, one.high)]
    weights = {weight for one in sums for _, weight in one.weights if weight}
    return lcm(*ends) * lcm(*(weight.numerator * weight.denominator for weight in weights))


@dataclass(slots=True)
class _Box:
    """A range, counted in units."""

    low: _Number
    high: _Number
    step: int | None

    @classmethod
    def of(cls, range_: Range, unit: int) -> _Box:
        step = int(range_.step * unit) if range_.step else None
        box = cls(int(range_.low * unit), int(range_.high * unit), step)
        box.round()
        return box

    def range(self, unit: int) -> Range:
        step = Fraction(self.step, unit) if self.step else None
        return Range(Fraction(self.low) / unit, Fraction(self.high) / unit, step)

    def round(self) -> None:
        """Moves the ends inwards to multiples of the step."""
        if self.step:
            self.low, self.high = -(-self.low // self.step) * self.step, self.high // self.step * self.step


@dataclass(slots=True)
class _Counted:
    """A sum, counted in units, with whole weights."""

    parts: tuple[tuple[_Box, int], ...]
    low: int
    high: int

    @classmethod
    def of(cls, known: Sum, unit: int, boxes: Mapping[str, _Box]) -> _Counted:
        times = lcm(*(weight.denominator for _, weight in known.weights))
        parts = tuple((boxes[name], int(weight * times)) for name, weight in known.weights)
        return cls(parts, int(known.low * unit * times), int(known.high * unit * times))

    def tighten(self) -> bool:
        """Whether a part was left less than it had. Raises Contradiction where it was left nothing."""
        ends = [_ends(box, weight) for box, weight in self.parts]
        least, most = sum(low for low, _ in ends), sum(high for _, high in ends)
        tighter = False
        for (box, weight), (low, high) in zip(self.parts, ends, strict=True):
            # The others take at least `least - low`, at most `most - high`; the rest is this one's.
            one, other = self.low - (most - high), self.high - (least - low)
            if one > low or other < high:
                tighter |= _narrow(box, _divided(one, weight), _divided(other, weight))
        return tighter


def _ends(box: _Box, weight: int) -> tuple[_Number, _Number]:
    one, other = weight * box.low, weight * box.high
    return (one, other) if weight >= 0 else (other, one)


def _divided(value: _Number, by: int) -> _Number:
    whole, rest = divmod(value, by)
    return Fraction(value) / by if rest else whole


def _narrow(box: _Box, one: _Number, other: _Number) -> bool:
    before = box.low, box.high
    box.low, box.high = max(box.low, min(one, other)), min(box.high, max(one, other))
    box.round()
    if box.low > box.high:
        raise Contradiction
    return (box.low, box.high) != before
