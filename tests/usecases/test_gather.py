"""The end of a phase: everybody's words on the map with nobody's name, and after the end no way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eximap.domain import note_group
from eximap.domain import operation as op
from eximap.domain.contribution import (
    Closing,
    Dots,
    IdeaProposed,
    PeakProposed,
    Ready,
    Written,
)
from eximap.domain.errors import PhaseClosed
from eximap.domain.journey import Journey, Lever, NoteKind
from eximap.domain.operation import Submission
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.release import Mode
from eximap.usecases import map_journey, release_round, run_workshop
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live
from tests.usecases.rounds import token

Opened = Callable[[Mode], Live]


@pytest.fixture
def open_in(store: Store, secrets: Secrets, world: World, lead: Caller) -> Opened:
    """Opens a workshop on the stored shift."""
    add(store, world, lead, shift())
    return lambda mode: rooms.opened(store, secrets, world, lead, mode=mode)


@pytest.fixture
def live(open_in: Opened) -> Live:
    return open_in(Mode.NOT_STORED)


def journey(live: Live) -> Journey:
    return live.store.read(lambda s: s.journey("shift"))


def notes(live: Live) -> dict[str, int]:
    """Votes by text of all notes."""
    return {n.text: n.votes for t in journey(live).touchpoints() for n in t.notes}


def test_private_notes_come_onto_the_map_once_under_ids_that_no_browser_knows(live: Live) -> None:
    live.go_to("write")
    live.join(1, 2)
    live.give(1, Written("mine-1", NoteKind.PAIN, "a", "One"), Written("mine-2", NoteKind.STORY, "c", "Two"))
    live.give(2, Written("theirs", NoteKind.DELIGHT, "b", "Three"))
    live.go_to("group")
    made = {n.text: (t.id, n.kind.value) for t in journey(live).touchpoints() for n in t.notes}
    assert {made[text] for text in ("One", "Two", "Three")} == {
        ("a", "pain"),
        ("c", "story"),
        ("b", "delight"),
    }
    assert not {"mine-1", "mine-2", "theirs"} & {n.id for t in journey(live).touchpoints() for n in t.notes}
    live.go_to("write")
    live.go_to("group")
    assert sorted(notes(live)) == sorted(made)


def test_the_order_on_the_map_is_not_the_order_of_writing(live: Live) -> None:
    live.go_to("write")
    live.join(*range(8))
    for person in range(8):
        live.give(person, Written("n", NoteKind.PAIN, "b", f"text {person}"))
    live.go_to("group")
    assert [n.text for n in journey(live).stages[0].touchpoints[1].notes] != [f"text {n}" for n in range(8)]


def test_a_text_for_a_touchpoint_that_is_gone_is_not_forced_onto_another(live: Live) -> None:
    live.go_to("ideas")
    live.join(1)
    live.give(1, IdeaProposed("i", "Loose", Lever.FIX_PIT, "c"), IdeaProposed("j", "Free", Lever.FIX_PIT))
    map_journey.submit(live.store, live.world, live.lead, "shift", Submission("o", op.DeleteTouchpoint("c")))
    live.go_to("plan")
    assert {(i.text, i.touchpoint) for i in journey(live).ideas} >= {("Loose", None), ("Free", None)}
    live.go_to("peaks")
    live.give(1, PeakProposed("k", "c", "Lost"), PeakProposed("l", "b", "Kept"))
    live.go_to("plan")
    assert "Lost" not in {i.text for i in journey(live).ideas}
    assert "Kept" in {i.text for i in journey(live).ideas}


def test_dots_are_counted_once_enough_people_gave_some(live: Live) -> None:
    live.go_to("vote")
    live.join(1, 2, 3)
    live.give(1, Dots("n1", 3), Dots("n2", 1))
    live.give(2, Dots("n1", 1))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 0, "text of n2": 0, "text of n3": 0}
    live.go_to("vote")
    live.give(1, Dots("n1", 0))
    live.give(3, Dots("n3", 3))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 1, "text of n2": 1, "text of n3": 3}


def test_who_took_all_dots_back_hides_nobody_elses(live: Live) -> None:
    live.go_to("vote")
    live.join(1, 2, 3)
    for person in (1, 2, 3):
        live.give(person, Dots("n1", 1))
    for person in (2, 3):
        live.give(person, Dots("n1", 0))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 0, "text of n2": 0, "text of n3": 0}
    live.go_to("vote")
    live.give(2, Dots("n2", 1))
    live.give(3, Dots("n2", 1))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 1, "text of n2": 2, "text of n3": 0}


def test_no_ballot_is_the_difference_of_two_sums(live: Live) -> None:
    live.go_to("vote")
    live.join(1, 2, 3, 4)
    for person in (1, 2, 3):
        live.give(person, Dots("n1", 1))
    live.go_to("peaks")
    live.go_to("vote")
    with pytest.raises(PhaseClosed):
        live.give(4, Dots("n3", 3))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 3, "text of n2": 0, "text of n3": 0}


def test_one_person_is_one_answer_however_many_phases_ask_for_readiness(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    plans = tuple(Phase(f"plan-{n}", PhaseKind.PLAN) for n in range(4))
    plan = run_workshop.Plan(plans, k=3)
    add(store, world, lead, shift())
    workshop = run_workshop.open_workshop(store, secrets, world, lead, "shift", plan)
    live = Live(store, secrets, world, lead, workshop)
    live.join(1, 2)
    for phase in plans:
        live.go_to(phase.id)
        live.give(1, Ready(7, 7, 7, 3))
    live.give(2, Ready(7, 7, 7, 3))
    assert live.room().readiness is None


def test_dots_on_a_note_that_was_grouped_meanwhile_are_its_heads(live: Live) -> None:
    live.go_to("vote")
    live.join(1, 2, 3)
    live.give(1, Dots("n1", 2), Dots("n2", 3))
    live.give(2, Dots("n1", 1))
    live.give(3, Dots("n1", 1))
    map_journey.submit(live.store, live.world, live.lead, "shift", Submission("o", op.GroupNote("n2", "n1")))
    live.go_to("peaks")
    assert notes(live) == {"text of n1": 7, "text of n2": 0, "text of n3": 0}
    assert note_group.under(journey(live)) == {"n1": 1}


def test_the_history_names_the_room_and_no_browser(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    live.give(1, Written("mine", NoteKind.PAIN, "a", "One"))
    live.go_to("group")
    (event,) = live.store.read(lambda s: s.events("shift"))
    assert (event.kind, event.actor) == ("AddNote", "workshop")
    assert "mine" not in str(event.payload)


# --- sheets -------------------------------------------------------------------------------------------------


def reveal(live: Live) -> int | None:
    """Presses reveal again; the sheets that the release stands on."""
    return run_workshop.reveal(live.store, live.world, live.lead, live.workshop.id).sheets


def test_late_sheets_wait_for_a_batch_of_k(live: Live) -> None:
    live.go_to("score")
    live.join(*range(9))
    stood = []
    for person in range(3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    for person in range(3, 9):
        live.score(person, -2, -2, -2)
        stood.append((reveal(live), live.room().waiting))
    assert stood == [(3, 1), (3, 2), (6, 0), (6, 1), (6, 2), (9, 0)]
    assert len(live.store.read(lambda s: s.releases("shift"))) == 3


def test_who_is_not_done_is_in_no_release(live: Live) -> None:
    live.go_to("score")
    live.join(*range(4))
    for person in range(3):
        live.score(person, 1, -1, 2)
    live.give(3, Closing(None, -2))
    live.go_to("reveal")
    assert live.room().release is not None
    assert live.room().release.sheets == 3  # type: ignore[union-attr]
    assert live.store.read(lambda s: len(s.sheets(str(live.now().round)))) == 3


def test_late_sheets_too_few_for_a_batch_are_deleted_at_the_end(live: Live) -> None:
    live.go_to("score")
    live.join(*range(5))
    for person in range(3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    for person in (3, 4):
        live.score(person, -2, -2, -2)
    ended = live.end()
    latest = release_round.latest(live.store, live.lead, "shift")
    assert latest is not None
    assert latest.sheets == 3
    kept = live.store.read(lambda s: s.sheets(str(ended.round)))
    assert [[a.score for a in s.answers] for s in kept] == [[1, -1, 2]] * 3


@pytest.mark.parametrize(
    ("mode", "names"),
    [(Mode.NOT_STORED, {None}), (Mode.HIDDEN, {"Marta", "Tom"}), (Mode.NAMED, {"Marta", "Tom"})],
)
def test_names_stand_on_sheets_where_the_mode_keeps_them(
    open_in: Opened, mode: Mode, names: set[str | None]
) -> None:
    live = open_in(mode)
    live.go_to("score")
    for person, name in ((1, "Marta"), (2, "Tom"), (3, "Marta")):
        live.join(person, name=name)
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    round_id = str(live.now().round)
    assert {s.person for s in live.store.read(lambda s: s.sheets(round_id))} == names
    live.end()
    assert {s.person for s in live.store.read(lambda s: s.sheets(round_id))} == names


# --- not stored -----------------------------------------------------------------------------------------


def test_after_the_end_no_file_holds_a_key_or_token_or_whose_words_belong_together(
    live: Live, tmp_path: Path
) -> None:
    live.go_to("score")
    live.join(*range(4))
    for person in range(4):
        live.score(person, 1, -1, person - 2)
    live.go_to("reveal")
    live.go_to("write")
    for person in range(4):
        live.give(person, Written(f"browsers-own-{person}", NoteKind.PAIN, "a", f"pain {person}"))
    live.go_to("vote")
    live.give(0, Dots("n1", 3))
    keys = [live.secrets.row_key(live.workshop.id, token(n)) for n in range(4)]
    secret_files = list((tmp_path / "secrets").iterdir())
    secrets = [path.read_bytes() for path in secret_files]
    assert any(keys[0].encode() in path.read_bytes() for path in files_beside(tmp_path))
    ended = live.end()
    live.store.backup(tmp_path / "backup" / "after.duckdb")
    assert list((tmp_path / "secrets").iterdir()) == []
    needles = [
        *secrets,
        *(secret.hex().encode() for secret in secrets),
        *(key.encode() for key in keys),
        *(token(n).encode() for n in range(4)),
        *(f"browsers-own-{n}".encode() for n in range(4)),
    ]
    for path in files_beside(tmp_path):
        assert not [needle for needle in needles if needle in path.read_bytes()], path.name
    contributions = live.store.read(lambda s: [s.contributions(ended.id, p.id) for p in ended.phases])
    assert contributions == [()] * len(ended.phases)
    assert live.store.read(lambda s: s.joined(ended.id)) == 0


def files_beside(folder: Path) -> list[Path]:
    """Every file of the store, its log and its backups."""
    return [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "secrets"]
