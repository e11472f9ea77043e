"""What the use cases need from outside: the store, as Protocols.

`tests/contract` runs one suite over every implementation. A function handed to `transact` may run more than
once, so it has no effect outside its session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from eximap.domain.journey import Journey
from eximap.domain.release import Release
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.usecases.access_ports import AccessSession
from eximap.usecases.lead_ports import LeadSession
from eximap.usecases.life_ports import LifeSession
from eximap.usecases.plan_ports import PlanSession
from eximap.usecases.playbook_ports import PlaybookSession
from eximap.usecases.raw_ports import RawFiles
from eximap.usecases.retention_ports import RetentionSession
from eximap.usecases.team_ports import TeamSession
from eximap.usecases.workshop_ports import WorkshopSession

T = TypeVar("T")
TEAM_NAME, TEAM_ID = "team", "team-id"  # settings of the only team of a computer without a tree
TEAM_STAMP = ""  # the name under which `Store.stamp` counts changes of settings and people
KEYS_STAMP = "keys:"  # and changes of keys
TEAMS_STAMP = "teams:"  # and of the tree, of what is shared and of what files brought
ANYTHING_STAMP = "*"  # and every commit, whatever it changed
PLAYBOOK_STAMP = "playbook:"  # and of entries and of what came back of them


def workshop_stamp(workshop: str) -> str:
    """The name under which `Store.stamp` counts what everybody in a workshop has to see."""
    return f"workshop:{workshop}"


def room_stamp(workshop: str) -> str:
    """The name under which it counts contributions, which the room's own screen follows."""
    return f"room:{workshop}"


def seat_stamp(row_key: str) -> str:
    """The name under which it counts one person's contributions, whichever tab they came from."""
    return f"seat:{row_key}"


