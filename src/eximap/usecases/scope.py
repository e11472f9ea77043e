"""Whose journeys a caller reaches, at one place: a store that leaves out, or refuses, all others.

What hangs on a journey (rounds, sheets, releases, actions, workshops) is reached through it. Something of
another unit is not there (`NotFound`), as if it did not exist; a manager's sessions write nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

from eximap.domain.access_key import Role, sees
from eximap.domain.errors import NotAllowed, NotFound
from eximap.usecases.access import Caller
from eximap.usecases.ports import Session, Store

T = TypeVar("T")
Guard = Callable[["_Scoped", Callable[..., Any], tuple[Any, ...]], Any]


def of(store: Store, caller: Caller, workshop: str | None = None) -> Store:
    """The store as this caller reaches it; a participant reaches the journey of the one `workshop`.

    Callers with the same reach get the same object: what is kept for one of them may serve the others.
    """
    if caller.role is Role.ADMIN or (caller.role is Role.LEAD and not caller.unit):
        return store
    reach = Reach(caller.role, caller.unit, workshop if caller.role is Role.PARTICIPANT else None)
    with _FINDING:
        return cast(Store, _KNOWN.setdefault((id(store), reach), ScopedStore(store, reach)))


@dataclass(frozen=True, slots=True)
class Reach:
    """All that decides what somebody reaches."""

    role: Role
    unit: str
    workshop: str | None


class ScopedStore:
    """`ports.Store` for one reach."""

    def __init__(self, store: Store, reach: Reach) -> None:
        self.store, self.reach = store, reach

    def transact(self, work: Callable[[Session], T]) -> T:
        """As the store's. Raises `NotAllowed` for a manager."""
        if self.reach.role is Role.MANAGER:
            raise NotAllowed
        return self.store.transact(lambda session: work(self._scoped(session)))

    def read(self, work: Callable[[Session], T]) -> T:
        """As the store's."""
        return self.store.read(lambda session: work(self._scoped(session)))

    def _scoped(self, session: Session) -> Session:
        return cast(Session, _Scoped(session, self.reach))

    def stamp(self, journey: str) -> int:
        """As the store's: a number that tells nothing."""
        return self.store.stamp(journey)

    def on_commit(self, listener: Callable[[frozenset[str]], None]) -> None:
        """As the store's."""
        self.store.on_commit(listener)

    def checkpoint(self) -> None:
        """As the store's: closing a round ends with it."""
        self.store.checkpoint()

    def healthy(self) -> bool:
        """As the store's."""
        return self.store.healthy()

    def backup(self, target: Path) -> None:  # noqa: ARG002 - the Protocol's name
        """Raises `NotAllowed`: a copy holds everybody's journeys."""
        raise NotAllowed

    def erase_everything(self) -> None:
        """Raises `NotAllowed`."""
        raise NotAllowed

    def close(self) -> None:
        """Raises `NotAllowed`: it is everybody's."""
        raise NotAllowed


# By the store's id: whoever stands here holds the store, so the id is nobody else's meanwhile.
_KNOWN: WeakValueDictionary[tuple[int, Reach], ScopedStore] = WeakValueDictionary()
_FINDING = Lock()


@dataclass(frozen=True, slots=True)
class _Scoped:
    """`ports.Session` for one caller. What stands in no row of `GUARDS` is refused.

    Its own names are none of a session's.
    """

    within: Session
    reach: Reach
    found_rounds: dict[str, str | None] = field(default_factory=dict)  # by workshop, in this transaction

    def own_round(self) -> str | None:
        """The round of the one workshop that a participant reaches."""
        own = self.reach.workshop
        if own is not None and own not in self.found_rounds:
            self.found_rounds[own] = self.within.workshop(own).round
        return self.found_rounds[own] if own is not None else None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        guard = GUARDS.get(name)
        if guard is None or (self.reach.role is Role.PARTICIPANT and name not in TAKING_PART):
            raise NotAllowed
        method = getattr(self.within, name)

        def guarded(*args: Any, **named: Any) -> Any:
            return guard(self, lambda *given: method(*given, **named), args)

        return guarded

    def sees(self, journey: str) -> bool:
        """Whether the journey is the caller's to see; false for one that is not there."""
        if self.reach.role is Role.PARTICIPANT:
            seat_in = self.reach.workshop
            return seat_in is not None and self.within.workshop(seat_in).journey == journey
        try:
            return sees(self.reach.role, self.reach.unit, self.within.unit_of(journey))
        except NotFound:
            return False

    def expect(self, journey: str) -> None:
        """Raises `NotFound` for a journey that is not the caller's."""
        if not self.sees(journey):
            raise NotFound("journey", journey)


