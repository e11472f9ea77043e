"""Teams and units in a dated tree: last spring's figures stay with last spring's tree.

A unit's id is what journeys and access keys carry as their unit. Texts that no unit has as its id are paths
("service/night"), from the time before there was a tree; they keep their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import checked_name

TOP = ""
ALWAYS = date.min
UNITS_MAX = 5_000
PEOPLE_MAX = 100_000
_PARTS = "/"


class _Dated(Protocol):
    @property
    def since(self) -> date: ...


D = TypeVar("D", bound=_Dated)


@dataclass(frozen=True, slots=True)
class Placement:
    """Under which unit it stands from that day on; `TOP` for none."""

    since: date
    parent: str


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people it has from that day on."""

    since: date
    people: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A team, or a unit of several. Placements and head counts are in order of their days."""

    id: str
    name: str
    responsible: str = ""
    placements: tuple[Placement, ...] = ()
    head_counts: tuple[HeadCount, ...] = ()
    ver: str = ""

    def parent_on(self, day: date) -> str:
        """The id of the unit that it stood under; before its first day, under which it first stood."""
        held = _holding(self.placements, day)
        return held.parent if held else TOP

    def head_count_on(self, day: date) -> int | None:
        """Its own people that day; None where nobody said."""
        held = _holding(self.head_counts, day)
        return held.people if held else None


def _holding(dated: Sequence[D], day: date) -> D | None:
    """What held that day: the last that had begun, else the first of all."""
    begun = [one for one in dated if one.since <= day]
    return begun[-1] if begun else next(iter(dated), None)


@dataclass(frozen=True, slots=True)
class Tree:
    """The units as they stand on one day; `children` are those directly under each, alphabetically."""

    units: Mapping[str, Unit]
    day: date
    children: Mapping[str, tuple[Unit, ...]]

    def lineage(self, unit: str) -> tuple[str, ...]:
        """The ids from the top to the unit itself; a path's are its beginnings. Empty for no unit."""
        found: list[str] = []
        while unit and unit not in found:
            found.append(unit)
            known = self.units.get(unit)
            unit = known.parent_on(self.day) if known else unit.rpartition(_PARTS)[0]
        return tuple(reversed(found))

    def path(self, unit: str) -> tuple[str, ...]:
        """The names from the top to the unit itself."""
        return tuple(self._name(id) for id in self.lineage(unit))

    def _name(self, id: str) -> str:
        known = self.units.get(id)
        return known.name if known else id.rpartition(_PARTS)[2]

    def below(self, unit: str) -> tuple[Unit, ...]:
        """The units that stand directly under it, alphabetically; a parent that is gone counts as the top."""
        return self.children.get(unit, ())

    def people(self, unit: str) -> int | None:
        """A team's head count, or the sum of those below; None where none is known."""
        under = self.below(unit)
        if not under:
            return self.units[unit].head_count_on(self.day) if unit in self.units else None
        known = [count for u in under if (count := self.people(u.id)) is not None]
        return sum(known) if known else None

    def lines(self, under: str = TOP, depth: int = 0) -> Iterator[tuple[int, Unit]]:
        """Every unit after the one that it stands under, with its depth."""
        for unit in self.below(under):
            yield depth, unit
            yield from self.lines(unit.id, depth + 1)

    def named(self, path: Sequence[str]) -> str | None:
        """The id of the unit with these names from the top, whatever their case."""
        wanted = [name.casefold() for name in path]
        at = TOP
        for name in wanted:
            found = next((u.id for u in self.below(at) if u.name.casefold() == name), None)
            if found is None:
                return None
            at = found
        return at or None

    def place_of(self, team: str, path: Sequence[str]) -> str | None:
        """Which of these units a team from elsewhere is: the same id, or the only one without any below
        that has its name."""
        if team in self.units:
            return team
        exact = self.named(path)
        if exact or not path:
            return exact
        alike = [u.id for u in self.units.values() if u.name.casefold() == path[-1].casefold()]
        teams = [id for id in alike if not self.below(id)]
        return teams[0] if len(teams) == 1 else None


def as_of(units: Iterable[Unit], day: date) -> Tree:
    """The tree of that day."""
    known = {unit.id: unit for unit in units}
    children: dict[str, list[Unit]] = {}
    for unit in sorted(known.values(), key=lambda u: (u.name.casefold(), u.name, u.id)):
        parent = unit.parent_on(day)
        children.setdefault(parent if parent in known else TOP, []).append(unit)
    return Tree(known, day, {parent: tuple(under) for parent, under in children.items()})


