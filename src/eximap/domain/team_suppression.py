"""Which figures stand beside each other across teams, and why the others are hidden.

METHOD.md, "Releases and suppression": cells under k are hidden; then, in every additive grouping, the people
in hidden siblings total 0 or at least k, else the next smallest is hidden too. A unit of the tree whose own
figure may be known is a sibling of the teams beside it. What is worked out by crossing groupings, by bounds
of the scale or from earlier releases is the audit's matter (`disclosure`), which hides more. A total covers
shown cells only, whatever is hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Place = tuple[str, str]  # row, team


class Hidden(StrEnum):
    """Why a cell is hidden: fewer than k people, so that others stay hidden, or found by the audit."""

    FEW = "few"
    COMPLEMENT = "complement"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Cell:
    """The `people` behind the figure of one team in one row: a touchpoint, or a figure over whole sheets."""

    row: str
    team: str
    people: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.row, self.team


@dataclass(frozen=True, slots=True)
class Grouping:
    """Places whose figures add up to one that somebody may know.

    `same_people`: they are figures of one and the same people, who then count once.
    """

    places: frozenset[Place]
    same_people: bool = False


def row_totals(cells: Iterable[Cell]) -> tuple[Grouping, ...]:
    """All teams together, row by row."""
    rows = defaultdict(set)
    for cell in cells:
        rows[cell.row].add(cell.place)
    return tuple(Grouping(frozenset(places)) for places in rows.values())


def unit_totals(cells: Iterable[Cell], units: Mapping[str, Collection[str]]) -> tuple[Grouping, ...]:
    """The units of the tree, row by row; `units` are the teams under each, at whatever depth."""
    above = defaultdict(list)
    for unit, teams in units.items():
        for team in teams:
            above[team].append(unit)
    found = defaultdict(set)
    for cell in cells:
        for unit in above[cell.team]:
            found[cell.row, unit].add(cell.place)
    return tuple(Grouping(frozenset(places)) for places in found.values())


def same_people(cells: Iterable[Cell], rows: Collection[str]) -> tuple[Grouping, ...]:
    """Rows of one team that as many people answered, whose figures may then add up to one over all of them.

    Whether they are really the same people no release tells; they are taken for it.
    """
    found = defaultdict(set)
    for cell in cells:
        if cell.row in rows and cell.people:
            found[cell.team, cell.people].add(cell.place)
    return tuple(Grouping(frozenset(places), True) for places in found.values() if len(places) > 1)


def shown(cells: Iterable[Cell], groupings: Iterable[Grouping], k: int) -> dict[Place, Hidden | None]:
    """Per place why it is hidden, None where it is shown; `k` as `suppression.threshold` gives it.

    Where nobody stands behind a cell there is nothing to hide. Groupings of different people are nested in
    each other or apart, as the units of a tree are.
    """
    return Siblings.of(groupings, {cell.place: cell.people for cell in cells}).hidden_too(k, {})


@dataclass(frozen=True, slots=True)
class Siblings:
    """The people behind each place, and which places and groupings stand beside each other."""

    people: Mapping[Place, int]
    nests: tuple[_Nest, ...]

    @classmethod
    def of(cls, groupings: Iterable[Grouping], people: Mapping[Place, int]) -> Siblings:
        """The groupings, each under the smallest that holds it."""
        return cls(people, _nests(groupings, people))

    def hidden_too(self, k: int, hidden: Mapping[Place, Hidden | None]) -> dict[Place, Hidden | None]:
        """As `shown`, with what is `hidden` for other reasons already."""
        few = {place: Hidden.FEW for place, n in self.people.items() if 0 < n < k}
        found = {place: reason for place, reason in hidden.items() if reason} | few
        families = _families(self.nests)
        while more := _exposed(families, self.people, found, k):
            found |= dict.fromkeys(more, Hidden.COMPLEMENT)
        return {place: found.get(place) for place in self.people}


@dataclass(frozen=True, slots=True)
class _Nest:
    """A grouping: its places that are in none within it, and where the next larger one stands."""

    own: frozenset[Place]
    same_people: bool
    above: int | None


@dataclass(slots=True, eq=False)
class _Family:
    """A grouping as siblings: its `own` places and the groupings within it whose figures may be known."""

    own: set[Place]
    same_people: bool
    units: list[_Family] = field(default_factory=list)
    above: _Family | None = None
    gone: bool = False

    def places(self) -> Iterator[Place]:
        yield from self.own
        for unit in self.units:
            yield from unit.places()

    def dissolve(self, into: _Family) -> None:
        """Its figure is not told any more: its places are siblings of what stood beside it."""
        into.own |= self.own
        into.units.remove(self)
        into.units += self.units
        for unit in self.units:
            unit.above = into
        self.own, self.units, self.gone = set(), [], True


def _nests(groupings: Iterable[Grouping], people: Mapping[Place, int]) -> tuple[_Nest, ...]:
    there = frozenset(people)
    told = {Grouping(g.places & there, g.same_people) for g in groupings}
    ordered = sorted(told, key=lambda g: (len(g.places), sorted(g.places), g.same_people))
    own, above = [set(g.places) for g in ordered], dict[int, int]()
    holding = defaultdict(list)
    for at, grouping in enumerate(ordered):
        for place in () if grouping.same_people else grouping.places:
            holding[place].append(at)
    for at, grouping in enumerate(ordered):
        if grouping.same_people or not grouping.places:
            continue
        larger = (other for other in holding[next(iter(grouping.places))] if other > at)
        held = next((other for other in larger if grouping.places < ordered[other].places), None)
        if held is not None:
            above[at] = held
            own[held] -= grouping.places
    return tuple(_Nest(frozenset(own[at]), g.same_people, above.get(at)) for at, g in enumerate(ordered))


def _families(nests: Sequence[_Nest]) -> list[_Family]:
    families = [_Family(set(nest.own), nest.same_people) for nest in nests]
    for family, nest in zip(families, nests, strict=True):
        if nest.above is not None:
            family.above = families[nest.above]
            family.above.units.append(family)
    return families


def _exposed(
    families: Iterable[_Family], people: Mapping[Place, int], hidden: Mapping[Place, Hidden], k: int
) -> set[Place]:
    """What must be hidden next: the smallest sibling wherever hidden ones are too few."""
    known = _worked_out(families, hidden)
    more: set[Place] = set()
    for family in families:
        while not family.gone and 0 < _people(family, people, hidden, known) < k:
            shown = [place for place in family.own if place not in hidden and people[place]]
            if shown:
                more.add(min(shown, key=lambda place: (people[place], place)))
                break
            if not _widened(family, people):
                break
    return more


def _people(
    family: _Family,
    people: Mapping[Place, int],
    hidden: Mapping[Place, Hidden],
    known: Mapping[Place, _Family],
) -> int:
    """The people behind the family's hidden places that no other one gives away."""
    counts = [
        people[place]
        for place in family.own
        if place in hidden and ((by := known.get(place, family)) is family or by.gone)
    ]
    return max(counts, default=0) if family.same_people else sum(counts)


def _widened(family: _Family, people: Mapping[Place, int]) -> bool:
    """Whether there are more siblings to hide, now that a unit's figure is not told any more.

    That is the smallest unit within it, or else the family itself, all of whose own places are hidden.
    """
    if family.units:
        smallest = min(family.units, key=lambda unit: sum(people[place] for place in unit.places()))
        smallest.dissolve(family)
        return True
    if family.above:
        family.dissolve(family.above)
    return False


def _worked_out(families: Iterable[_Family], hidden: Mapping[Place, Hidden]) -> dict[Place, _Family]:
    """Hidden places that are the only one in a grouping, which gives them away: they protect nobody else."""
    known: dict[Place, _Family] = {}
    grown = True
    while grown:
        grown = False
        for family in families:
            alone = [place for place in family.own if place in hidden and place not in known]
            if len(alone) == 1:
                known[alone[0]] = family
                grown = True
    return known
