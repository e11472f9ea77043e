"""The tree of teams: looked at by everybody who leads here, kept by whoever answers for all units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from eximap.domain import unit as units
from eximap.domain.unit import ALWAYS, TOP, Tree, Unit, as_of
from eximap.usecases.access import Caller, Role, require_host, require_reader
from eximap.usecases.ports import Session, Store, World

TREE = "tree"  # a setting that every change writes, so that two that change the tree at once meet there


@dataclass(frozen=True, slots=True)
class Latest:
    """A team's last released round: finished people, the round's name if it has one, its day."""

    sheets: int | None
    round_name: str
    day: date


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A unit in the tree of today.

    `since` is None for one that was always there, `planned` is a move to come: where to, and from which day.
    """

    unit: Unit
    depth: int
    people: int | None
    is_team: bool
    since: date | None
    latest: Latest | None
    planned: tuple[tuple[str, ...], date] | None


@dataclass(frozen=True, slots=True)
class OwnedJourney:
    """Whose a journey is; an empty `unit` for nobody's."""

    id: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class TeamsSeen:
    """Today's tree, line by line, and the journeys as far as the caller may give them away."""

    tree: Tree
    lines: tuple[TeamLine, ...]
    journeys: tuple[OwnedJourney, ...]
    may_change: bool


def is_host(caller: Caller) -> bool:
    """Whether the caller answers for all units here."""
    return caller.role is Role.ADMIN or (caller.role is Role.LEAD and not caller.unit)


def look(store: Store, caller: Caller, today: date) -> TeamsSeen:
    """Raises `NotAllowed`."""
    require_reader(caller)
    hosts = is_host(caller)

    def work(session: Session) -> TeamsSeen:
        tree = as_of(complete(session) if hosts else session.tree(), today)
        latest = _latest(session)
        lines = tuple(_line(tree, depth, unit, latest) for depth, unit in tree.lines())
        return TeamsSeen(tree, lines, _journeys(session, today) if hosts else (), hosts)

    return store.read(work)


def complete(session: Session) -> tuple[Unit, ...]:
    """The tree with the units that journeys and keys only carry as paths so far."""
    carried = [*session.units().values(), *(key.unit for key in session.access_keys() if key.is_valid())]
    return units.with_paths(session.tree(), carried)


def _latest(session: Session) -> dict[str, Latest]:
    found: dict[str, Latest] = {}
    for it in sorted(session.team_releases(), key=lambda it: it.day):
        found[it.team] = Latest(it.release.sheets, it.round_name, it.day)
    return found


def _line(tree: Tree, depth: int, unit: Unit, latest: dict[str, Latest]) -> TeamLine:
    first = unit.placements[0].since if unit.placements else ALWAYS
    coming = next((p for p in unit.placements if p.since > tree.day), None)
    return TeamLine(
        unit=unit,
        depth=depth,
        people=tree.people(unit.id),
        is_team=not tree.below(unit.id),
        since=None if first == ALWAYS else first,
        latest=latest.get(unit.id),
        planned=(tree.path(coming.parent), coming.since) if coming else None,
    )


def _journeys(session: Session, today: date) -> tuple[OwnedJourney, ...]:
    whose = session.units()
    lines = (line for line in session.journeys(today) if not line.demo)
    return tuple(OwnedJourney(line.id, line.title, whose.get(line.id, "")) for line in lines)


# --- changes ----------------------------------------------------------------------------------------------


def add(store: Store, world: World, caller: Caller, name: str, parent: str, today: date) -> str:
    """A new team or unit under another; its id. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    id = world.new_id()
    _change(store, world, caller, lambda tree: [units.add(tree, id, name, parent, today)])
    return id


def describe(
    store: Store,
    world: World,
    caller: Caller,
    id: str,
    name: str,
    responsible: str,
    people: int | None,
    today: date,
) -> None:
    """Name and responsible as they are called now, and its head count from today on; None: as it was.

    Raises `Invalid`, `NotFound`, `NotAllowed`.
    """

    def changed(tree: tuple[Unit, ...]) -> list[Unit]:
        unit = units.rename(tree, id, name, today)
        unit = units.entrust([unit], id, responsible)
        if people is not None and people != unit.head_count_on(today):
            unit = units.count([unit], id, people, today)
        return [unit]

    _change(store, world, caller, changed)


def move(store: Store, world: World, caller: Caller, id: str, parent: str, since: date) -> None:
    """Under another unit from that day on; earlier rounds stay where they were.

    Raises `Invalid`, `NotFound`, `NotAllowed`.
    """
    _change(store, world, caller, lambda tree: [units.move(tree, id, parent, since)])


def remove(store: Store, world: World, caller: Caller, id: str, today: date) -> None:
    """Takes out what nothing hangs on. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_host(caller)

    def work(session: Session) -> None:
        carried = [*session.units().values(), *(k.unit for k in session.access_keys() if k.is_valid())]
        units.expect_unused(session.tree(), id, carried, today)
        session.drop_unit(units.found(session.tree(), id))
        session.set_setting(TREE, world.new_id())

    store.transact(work)


def give(store: Store, caller: Caller, journey_id: str, unit: str) -> None:
    """Makes it a journey of that unit, its earlier rounds included. Raises `NotFound`, `NotAllowed`."""
    require_host(caller)

    def work(session: Session) -> None:
        session.journey(journey_id)
        if unit != TOP:
            units.found(complete(session), unit)
        session.give_unit(journey_id, unit)

    store.transact(work)


def _change(
    store: Store, world: World, caller: Caller, change: Callable[[tuple[Unit, ...]], Iterable[Unit]]
) -> None:
    require_host(caller)

    def work(session: Session) -> None:
        write(session, world, change(complete(session)))

    store.transact(work)


def write(session: Session, world: World, changed: Iterable[Unit]) -> None:
    """Stores changed and new units, and those that were only carried as paths so far."""
    stored = {unit.id: unit for unit in session.tree()}
    wanted = {unit.id: unit for unit in complete(session) if unit.id not in stored}
    wanted |= {unit.id: unit for unit in changed}
    ready = [replace(unit, ver=world.new_id()) for unit in wanted.values()]
    session.add_units([unit for unit in ready if unit.id not in stored])
    for unit in ready:
        if unit.id in stored:
            session.put_unit(stored[unit.id], unit)
    session.set_setting(TREE, world.new_id())
