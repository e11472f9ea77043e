"""Teams from a table: looked at first, then taken over, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain import unit as units
from eximap.domain.errors import Invalid
from eximap.domain.unit import TOP, Placement, Unit, as_of
from eximap.i18n.translator import Translator
from eximap.interchange.unit_table import TeamRow
from eximap.usecases import keep_teams
from eximap.usecases.access import Caller, require_host
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What a table would bring: how many units are new, move, or change their people or responsible.

    `faults` are sentences; with one there is nothing to take over.
    """

    rows: tuple[TeamRow, ...] = ()
    new: int = 0
    moved: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[str, ...] = ()

    def brings(self) -> bool:
        """Whether taking it over changes anything."""
        return self.new + self.moved + self.changed > 0


class _Taking:
    """The units as they come to be, row by row."""

    def __init__(self, world: World, day: date, known: Sequence[Unit]) -> None:
        self.world, self.day = world, day
        self.now = {unit.id: unit for unit in known}
        self.new = self.moved = self.changed = self.same = 0
        tree = as_of(known, day)
        # By place and by name, so that a thousand rows take no look at a thousand units each.
        self._at = {(parent, u.name.casefold()): u.id for parent, us in tree.children.items() for u in us}
        self._teams: dict[str, list[str]] = {}
        for unit in known:
            if not tree.below(unit.id):
                self._teams.setdefault(unit.name.casefold(), []).append(unit.id)

    def take(self, row: TeamRow) -> None:
        """One row. Raises `Invalid` for what the tree refuses."""
        parent = TOP
        for name in row.path[:-1]:
            parent = self._at.get((parent, name.casefold())) or self._added(name, parent)
        name = row.path[-1]
        before = self._at.get((parent, name.casefold()))
        id = before or self._moved(name, parent) or self._added(name, parent)
        was = self.now[id]
        unit = was if row.responsible is None else units.entrust([was], id, row.responsible)
        if row.people is not None and row.people != unit.head_count_on(self.day):
            unit = units.count([unit], id, row.people, self.day)
        self.now[id] = unit
        if before is not None:
            self.changed, self.same = self.changed + (unit != was), self.same + (unit == was)

    def _moved(self, name: str, parent: str) -> str | None:
        """The only team of that name that was here before, from wherever it stood."""
        alike = self._teams.pop(name.casefold(), [])
        if len(alike) != 1:
            return None
        moved = self.now[alike[0]]
        self._at.pop((moved.parent_on(self.day), name.casefold()), None)
        self.now[moved.id] = units.move(tuple(self.now.values()), moved.id, parent, self.day)
        self._at[parent, name.casefold()] = moved.id
        self.moved += 1
        return moved.id

    def _added(self, name: str, parent: str) -> str:
        if len(self.now) >= units.UNITS_MAX:
            raise Invalid("units", "too-many", most=units.UNITS_MAX)
        new = Unit(self.world.new_id(), name, placements=(Placement(self.day, parent),))
        self.now[new.id] = new
        self._at[parent, name.casefold()] = new.id
        self.new += 1
        return new.id


def look_into(
    store: Store, world: World, caller: Caller, content: bytes, today: date, t: Translator
) -> TablePreview:
    """What the table would bring. Raises `NotAllowed`, and nothing for whatever the file holds."""
    from eximap.i18n.errors import sentence
    from eximap.interchange import unit_table

    require_host(caller)
    table = unit_table.read(content)
    if table.faults:
        return TablePreview(faults=tuple(unit_table.describe(fault, t) for fault in table.faults))
    try:
        taking = store.read(lambda session: _taken(session, world, table.rows, today))
    except Invalid as error:
        return TablePreview(faults=(sentence(error, t),))
    return TablePreview(table.rows, taking.new, taking.moved, taking.changed, taking.same)


def take_over(store: Store, world: World, caller: Caller, preview: TablePreview, today: date) -> None:
    """Stores what `look_into` found, all of it or nothing; moves and head counts hold from today on.

    Raises `Invalid`, `NotAllowed`.
    """
    require_host(caller)
    if preview.faults or not preview.rows:
        raise Invalid("file", "unusable")

    def work(session: Session) -> None:
        before = {unit.id: unit for unit in keep_teams.complete(session)}
        taking = _taken(session, world, preview.rows, today)
        keep_teams.write(session, world, [u for u in taking.now.values() if before.get(u.id) != u])

    store.transact(work)


def _taken(session: Session, world: World, rows: tuple[TeamRow, ...], today: date) -> _Taking:
    taking = _Taking(world, today, keep_teams.complete(session))
    for row in rows:
        taking.take(row)
    return taking
