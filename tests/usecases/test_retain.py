"""Retention: what is due goes for good, out of the file too; what is not stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from eximap.domain import action as actions
from eximap.domain import operation as op
from eximap.domain.action import Action, Status
from eximap.domain.errors import NotAllowed
from eximap.domain.journey import NoteKind
from eximap.domain.operation import Submission
from eximap.domain.release import Mode
from eximap.domain.retention import FOR_EVER, Retained
from eximap.i18n import translator
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import map_journey, plan_actions, retain, settle, take_in_releases
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
        store.transact(lambda session, line=line: session.add_events(line))
    retain.keep(store, lead, Retained.HISTORY, 90)
    gone = retain.enforce(store, later(world, 100))
    assert gone.history >= 1
    assert [event.op_id for event in store.read(lambda session: session.events("shift"))] == ["op-1"]


def heads_of(store: Store, lead: Caller) -> dict[str, tuple[int, str | None]]:
    journey = map_journey.journey(store, lead, "shift")
    return {n.id: (n.votes, n.grouped_under) for t in journey.touchpoints() for n in t.notes}


@pytest.fixture
def noted(store: Store, world: World, lead: Caller) -> World:
    """The shift's notes, one more a hundred days later, and votes; the later world."""
    store.transact(lambda session: session.add_journey(shift(), world.now()))
    then = later(world, 100)
    for at, operation in (
        (world, op.SetNoteVotes("n1", 3)),
        (then, op.AddNote("n9", "b", NoteKind.STORY, "Zacharias told it")),
        (then, op.SetNoteVotes("n9", 2)),
        (then, op.EditNote("n1", "Said anew later")),
    ):
        map_journey.submit(store, at, lead, "shift", Submission(at.random_id(), operation))
    return then


def test_notes_go_with_what_the_history_holds_of_them(
    store: Store, world: World, lead: Caller, noted: World
) -> None:
    before = heads_of(store, lead)
    assert retain.enforce(store, later(world, 4000)).notes == 0
    retain.keep(store, lead, Retained.NOTES, 90)
    assert retain.enforce(store, later(world, 90)) == Gone()
    gone = retain.enforce(store, noted)
    assert gone.notes == len(before) - 1
    assert heads_of(store, lead) == {"n9": (2, None)}
    told = [event.payload for event in store.read(lambda session: session.events("shift"))]
    assert "Said anew later" not in str(told)
    assert "Zacharias told it" in str(told)
    store.transact(lambda session: session.restore_journey("shift"))  # past every cache
    assert retain.enforce(store, noted) == Gone()


def test_votes_go_and_the_note_stays(store: Store, world: World, lead: Caller, noted: World) -> None:
    retain.keep(store, lead, Retained.VOTES, 90)
    assert retain.enforce(store, later(world, 91)).votes >= 1
    assert heads_of(store, lead)["n1"][0] == 0
    assert heads_of(store, lead)["n9"][0] == 2
    assert retain.enforce(store, later(world, 191)).votes == 1


def to_done(action: Action, at: datetime, ver: str) -> Action:
    return actions.mark(action, Status.DONE, "It is", at, ver)


def test_closed_actions_go_with_their_lines_and_open_ones_stay(
    store: Store, world: World, lead: Caller, tmp_path: Path
) -> None:
    store.transact(lambda session: session.add_journey(shift(), world.now()))
    for id in ("open", "done"):
        plan_actions.add_action(
            store, world, lead, Action(id, "shift", f"to be {id}", owner=f"Zacharias {id}")
        )
    (done,) = (a for a in plan_actions.plan(store, lead, "shift") if a.id == "done")
    then = later(world, 10)
    plan_actions.adjust(
        store,
        then,
        lead,
        "done",
        done.ver,
        lambda it, at, ver: actions.mark(it, Status.DONE, "it is", at, ver),
    )
    settle.remove_person(store, lead, "Zacharias done")
    retain.keep(store, lead, Retained.ACTIONS, 365)
    assert retain.enforce(store, later(world, 375)) == Gone()
    assert retain.enforce(store, later(world, 376)) == Gone(actions=1)
    assert [action.id for action in plan_actions.plan(store, lead, "shift")] == ["open"]
    assert b"Zacharias done" not in (tmp_path / "eximap.duckdb").read_bytes()


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
