"""What the room's own screen reads, and phases that show what they brought before the room goes on."""

from __future__ import annotations

import pytest

from eximap.domain.contribution import Dots, Finished, Proposed, Written
from eximap.domain.errors import Invalid, NotAllowed, PhaseClosed, TooFewSheets
from eximap.domain.journey import NoteKind
from eximap.usecases import run_workshop, steer_workshop
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.look_at_room import room
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live


@pytest.fixture
def live(store: Store, secrets: Secrets, world: World, lead: Caller) -> Live:
    add(store, world, lead, shift())
    running = rooms.opened(store, secrets, world, lead)
    running.join(1, 2, 3)
    return running


def show(live: Live) -> None:
    run_workshop.show(live.store, live.world, live.lead, live.workshop.id)


def notes(live: Live) -> dict[str, int]:
    journey = live.room().journey
    return {n.text: n.votes for t in journey.touchpoints() for n in t.notes}


def test_people_are_counted_and_texts_shown_where_everybody_sees_them(live: Live) -> None:
    live.give(1, Proposed("p1", "Badge photo"), Finished(on=True))
    seen = live.room()
    assert (seen.joined, seen.finished, [c.text for _, c in seen.texts]) == (3, 1, ["Badge photo"])  # type: ignore[attr-defined]


def test_notes_are_shown_without_leaving_and_nothing_more_is_taken(live: Live) -> None:
    live.go_to("write")
    live.give(1, Written("n1", NoteKind.PAIN, "a", "Nobody wrote"))
    assert live.room().texts == ()
    assert "Nobody wrote" not in notes(live)
    show(live)
    show(live)
    assert list(notes(live)).count("Nobody wrote") == 1
    assert (live.now().current, live.now().over) == ("write", True)
    with pytest.raises(PhaseClosed):
        live.give(2, Written("n2", NoteKind.PAIN, "a", "Too late"))


def test_after_a_return_notes_wait_until_enough_people_have_written(live: Live) -> None:
    live.go_to("write")
    show(live)
    live.go_to("group")
    assert live.go_to("write").over is False
    live.join(3)
    for person, text in ((1, "One more"), (2, "And another")):
        live.give(person, Written(f"n{person}", NoteKind.PAIN, "a", text))
    with pytest.raises(TooFewSheets):
        show(live)
    live.go_to("group")
    assert not {"One more", "And another"} & set(notes(live))
    live.go_to("write")
    live.give(3, Written("n3", NoteKind.PAIN, "a", "The third"))
    live.go_to("group")
    assert {"One more", "And another", "The third"} <= set(notes(live))


def test_a_vote_is_blind_until_it_is_shown(live: Live) -> None:
    live.go_to("write")
    live.give(1, Written("n1", NoteKind.PAIN, "a", "Nobody wrote"))
    live.go_to("vote")
    (id,) = [n.id for t in live.room().journey.touchpoints() for n in t.notes if n.text == "Nobody wrote"]
    live.give(1, Dots(id, 2))
    live.give(2, Dots(id, 1))
    with pytest.raises(TooFewSheets) as few:
        show(live)
    assert (few.value.have, few.value.need) == (2, 3)
    live.go_to("peaks")
    assert notes(live)["Nobody wrote"] == 0
    assert live.go_to("vote").over is False  # nothing was shown, so it goes on
    live.join(3)
    live.give(3, Dots(id, 3))
    show(live)
    assert notes(live)["Nobody wrote"] == 6
    live.go_to("peaks")
    assert live.go_to("vote").over
    with pytest.raises(PhaseClosed):
        live.give(1, Dots(id, 0))


@pytest.mark.parametrize("phase", ["map", "score", "group", "plan"])
def test_other_phases_have_nothing_to_show_at_their_end(live: Live, phase: str) -> None:
    live.go_to(phase)
    with pytest.raises(Invalid, match="nothing-to-show"):
        show(live)


def test_two_who_give_a_minute_at_once_give_one(live: Live) -> None:
    ask = (live.store, live.world, live.lead, live.workshop.id)
    steer_workshop.add_minute(*ask, seen=0)
    steer_workshop.add_minute(*ask, seen=0)
    timer = live.now().timer
    assert timer is not None
    assert timer.left == 60


def test_the_forecast_lies_beside_the_curve_until_the_room_moves_on(live: Live) -> None:
    steer_workshop.show_forecast(live.store, live.world, live.lead, live.workshop.id, on=True)
    assert live.now().forecast_shown
    assert not live.go_to("write").forecast_shown


def test_only_who_leads_looks(live: Live, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        room(live.store, participant, live.workshop.id)