def taken_stamp(workshop: str) -> str:
    """The name under which it counts how often contributions were taken away, as at the end of a phase."""
    return f"taken:{workshop}"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the append-only history. `undo` is what takes it back: {operation, expected, restores}."""

    op_id: str
    at: datetime
    actor: str
    journey: str
    kind: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class JourneySummary:
    """A line of the recent journeys: no aggregate is loaded for it."""

    id: str
    title: str
    demo: bool
    touchpoints: int
    curve: tuple[float | None, ...]
    moments_of_truth: tuple[int, ...]
    actions_open: int
    actions_late: int
    released_on: date | None
    changed_at: datetime


class Session(
    WorkshopSession,
    AccessSession,
    LeadSession,
    PlaybookSession,
    RetentionSession,
    PlanSession,
    LifeSession,
    TeamSession,
    Protocol,
):
    """One transaction. What it reads is one snapshot; what it writes is all or nothing."""

    def journey(self, id: str) -> Journey:
        """The whole aggregate with its bin. Raises `NotFound` when unknown or deleted."""

    def add_journey(self, journey: Journey, at: datetime) -> None:
        """Stores a new journey with all its parts (its positions are the tuples' order)."""

    def save_journey(self, before: Journey, after: Journey, at: datetime) -> None:
        """Writes what differs, row by row, guarded by the versions in `before`; bumps `alive` of parents."""

    def delete_journey(self, id: str, at: datetime) -> None:
        """Marks it deleted. Raises `NotFound`."""

    def restore_journey(self, id: str) -> None:
        """Takes the mark away. Raises `NotFound`."""

    def erase_journey(self, id: str) -> None:
        """Removes a journey and everything that hangs on it for good (the demo's reset)."""

    def journeys(self, today: date) -> tuple[JourneySummary, ...]:
        """Live journeys, last changed first."""

    def demo_ids(self, locale: str) -> tuple[str, ...]:
        """Journeys marked as the demo in that language, deleted ones left out."""

    def open_round_ids(self) -> frozenset[str]:
        """Rounds of any journey that still take sheets: theirs are the only secrets to keep."""

    def event(self, op_id: str) -> Event | None:
        """The event of that operation, if it was ever applied."""

    def add_events(self, *events: Event) -> None:
        """Appends to the history, in this order. A taken op_id makes the transaction start again."""

    def events(self, journey: str) -> tuple[Event, ...]:
        """The journey's history, oldest first."""

    def rounds(self, journey: str) -> tuple[Round, ...]:
        """Rounds by number, with `finished` counted."""

    def round(self, id: str) -> Round:
        """Raises `NotFound`."""

    def add_round(self, round: Round, forecasts: Sequence[tuple[str, float]]) -> None:
        """Opens a round with the forecasts copied for it."""

    def save_round(self, before: Round, after: Round) -> None:
        """Writes mode, k and closing, guarded by `before.ver`."""

    def forecasts(self, round: str) -> tuple[tuple[str, float], ...]:
        """The forecasts that belong to the round, by touchpoint."""

    def set_forecasts(self, round: str, forecasts: Sequence[tuple[str, float]]) -> None:
        """Replaces them (until they are locked by a release)."""

    def add_sheet(self, round: str, row_key: str, sheet: Sheet) -> bool:
        """Stores a finished sheet; False when `row_key` has one already (a doubled delivery)."""

    def add_sheets(self, round: str, keyed: Sequence[tuple[str, Sheet]]) -> int:
        """The same for many with their row keys, in this order; how many were new."""

    def has_sheet(self, round: str, row_key: str) -> bool:
        """Whether that key has handed in a sheet."""

    def sheets(self, round: str) -> tuple[Sheet, ...]:
        """Finished sheets of the round, in no meaningful order."""

    def named_sheets(self, person: str) -> tuple[tuple[Round, Sheet], ...]:
        """The person's sheets in rounds of the mode named, those of deleted journeys too."""

    def rewrite_sheets(self, round: str, sheets: Sequence[Sheet]) -> None:
        """Replaces the round's sheets by these in this order, without any row key."""

    def delete_sheets(self, round: str) -> None:
        """Removes the sheets of a round (retention; a round thrown away before its release)."""

    def add_release(self, release: Release, journey: str) -> None:
        """Freezes a release; it is never changed."""

    def releases(self, journey: str) -> tuple[Release, ...]:
        """Releases by round number."""

    def setting(self, name: str) -> str | None:
        """A stored setting (k, lanes shown, team name)."""

    def set_setting(self, name: str, value: str) -> None:
        """Stores a setting."""

    def people(self) -> tuple[str, ...]:
        """Names of the team's people, alphabetically."""

    def set_people(self, names: Sequence[str]) -> None:
        """Replaces the list of people."""


class Store(Protocol):
    """A place where sessions come from."""

    def transact(self, work: Callable[[Session], T]) -> T:
        """Runs `work` in a transaction, again on a conflict, a bounded number of times (`Busy`)."""

    def read(self, work: Callable[[Session], T]) -> T:
        """Runs `work` on one snapshot without writing."""

    def stamp(self, journey: str) -> int:
        """Grows with every committed change of the journey: what a screen may cache by."""

    def on_commit(self, listener: Callable[[frozenset[str]], None]) -> None:
        """From now on the listener is told which stamps grew, after each commit, in the writer's thread."""

    def backup(self, target: Path) -> None:
        """Writes a verified copy while the store runs. Raises `StoreUnusable`."""

    def checkpoint(self) -> None:
        """Rewrites the file, so that nothing that was deleted or replaced lingers in it or in its log."""

    @property
    def raw_files(self) -> RawFiles:
        """What makes raw rounds of tables of scores."""

    def keep_raw(self, id: str, raw: Path) -> None:
        """Keeps a copy of a Parquet file of raw scores beside the store. Raises `StoreUnusable`."""

    def keep_only_raw(self, ids: frozenset[str]) -> int:
        """Deletes the raw scores of all others; how many files there were."""

    def erase_everything(self) -> None:
        """Starts again from an empty store; nothing of the old data remains in the file."""

    def healthy(self) -> bool:
        """Whether a query runs."""

    def close(self) -> None:
        """Lets go of the file."""


class Secrets(Protocol):
    """Where the secret of a round or a workshop lives: outside the store and its backups, until the close."""

    def create(self, round: str) -> None:
        """Makes the secret (mode 0600)."""

    def row_key(self, round: str, token: str) -> str:
        """HMAC-SHA-256 of the secret and a browser's token, hex. Raises `RoundClosed` when it is gone."""

    def keep_only(self, rounds: frozenset[str]) -> int:
        """Destroys the secrets of all other rounds; how many there were, with those that left a mark."""

    def destroy_after(self, rewrite: Callable[[], None], rounds: Iterable[str] = ()) -> None:
        """Rewrites the store's file, then destroys these secrets; when that fails, each leaves a mark."""

    def destroy(self, round: str) -> None:
        """Overwrites and deletes it; a repeat does nothing."""


@dataclass(frozen=True, slots=True)
class World:
    """Clock, ids and chance, handed to the use cases."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    random_id: Callable[[], str]
    random_seed: Callable[[], int]
