"""Running a workshop: its doors, its phases, its release and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eximap.domain import operation as op
from eximap.domain.contribution import Finished, IdeaProposed, PeakProposed, Proposed, Ready, Written
from eximap.domain.errors import (
    Invalid,
    NotAllowed,
    RoundHasAnswers,
    TooFewSheets,
    WorkshopEnded,
    WorkshopGoesOn,
)
from eximap.domain.journey import Lever, NoteKind
from eximap.domain.operation import Submission
from eximap.domain.phase import PhaseKind
from eximap.domain.release import Mode
from eximap.usecases import (
    keep_journeys,
    map_journey,
    release_round,
    run_workshop,
    score_round,
    steer_workshop,
)
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live

K = PhaseKind


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


@pytest.fixture
def live(store: Store, secrets: Secrets, world: World, lead: Caller) -> Live:
    return rooms.opened(store, secrets, world, lead)


def test_it_opens_with_a_secret_and_a_code_and_one_at_a_time(
    live: Live, store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path
) -> None:
    assert live.now() == live.workshop
    assert run_workshop.open_workshop_of(store, lead, "shift") == live.workshop
    with pytest.raises(Invalid, match="open-already"):
        rooms.opened(store, secrets, world, lead)
    assert len(list((tmp_path / "secrets").iterdir())) == 1


def test_a_workshop_that_does_not_open_leaves_no_secret(
    store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path
) -> None:
    with pytest.raises(Invalid):
        rooms.opened(store, secrets, world, lead, [K.REVEAL])
    assert list((tmp_path / "secrets").iterdir()) == []


def test_scores_open_a_round_for_what_is_asked_then_and_reveal_releases_it(live: Live) -> None:
    assert live.workshop.round is None
    asked = live.go_to("score")
    round_ = live.store.read(lambda s: s.round(str(asked.round)))
    assert (round_.touchpoints, round_.mode, round_.k, round_.end) == (
        ("a", "b", "c"),
        Mode.NOT_STORED,
        3,
        "b",
    )
    live.join(1, 2, 3)
    for person in (1, 2, 3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    release = live.room().release
    assert release is not None
    assert (release.sheets, release.round_id, live.room().waiting) == (3, asked.round, 0)


def test_too_few_reveal_nothing_and_say_how_many_are_done(live: Live) -> None:
    live.go_to("score")
    live.join(1, 2)
    live.score(1, 1, 1, 1)
    live.score(2, 1, 1, 1)
    with pytest.raises(TooFewSheets) as refused:
        live.go_to("reveal")
    assert (refused.value.have, refused.value.need) == (2, 3)
    assert (live.now().current, live.room().release, live.room().waiting) == ("score", None, 2)


def test_a_map_that_changed_before_anybody_scored_is_asked_anew_and_not_afterwards(live: Live) -> None:
    first = live.go_to("score").round
    live.go_to("write")
    more = Submission("o1", op.AddTouchpoint("d", "call", 9, "New"))
    map_journey.submit(live.store, live.world, live.lead, "shift", more)
    second = live.go_to("score").round
    assert first != second
    assert live.store.read(lambda s: s.round(str(second))).touchpoints == ("a", "b", "c", "d")
    live.join(1)
    live.score(1, 1, 1, 1)
    live.go_to("write")
    again = Submission("o2", op.DeleteTouchpoint("d"))
    map_journey.submit(live.store, live.world, live.lead, "shift", again)
    assert live.go_to("score").round == second


def test_the_mode_of_a_workshops_round_is_the_one_that_people_joined_under(live: Live) -> None:
    round_id = str(live.go_to("score").round)
    live.join(1)
    live.score(1, 1, 1, 1)
    with pytest.raises(RoundHasAnswers):
        score_round.change_mode(live.store, live.world, live.lead, round_id, Mode.NAMED, 3)


def test_nothing_private_stands_on_the_rooms_screen_and_ideas_do(live: Live) -> None:
    live.join(1)
    live.give(1, Proposed("p1", "Coffee"))
    assert [c for _, c in live.room().texts] == [Proposed("p1", "Coffee")]
    live.go_to("write")
    live.give(1, Written("n1", NoteKind.PAIN, "a", "Private still"))
    assert live.room().texts == ()
    live.go_to("ideas")
    live.give(1, IdeaProposed("i1", "A code word", Lever.FIX_PIT, "a"), Finished(on=True))
    assert [c for _, c in live.room().texts] == [IdeaProposed("i1", "A code word", Lever.FIX_PIT, "a")]
    assert (live.room().joined, live.room().finished) == (1, 1)


def test_a_hidden_text_never_reaches_the_map(live: Live) -> None:
    live.go_to("peaks")
    live.join(1)
    live.give(1, PeakProposed("k1", "a", "Rude"), PeakProposed("k2", "a", "Takes the call over"))
    rude = next(id for id, c in live.room().texts if c == PeakProposed("k1", "a", "Rude"))
    steer_workshop.hide(live.store, live.world, live.lead, live.workshop.id, rude, on=True)
    live.go_to("ideas")
    ideas = live.store.read(lambda s: s.journey("shift")).ideas
    assert [(i.text, i.lever) for i in ideas][2:] == [("Takes the call over", Lever.BUILD_PEAK)]
    assert "Rude" not in str(live.store.read(lambda s: s.events("shift")))


def test_readiness_is_shown_in_batches_of_k_so_that_nobody_is_the_difference(live: Live) -> None:
    live.go_to("plan")
    live.join(*range(8))
    shown = []
    for person in range(8):
        live.give(person, Ready(9, 9, 9, 2 if person < 3 else 10))
        figure = live.room().readiness
        shown.append(figure and (figure.people, figure.holding))
    assert shown == [None, None, (3, 3), (3, 3), (3, 3), (6, 3), (6, 3), (6, 3)]


def test_a_changed_answer_stays_one_answer(live: Live) -> None:
    live.go_to("plan")
    live.join(1, 2, 3)
    for answer in (1, 5, 9):
        live.give(1, Ready(answer, 9, 9, 2))
    live.give(2, Ready(9, 9, 9, 2))
    assert live.room().readiness is None
    live.give(3, Ready(9, 9, 9, 2))
    assert live.room().readiness is not None


# --- two facilitators ---------------------------------------------------------------------------------------


def test_two_who_press_the_same_button_go_on_by_one_phase(live: Live, elsewhere: Caller) -> None:
    live.go_to("write")
    live.join(1)
    live.give(1, Written("n1", NoteKind.PAIN, "a", "Once"))
    once = live.go_to("group")
    again = replace(live, lead=elsewhere).go_to("group")
    assert once == again
    notes = [n.text for t in live.store.read(lambda s: s.journey("shift")).touchpoints() for n in t.notes]
    assert notes.count("Once") == 1


def test_what_two_set_at_different_things_both_holds(live: Live, elsewhere: Caller) -> None:
    steer_workshop.highlight(live.store, live.world, live.lead, live.workshop.id, "a")
    steer_workshop.set_eyes_up(live.store, live.world, elsewhere, live.workshop.id, on=True)
    assert (live.now().highlight, live.now().eyes_up) == ("a", True)


# --- the end ------------------------------------------------------------------------------------------------


def test_the_end_releases_what_nobody_revealed_and_closes_the_round(live: Live) -> None:
    live.go_to("score")
    live.join(1, 2, 3, 4)
    for person in (1, 2, 3):
        live.score(person, 1, -1, 2)
    ended = live.end()
    release = release_round.latest(live.store, live.lead, "shift")
    assert release is not None
    assert release.sheets == 3
    assert not live.store.read(lambda s: s.round(str(ended.round))).is_open()
    with pytest.raises(WorkshopEnded):
        live.end()


def test_the_end_gathers_what_its_last_phase_brought(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    live.give(1, Written("n1", NoteKind.ITCH, "b", "The one whom others ask"))
    live.end()
    notes = [n.text for t in live.store.read(lambda s: s.journey("shift")).touchpoints() for n in t.notes]
    assert "The one whom others ask" in notes


def test_too_few_scores_end_in_nothing(live: Live) -> None:
    asked = live.go_to("score")
    live.join(1)
    live.score(1, 1, 1, 1)
    live.end()
    assert release_round.latest(live.store, live.lead, "shift") is None
    assert live.store.read(lambda s: s.sheets(str(asked.round))) == ()


@pytest.mark.parametrize("elsewhere", [release_round.release_round, release_round.abandon_round])
def test_a_running_workshops_round_is_released_and_closed_in_the_workshop_only(
    live: Live, elsewhere: Callable[..., object]
) -> None:
    round_id = str(live.go_to("score").round)
    live.join(1, 2, 3)
    for person in (1, 2, 3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    with pytest.raises(WorkshopGoesOn):
        elsewhere(live.store, live.secrets, live.world, live.lead, round_id)
    assert live.store.read(lambda s: s.round(round_id)).is_open()
    assert not live.end().is_open()
    assert not live.store.read(lambda s: s.round(round_id)).is_open()


def test_another_workshop_may_follow(
    live: Live, store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    live.go_to("score")
    live.end()
    second = rooms.opened(store, secrets, world, lead, [K.SCORE, K.REVEAL])
    assert second.workshop.round is not None
    assert run_workshop.open_workshop_of(store, lead, "shift") == second.workshop


COMMANDS: list[tuple[str, Callable[..., Any], tuple[Any, ...]]] = [
    ("start", steer_workshop.start_timer, ()),
    ("pause", steer_workshop.pause_timer, ()),
    ("minute", steer_workshop.add_minute, ()),
    ("eyes up", steer_workshop.set_eyes_up, (True,)),
    ("highlight", steer_workshop.highlight, ("a",)),
    ("joining", steer_workshop.set_joining, (False,)),
    ("hide", steer_workshop.hide, ("x", True)),
    ("no peak", steer_workshop.say_no_peak, ("because",)),
    ("reveal", run_workshop.reveal, ()),
    ("show", run_workshop.show, ()),
]


@pytest.mark.parametrize(("command", "more"), [c[1:] for c in COMMANDS], ids=[c[0] for c in COMMANDS])
def test_only_a_lead_runs_a_workshop(
    live: Live, participant: Caller, command: Callable[..., Any], more: tuple[Any, ...]
) -> None:
    with pytest.raises(NotAllowed):
        command(live.store, live.world, participant, live.workshop.id, *more)


def test_a_participant_sees_no_room_opens_none_and_ends_none(
    live: Live, store: Store, secrets: Secrets, world: World, participant: Caller
) -> None:
    for refused in (
        lambda: run_workshop.room(store, participant, live.workshop.id),
        lambda: run_workshop.open_workshop_of(store, participant, "shift"),
        lambda: rooms.opened(store, secrets, world, participant),
        lambda: replace(live, lead=participant).go_to("write"),
        lambda: replace(live, lead=participant).end(),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert live.now() == live.workshop


def test_a_journey_with_a_running_workshop_is_not_deleted(live: Live) -> None:
    with pytest.raises(WorkshopGoesOn):
        keep_journeys.delete(live.store, live.world, live.lead, "shift")
    live.end()
    keep_journeys.delete(live.store, live.world, live.lead, "shift")
