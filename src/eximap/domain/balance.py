"""A plan seen through METHOD.md's lenses ("The plan"): the picture shows imbalance and blocks nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from eximap.domain.journey import Lever
from eximap.domain.lens import Key, Lenses, Side, Style, Value

T = TypeVar("T", bound=StrEnum)
TELLING = 2  # of one action nothing can be out of balance


class Tilt(StrEnum):
    """Where a whole plan leans."""

    ONLY_PITS = "only-pits"
    ONLY_PEAKS = "only-peaks"
    ONLY_ENDS = "only-ends"
    ONLY_LEAD = "only-lead"
    ONLY_MANAGE = "only-manage"
    ONLY_EMOTIONAL = "only-emotional"
    ONLY_PROFESSIONAL = "only-professional"
    ONE_VALUE = "one-value"


_LEVERS = {
    Lever.FIX_PIT: Tilt.ONLY_PITS,
    Lever.BUILD_PEAK: Tilt.ONLY_PEAKS,
    Lever.STRENGTHEN_END: Tilt.ONLY_ENDS,
}
_STYLES = {Style.LEAD: Tilt.ONLY_LEAD, Style.MANAGE: Tilt.ONLY_MANAGE}
_SIDES = {Side.EMOTIONAL: Tilt.ONLY_EMOTIONAL, Side.PROFESSIONAL: Tilt.ONLY_PROFESSIONAL}


@dataclass(frozen=True, slots=True)
class Balance:
    """How many of `actions` stand where; a lens counts those that were marked through it."""

    actions: int
    levers: Mapping[Lever, int]
    styles: Mapping[Style, int]
    sides: Mapping[Side, int]
    values: Mapping[Value, int]
    keys: Mapping[Key, int]

    def tilts(self) -> tuple[Tilt, ...]:
        """Where everything lies on one side, by lens; nothing for fewer than two actions."""
        found = (
            _only(self.levers, _LEVERS),
            _only(self.styles, _STYLES),
            _only(self.sides, _SIDES),
            _only(self.values, dict.fromkeys(Value, Tilt.ONE_VALUE)),
        )
        return tuple(tilt for tilt in found if tilt is not None)

    def marked(self) -> bool:
        """Whether anything was marked through any lens."""
        return any((self.styles, self.sides, self.values, self.keys))


def of_plan(kinds: Iterable[tuple[Lever, Lenses, int]]) -> Balance:
    """The picture of a plan: lever and marks, and how many actions have both so."""
    counted = [(lever, lenses, n) for lever, lenses, n in kinds if n]
    return Balance(
        actions=sum(n for _, _, n in counted),
        levers=_counts((lever, n) for lever, _, n in counted),
        styles=_counts((lenses.style, n) for _, lenses, n in counted),
        sides=_counts((lenses.side, n) for _, lenses, n in counted),
        values=_counts((lenses.value, n) for _, lenses, n in counted),
        keys=_counts((lenses.key, n) for _, lenses, n in counted),
    )


def _counts(marks: Iterable[tuple[T | None, int]]) -> Mapping[T, int]:
    counts: Counter[T] = Counter()
    for mark, n in marks:
        if mark is not None:
            counts[mark] += n
    return MappingProxyType(counts)


def _only(counts: Mapping[T, int], tilts: Mapping[T, Tilt]) -> Tilt | None:
    """The tilt of the one kind that there is, if it is there twice at least."""
    if len(counts) != 1 or sum(counts.values()) < TELLING:
        return None
    return tilts[next(iter(counts))]
