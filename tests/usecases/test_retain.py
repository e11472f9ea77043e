"""Retention: what is due goes for good, out of the file too; what is not stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eximap.domain.errors import NotAllowed
from eximap.domain.release import Mode
from eximap.domain.retention import FOR_EVER, Retained
from eximap.i18n import translator
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import retain, settle, take_in_releases
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Event, Store, World
from eximap.usecases.release_round import release_round
from eximap.usecases.retain import Gone
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet
from tests.usecases.team_release_files import file, north


def later(world: World, days: int) -> World:
    now = world.now() + timedelta(days=days)
    return replace(world, now=lambda: now)


@pytest.fixture
def released(store: Store, secrets: SecretFiles, world: World, lead: Caller) -> str:
    """A released round of the shift; its id."""
    store.transact(lambda session: session.add_journey(shift(), world.now()))
    round_ = opened(store, secrets, world, lead, Mode.NAMED)
    hand_in_all(store, secrets, world, round_.id, [sheet(2, 0, -1, person="Zacharias Ö")] * 6)
    release_round(store, secrets, world, lead, round_.id)
    return round_.id


def test_sheets_go_thirty_days_after_the_close_and_the_release_stays(
    store: Store, world: World, released: str, tmp_path: Path
) -> None:
    assert retain.enforce(store, later(world, 30)) == Gone()
    assert b"Zacharias" in (tmp_path / "eximap.duckdb").read_bytes()
    assert retain.enforce(store, later(world, 31)) == Gone(sheets=1)
    assert store.read(lambda session: session.sheets(released)) == ()
    assert len(store.read(lambda session: session.releases("shift"))) == 1
    assert b"Zacharias" not in (tmp_path / "eximap.duckdb").read_bytes()
    assert retain.enforce(store, later(world, 31)) == Gone()


def test_sheets_of_an_open_round_never_go(
    store: Store, secrets: SecretFiles, world: World, lead: Caller, released: str
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(2, 0, -1)] * 2)
    retain.enforce(store, later(world, 400))
    assert len(store.read(lambda session: session.sheets(round_.id))) == 2


def test_releases_go_when_somebody_said_so_those_from_files_too(
    store: Store, world: World, lead: Caller, released: str
) -> None:
    take_in_releases.take_in(store, world, lead, [file(north())], translator("en"))
    retain.keep(store, lead, Retained.SHEETS, FOR_EVER)
    assert retain.enforce(store, later(world, 4000)) == Gone()
    retain.keep(store, lead, Retained.RELEASES, 365)
    assert retain.enforce(store, later(world, 365)) == Gone()
    assert retain.enforce(store, later(world, 367)) == Gone(releases=2)
    assert store.read(lambda session: (session.releases("shift"), session.team_releases())) == ((), ())


def test_the_history_goes_line_by_line(store: Store, world: World, lead: Caller, released: str) -> None:
    for n, at in enumerate((world, later(world, 60))):
        line = Event(f"op-{n}", at.now(), "lead", "shift", "rename", {})
        store.transact(lambda session, line=line: session.add_event(line))
    retain.keep(store, lead, Retained.HISTORY, 90)
    gone = retain.enforce(store, later(world, 100))
    assert gone.history >= 1
    assert [event.op_id for event in store.read(lambda session: session.events("shift"))] == ["op-1"]


def test_who_answers_for_all_says_how_long(store: Store) -> None:
    for caller in (Caller(Role.LEAD, "l", unit="x"), Caller(Role.MANAGER, "m")):
        with pytest.raises(NotAllowed):
            retain.keep(store, caller, Retained.SHEETS, 7)


def test_a_higher_k_takes_hold_at_once_and_a_lower_one_before_the_first_answer(
    store: Store, secrets: SecretFiles, world: World, lead: Caller, released: str
) -> None:
    round_ = opened(store, secrets, world, lead)

    def k() -> int:
        return store.read(lambda session: session.round(round_.id)).k

    settle.set_usual_k(store, world, lead, 4)
    assert k() == 4
    hand_in_all(store, secrets, world, round_.id, [sheet(2, 0, -1)])
    settle.set_usual_k(store, world, lead, 3)
    assert (k(), settle.usual_k(store)) == (4, 3)
    settle.set_usual_k(store, world, lead, 8)
    assert k() == 8
    assert store.read(lambda session: session.round(released)).k == 5