def _free(_: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return method(*args)


def _refused(_: _Scoped, __: Callable[..., Any], ___: tuple[Any, ...]) -> Any:
    raise NotAllowed


def _journey(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[0])
    return method(*args)


def _last(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[-1])
    return method(*args)


def _saved(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[0].id)
    it.expect(args[1].id)
    return method(*args)


def _added(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """A new journey is one of the caller's unit."""
    result = method(*args)
    it.within.give_unit(args[0].id, it.reach.unit)
    return result


def _of_its_journey(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Values that name their journey: an event, a round, an action, a workshop, before and after."""
    for value in args:
        if hasattr(value, "journey"):
            it.expect(value.journey)
    return method(*args)


def _round(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if it.reach.role is not Role.PARTICIPANT:
        it.expect(it.within.round(args[0]).journey)
    elif it.own_round() != args[0]:
        raise NotFound("round", args[0])
    return method(*args)


def _one_workshop(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    found = _workshop(it, method, args)
    it.found_rounds[found.id] = found.round
    return found


def _workshop(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if it.reach.role is not Role.PARTICIPANT:
        it.expect(it.within.workshop(args[0]).journey)
    elif args[0] != it.reach.workshop:
        raise NotFound("workshop", args[0])
    return method(*args)


def _found(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """One value with its journey, or None."""
    found = method(*args)
    if found is not None:
        it.expect(found.journey)
    return found


def _own_entry(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Entries before and after: everybody reads all of them and changes those of the own unit."""
    if any(entry.unit != it.reach.unit for entry in args if entry is not None):
        raise NotAllowed
    return method(*args)


def _lines(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return tuple(line for line in method(*args) if it.sees(line.id))


def _ids(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return tuple(id for id in method(*args) if it.sees(id))


def _listed(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Actions, or (round, sheet)."""
    found = ((value, value[0] if isinstance(value, tuple) else value) for value in method(*args))
    return tuple(value for value, named in found if it.sees(named.journey))


def _of_journey_or_all(it: _Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if args and args[0] is not None:
        it.expect(args[0])
    return _listed(it, method, args)


# All that a participant's screen asks for and does.
TAKING_PART = frozenset(
    {"workshop", "workshop_by_code", "journey", "round", "releases", "setting", "has_sheet", "join"}
    | {"takes_part", "own_contributions", "put_contribution", "drop_contribution", "joined", "finished"}
)

GUARDS: dict[str, Guard] = {
    **dict.fromkeys(
        ("journey", "delete_journey", "restore_journey", "erase_journey", "events", "rounds", "releases"),
        _journey,
    ),
    **dict.fromkeys(("workshops", "unit_of"), _journey),
    **dict.fromkeys(("round", "forecasts", "set_forecasts", "add_sheet", "has_sheet", "sheets"), _round),
    **dict.fromkeys(("rewrite_sheets", "delete_sheets"), _round),
    **dict.fromkeys(("add_event", "add_round", "save_round", "add_action", "save_action"), _of_its_journey),
    **dict.fromkeys(("add_workshop", "save_workshop"), _of_its_journey),
    "workshop": _one_workshop,
    **dict.fromkeys(("put_contribution", "drop_contribution", "own_contributions"), _workshop),
    **dict.fromkeys(("contributions", "contributions_by_person", "finished"), _workshop),
    **dict.fromkeys(("forget_contributions", "forget_people", "join", "takes_part", "joined"), _workshop),
    **dict.fromkeys(("event", "action"), _found),
    **dict.fromkeys(("named_sheets", "actions_naming"), _listed),
    "actions": _of_journey_or_all,
    # The playbook is there to be read, adopted and answered by other units.
    **dict.fromkeys(("entries", "entry", "put_result"), _free),
    **dict.fromkeys(("put_entry", "drop_entry"), _own_entry),
    "add_adoption": _of_its_journey,
    "adoption": _found,
    "adoptions": _of_journey_or_all,
    "add_journey": _added,
    "save_journey": _saved,
    "add_release": _last,
    "journeys": _lines,
    "demo_ids": _ids,
    # Whoever destroys the secrets of what is over, or draws a new code, has to know of all there are.
    **dict.fromkeys(("open_round_ids", "open_workshop_ids", "workshop_by_code"), _free),
    # Shared by everybody on this host until teams are a tree.
    **dict.fromkeys(("setting", "set_setting", "people", "set_people"), _free),
    **dict.fromkeys(("add_access_key", "access_keys", "end_access_key", "units", "give_unit"), _refused),
}
