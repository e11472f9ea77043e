"""Whose journeys a caller reaches, at one place: a store that leaves out, or refuses, all others.

What hangs on a journey (rounds, sheets, releases, actions, workshops) is reached through it. Something of
another unit is not there (`NotFound`), as if it did not exist; a manager's sessions write nothing but what
other stores released.
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
from eximap.usecases.guards import GUARDS, MANAGING, TAKING_PART
from eximap.usecases.owner_guards import OWNER_GUARDS
from eximap.usecases.ports import Session, Store
from eximap.usecases.raw_ports import RawFiles

T = TypeVar("T")


def of(store: Store, caller: Caller, workshop: str | None = None) -> Store:
    """The store as this caller reaches it; a participant reaches the journey of the one `workshop`.

    Callers with the same reach get the same object: what is kept for one of them may serve the others.
    """
    if caller.role is Role.ADMIN or (caller.role is Role.LEAD and not caller.unit):
        return store
    seat_in = workshop if caller.role is Role.PARTICIPANT else None
    reach = Reach(caller.role, caller.unit, seat_in, caller.name if caller.role is Role.OWNER else "")
    with _FINDING:
        return cast(Store, _KNOWN.setdefault((id(store), reach), ScopedStore(store, reach)))


@dataclass(frozen=True, slots=True)
class Reach:
    """All that decides what somebody reaches."""

    role: Role
    unit: str
    workshop: str | None
    owner: str = ""


class ScopedStore:
    """`ports.Store` for one reach."""

    def __init__(self, store: Store, reach: Reach) -> None:
        self.store, self.reach = store, reach

    def transact(self, work: Callable[[Session], T]) -> T:
        """As the store's; a manager writes what `guards.MANAGING` names and nothing else."""
        return self.store.transact(lambda session: work(self._scoped(session, writing=True)))

    def read(self, work: Callable[[Session], T]) -> T:
        """As the store's."""
        return self.store.read(lambda session: work(self._scoped(session)))

    def _scoped(self, session: Session, writing: bool = False) -> Session:
        return cast(Session, Scoped(session, self.reach, writing))

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

    @property
    def raw_files(self) -> RawFiles:
        """As the store's: it reaches nothing that is stored."""
        return self.store.raw_files

    def keep_raw(self, id: str, raw: Path) -> None:
        """As the store's, for whoever may take in what it belongs to. Raises `NotAllowed`."""
        if self.reach.role not in {Role.LEAD, Role.MANAGER}:
            raise NotAllowed
        self.store.keep_raw(id, raw)

    def keep_only_raw(self, ids: frozenset[str]) -> int:  # noqa: ARG002 - the Protocol's name
        """Raises `NotAllowed`."""
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
class Scoped:
    """`ports.Session` for one caller. What stands in no row of `guards.GUARDS` is refused.

    An owner has guards of their own, and only those.

    Its own names are none of a session's.
    """

    within: Session
    reach: Reach
    writing: bool = False
    found_rounds: dict[str, str | None] = field(default_factory=dict)  # by workshop, in this transaction
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def own_round(self) -> str | None:
        """The round of the one workshop that a participant reaches."""
        own = self.reach.workshop
        if own is not None and own not in self.found_rounds:
            self.found_rounds[own] = self.within.workshop(own).round
        return self.found_rounds[own] if own is not None else None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        guard = (OWNER_GUARDS if self.reach.role is Role.OWNER else GUARDS).get(name)
        if guard is None or (self.reach.role is Role.PARTICIPANT and name not in TAKING_PART):
            raise NotAllowed
        if self.writing and self.reach.role is Role.MANAGER and name not in MANAGING:
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
            return self.reaches(self.within.unit_of(journey))
        except NotFound:
            return False

    def reaches(self, unit: str) -> bool:
        """Whether what belongs to that unit is the caller's to see."""
        if unit not in self.lineages:
            # Only a manager looks down the tree: for all others the unit itself says it.
            below = self.reach.role is Role.MANAGER
            self.lineages[unit] = self.within.lineage(unit) if below else (unit,) if unit else ()
        return sees(self.reach.role, self.reach.unit, self.lineages[unit])

    def expect(self, journey: str) -> None:
        """Raises `NotFound` for a journey that is not the caller's."""
        if not self.sees(journey):
            raise NotFound("journey", journey)
