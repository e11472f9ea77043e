"""What the lead takes up of what the room brought."""

from __future__ import annotations

from datetime import date

import pytest

from eximap.domain.action import Action
from eximap.domain.contribution import Finished, IdeaProposed, PeakProposed, Proposed, Written
from eximap.domain.errors import ChangedElsewhere, Invalid, NotAllowed, NotFound, WorkshopEnded
from eximap.domain.journey import Journey, Lever, NoteKind
from eximap.domain.phase import PhaseKind
from eximap.usecases import take_up
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live

STRANGER = "a text that nobody gave"


@pytest.fixture
def live(store: Store, secrets: Secrets, world: World, lead: Caller) -> Live:
    add(store, world, lead, shift())
    running = rooms.opened(store, secrets, world, lead)
    running.join(1, 2)
    return running


def journey(live: Live) -> Journey:
    return live.store.read(lambda session: session.journey("shift"))


def texts(live: Live) -> list[str]:
    return [id for id, _ in live.room().texts]


def place(live: Live, proposal: str, index: int = 0, caller: Caller | None = None) -> None:
    stage = journey(live).stages[0].id
    take_up.place(live.store, live.world, caller or live.lead, live.workshop.id, proposal, stage, index)


def test_a_proposal_is_placed_once_whoever_places_it(live: Live, elsewhere: Caller) -> None:
    live.give(1, Proposed("p1", "Badge photo"))
    (proposal,) = texts(live)
    place(live, proposal)
    place(live, proposal, 1, elsewhere)
    names = [t.name for t in journey(live).touchpoints()]
    assert names.count("Badge photo") == 1
    assert names[0] == "Badge photo"
    assert take_up.is_placed(journey(live), proposal)


def test_neither_the_map_nor_its_history_names_the_row_that_a_proposal_came_from(live: Live) -> None:
    live.give(1, Proposed("p1", "Badge photo"))
    (proposal,) = texts(live)
    place(live, proposal)
    events = live.store.read(lambda session: session.events("shift"))
    assert proposal not in repr((journey(live), events))
    assert {event.actor for event in events if event.kind == "AddTouchpoint"} == {"workshop"}


def test_what_nobody_gave_and_what_a_private_phase_holds_cannot_be_taken_up(live: Live) -> None:
    with pytest.raises(NotFound):
        place(live, STRANGER)
    live.go_to("write")
    live.give(1, Written("n1", NoteKind.PAIN, "a", "It hurts"))
    id = live.store.read(lambda s: s.contributions(live.workshop.id, "write"))[0][0]
    with pytest.raises(NotFound):
        place(live, id)
    with pytest.raises(Invalid, match="nothing-to-show"):
        take_up.take_in(live.store, live.world, live.lead, live.workshop.id)


def test_a_behaviour_is_chosen_over_the_one_that_was_read(live: Live) -> None:
    live.go_to("peaks")
    live.give(1, PeakProposed("k1", "a", "Takes the call over"), PeakProposed("k2", "a", "Stands beside us"))
    given = dict(live.room().texts)
    first, second = (
        next(id for id, c in given.items() if c.text == text)
        for text in ("Takes the call over", "Stands beside us")
    )  # type: ignore[attr-defined]
    seen = next(t for t in journey(live).touchpoints() if t.id == "a").ver
    take_up.choose_behaviour(live.store, live.world, live.lead, live.workshop.id, first, seen)
    with pytest.raises(ChangedElsewhere):
        take_up.choose_behaviour(live.store, live.world, live.lead, live.workshop.id, second, seen)
    assert next(t for t in journey(live).touchpoints() if t.id == "a").lead_behaviour == "Takes the call over"


def test_ideas_are_taken_in_while_the_phase_goes_on(live: Live) -> None:
    before = len(journey(live).ideas)
    live.go_to("ideas")
    live.give(1, IdeaProposed("i1", "A code word", Lever.FIX_PIT, "a"), Finished(on=True))
    take_up.take_in(live.store, live.world, live.lead, live.workshop.id)
    assert [i.text for i in journey(live).ideas][before:] == ["A code word"]
    assert (live.room().texts, live.room().finished) == ((), 1)
    live.give(2, IdeaProposed("i2", "A pause key", Lever.FIX_PIT))
    live.go_to("plan")
    assert [i.text for i in journey(live).ideas][before:] == ["A code word", "A pause key"]


def test_three_actions_and_no_fourth_but_a_repeat_is_the_same_one(live: Live) -> None:
    live.go_to("plan")

    def plan(n: int) -> Action:
        draft = Action(f"act-{n}", "shift", f"Action {n}", owner=f"Owner {n}", due=date(2026, 12, n))
        return take_up.plan_action(live.store, live.world, live.lead, live.workshop.id, draft)

    made = [plan(n) for n in (1, 2, 3)]
    assert plan(2) == made[1]
    with pytest.raises(Invalid, match="too-many"):
        plan(4)
    opened_at = live.workshop.opened_at
    assert [a.id for a in take_up.of_workshop(live.room().actions, opened_at)] == ["act-1", "act-2", "act-3"]


def test_only_a_lead_takes_up_and_only_while_it_goes_on(live: Live, participant: Caller) -> None:
    live.give(1, Proposed("p1", "Badge photo"))
    (proposal,) = texts(live)
    with pytest.raises(NotAllowed):
        place(live, proposal, caller=participant)
    live.end()
    with pytest.raises(WorkshopEnded):
        place(live, proposal)
    assert live.now().phase().kind is PhaseKind.MAP