def with_paths(units: Sequence[Unit], paths: Iterable[str]) -> tuple[Unit, ...]:
    """The units, and one for every path that is carried as a unit and has none yet, as if always there."""
    known = {unit.id: unit for unit in units}
    for path in sorted(set(paths) - {TOP}):
        parts = path.split(_PARTS)
        for end in range(1, len(parts) + 1):
            id, above = _PARTS.join(parts[:end]), _PARTS.join(parts[: end - 1])
            if path not in known and id not in known:
                known[id] = Unit(id, parts[end - 1], placements=(Placement(ALWAYS, above),))
    return tuple(known.values())


# --- verbs: each returns the unit as it is afterwards -----------------------------------------------------


def found(units: Sequence[Unit], id: str) -> Unit:
    """Raises `NotFound`."""
    for unit in units:
        if unit.id == id:
            return unit
    raise NotFound("unit", id)


def add(units: Sequence[Unit], id: str, name: str, parent: str, since: date) -> Unit:
    """A new unit. Raises `Invalid` (an unusable or taken name, too many units), `NotFound` for its parent."""
    if len(units) >= UNITS_MAX:
        raise Invalid("units", "too-many", most=UNITS_MAX)
    if parent != TOP:
        found(units, parent)
    return Unit(id, _free_name(units, name, parent, since), placements=(Placement(since, parent),))


def rename(units: Sequence[Unit], id: str, name: str, day: date) -> Unit:
    """Another name, for the past too: a name is no move. Raises `Invalid`, `NotFound`."""
    unit = found(units, id)
    return replace(unit, name=_free_name(units, name, unit.parent_on(day), day, but=id))


def entrust(units: Sequence[Unit], id: str, responsible: str) -> Unit:
    """Who answers for it; an empty name for nobody. Raises `Invalid`, `NotFound`."""
    named = checked_name(responsible, "responsible") if responsible.strip() else ""
    return replace(found(units, id), responsible=named)


def count(units: Sequence[Unit], id: str, people: int, since: date) -> Unit:
    """Its head count from that day on. Raises `Invalid`, `NotFound`."""
    if not 0 <= people <= PEOPLE_MAX:
        raise Invalid("head_count", "out-of-range", low=0, high=PEOPLE_MAX, value=people)
    unit = found(units, id)
    kept = [one for one in unit.head_counts if one.since != since]
    return replace(unit, head_counts=_in_order([*kept, HeadCount(since, people)]))


def move(units: Sequence[Unit], id: str, parent: str, since: date) -> Unit:
    """Under another unit from that day on; what was planned for later days is dropped.

    Raises `Invalid` (`unchanged`, `under-itself`, `taken`), `NotFound`.
    """
    unit = found(units, id)
    if parent != TOP:
        found(units, parent)
    kept = tuple(one for one in unit.placements if one.since < since)
    moved = replace(unit, placements=(*kept, Placement(since, parent)))
    if moved.parent_on(since) == unit.parent_on(since) and len(kept) + 1 > len(unit.placements):
        raise Invalid("parent", "unchanged")
    others = [moved if other.id == id else other for other in units]
    for day in {since, *(p.since for other in others for p in other.placements if p.since > since)}:
        if id in as_of(others, day).lineage(parent):
            raise Invalid("parent", "under-itself")
    _free_name(units, unit.name, parent, since, but=id)
    return moved


def expect_unused(units: Sequence[Unit], id: str, carried: Iterable[str], day: date) -> None:
    """Raises `Invalid` when something stands under it or carries it, `NotFound`."""
    found(units, id)
    if id in carried or any(unit.parent_on(day) == id for unit in units):
        raise Invalid("unit", "in-use")


def _free_name(units: Sequence[Unit], name: str, parent: str, day: date, but: str = "") -> str:
    checked = checked_name(name, "name")
    if _PARTS in checked:
        raise Invalid("name", "slash")
    beside = (unit for unit in as_of(units, day).below(parent) if unit.id != but)
    if any(unit.name.casefold() == checked.casefold() for unit in beside):
        raise Invalid("name", "taken-here")
    return checked


def _in_order(dated: Iterable[D]) -> tuple[D, ...]:
    return tuple(sorted(dated, key=lambda one: one.since))
