"""A workshop opens on last time's actions: the room marks them, phones read along, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eximap.domain.action import Action
from eximap.domain.errors import NotFound, WorkshopEnded
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.workshop import Workshop
from eximap.usecases import look_at_room, look_at_seat, plan_actions, run_workshop, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.run_workshop import Plan
from tests.usecases.workshops import stored

PHASES = (Phase("p1", PhaseKind.LAST_TIME, 5), Phase("p2", PhaseKind.MAP))


def later(world: World, days: int) -> World:
    start: datetime = world.now()
    return replace(world, now=lambda: start + timedelta(days=days))


def planned(store: Store, world: World, lead: Caller, id: str, journey: str = "j") -> Action:
    draft = Action(id, journey, f"What {id} says", owner="Marta", stuck_on="")
    return plan_actions.add_action(store, world, lead, draft)


@pytest.fixture
def workshop(store: Store, secrets: Secrets, world: World, lead: Caller) -> Workshop:
    stored(store, world, lead, "j")
    stored(store, world, lead, "other")
    planned(store, world, lead, "a")
    planned(store, world, lead, "elsewhere", "other")
    opened = run_workshop.open_workshop(store, secrets, later(world, 7), lead, "j", Plan(PHASES))
    planned(store, later(world, 8), lead, "b")
    return opened


def test_the_room_opens_on_what_was_planned_before_it(store: Store, lead: Caller, workshop: Workshop) -> None:
    room = look_at_room.room(store, lead, workshop.id)
    assert [action.id for action, _ in room.last_time] == ["a"]


def test_in_any_other_phase_there_is_nothing_of_it(
    store: Store, secrets: Secrets, world: World, lead: Caller, workshop: Workshop
) -> None:
    run_workshop.go_to(store, secrets, world, lead, workshop.id, "p2")
    assert look_at_room.room(store, lead, workshop.id).last_time == ()
    assert look_at_seat.scene(store, workshop.id).last_time == ()


def test_a_journey_without_actions_has_nothing_to_open_on(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    stored(store, world, lead, "new")
    assert not look_at_room.has_last_time(store, world, lead, "new")
    opened = run_workshop.open_workshop(store, secrets, world, lead, "new", Plan(PHASES))
    assert look_at_room.room(store, lead, opened.id).last_time == ()


def test_a_participant_reads_these_actions_and_no_other(store: Store, workshop: Workshop) -> None:
    own = scope.of(store, Caller(Role.PARTICIPANT, "phone"), workshop.id)
    assert [action.id for action in look_at_seat.scene(own, workshop.id).last_time] == ["a"]
    for other in ("b", "elsewhere"):
        with pytest.raises(NotFound):
            own.read(lambda session, id=other: session.action(id))


def test_only_last_times_actions_are_marked_here_and_only_while_it_goes_on(
    store: Store, secrets: Secrets, world: World, lead: Caller, workshop: Workshop
) -> None:
    look_at_room.expect_last_time(store, lead, workshop.id, "a")
    with pytest.raises(NotFound):
        look_at_room.expect_last_time(store, lead, workshop.id, "b")
    run_workshop.end(store, secrets, world, lead, workshop.id)
    with pytest.raises(WorkshopEnded):
        look_at_room.expect_last_time(store, lead, workshop.id, "a")
