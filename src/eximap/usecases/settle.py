"""What is settled once for everybody here: the team's name and people, k, backups, and erasing it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import checked_name, checked_text
from eximap.domain.round import K_DEFAULT, checked_k
from eximap.usecases.access import Caller, require_host, require_lead, require_reader
from eximap.usecases.ports import TEAM_NAME, Session, Store, World

T = TypeVar("T")
TEAM, K = TEAM_NAME, "k"
TEAM_MAX = 80
PEOPLE_MAX = 500


def team_name(store: Store) -> str:
    """The team's name, or the empty string before one was given."""
    return store.read(lambda session: session.setting(TEAM) or "")


def name_team(store: Store, caller: Caller, name: str) -> None:
    """An empty name takes it away. Raises `Invalid`, `NotAllowed`."""
    require_lead(caller)
    clean = " ".join(checked_text(name, "team", empty_allowed=True).split())
    if len(clean) > TEAM_MAX:
        raise Invalid("team", "too-long", most=TEAM_MAX)
    store.transact(lambda session: session.set_setting(TEAM, clean))


def people(store: Store, caller: Caller) -> tuple[str, ...]:
    """The team's people, alphabetically. Raises `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.people())


def add_person(store: Store, caller: Caller, name: str) -> None:
    """Raises `Invalid` for an empty, long or taken name, `NotAllowed`."""
    new = checked_name(name, "person")
    _change_people(store, caller, lambda names: (*names, _free(new, names)))


def rename_person(store: Store, caller: Caller, old: str, name: str) -> None:
    """The list only: an action keeps the owner's name that its history tells of.

    Raises `Invalid`, `NotFound`, `NotAllowed`.
    """
    new = checked_name(name, "person")

    def renamed(names: tuple[str, ...]) -> tuple[str, ...]:
        rest = _without(old, names)
        return (*rest, _free(new, rest))

    _change_people(store, caller, renamed)


def remove_person(store: Store, caller: Caller, name: str) -> None:
    """Raises `NotFound`, `NotAllowed`."""
    _change_people(store, caller, lambda names: _without(name, names))


def _free(name: str, names: tuple[str, ...]) -> str:
    if name in names:
        raise Invalid("person", "taken")
    return name


def _without(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if name not in names:
        raise NotFound("person", name)
    return tuple(each for each in names if each != name)


def _change_people(
    store: Store, caller: Caller, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> None:
    require_lead(caller)

    def work(session: Session) -> None:
        changed = change(session.people())
        if len(changed) > PEOPLE_MAX:
            raise Invalid("people", "too-many", most=PEOPLE_MAX)
        session.set_people(changed)

    store.transact(work)


def usual_k(store: Store) -> int:
    """Fewest people behind a figure, for the next round."""
    return store.read(usual_k_in)


def usual_k_in(session: Session) -> int:
    """The same in the caller's transaction."""
    stored = session.setting(K)
    return int(stored) if stored else K_DEFAULT


def set_usual_k(store: Store, world: World, caller: Caller, k: int) -> None:
    """A higher number takes hold at once, a lower one only for rounds that have no answer yet.

    So nobody who answered is shown among fewer people than was said. What is released stays as it is.
    Raises `Invalid` under the floor, `NotAllowed`.
    """
    require_lead(caller)
    checked = checked_k(k)

    def work(session: Session) -> None:
        session.set_setting(K, str(checked))
        for round_ in _own(session.round, session.open_round_ids()):
            if checked > round_.k or (checked < round_.k and not round_.finished):
                session.save_round(round_, replace(round_, k=checked, ver=world.new_id()))
        for workshop in _own(session.workshop, session.open_workshop_ids()):
            if checked > workshop.k:
                session.save_workshop(workshop, replace(workshop, k=checked, ver=world.new_id()))

    store.transact(work)


def _own(find: Callable[[str], T], ids: Iterable[str]) -> list[T]:
    """Those that are the caller's: what belongs to another unit is not there."""
    found = []
    for id in sorted(ids):
        with suppress(NotFound):
            found.append(find(id))
    return found


def back_up(store: Store, world: World, caller: Caller, data: Path) -> Path:
    """A verified copy under `backups/` in the data folder, named by date and time; its path.

    Raises `StoreUnusable`, `NotAllowed`.
    """
    require_host(caller)
    target = data / "backups" / f"eximap-{world.now():%Y-%m-%d-%H%M%S}.duckdb"
    store.backup(target)
    return target


def erase_everything(store: Store, caller: Caller) -> None:
    """Starts again from an empty store; backups are not touched. Raises `StoreUnusable`, `NotAllowed`."""
    require_host(caller)
    store.erase_everything()
