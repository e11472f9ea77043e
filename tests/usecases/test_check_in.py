"""Taps: each kept with its date, the status changed where it changes, by a lead or by the owner alone."""

from __future__ import annotations

from datetime import date

import pytest

from eximap.domain.action import Action, Status
from eximap.domain.errors import EnoughOpen, Invalid, NotAllowed, NotFound
from eximap.usecases import action_life, check_in, owner_links, plan_actions, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift


@pytest.fixture(autouse=True)
def planned(store: Store, world: World, lead: Caller) -> list[Action]:
    """Marta's two and one of Tom's."""
    add(store, world, lead, shift())
    drafts = [
        Action("a1", "shift", "Two warnings", owner="Marta", due=date(2026, 5, 14)),
        Action("a2", "shift", "Thank-you", owner="Marta"),
        Action("a3", "shift", "Headsets", owner="Tom", due=date(2026, 5, 1)),
    ]
    return [plan_actions.add_action(store, world, lead, draft) for draft in drafts]


@pytest.fixture
def marta(store: Store, world: World, lead: Caller) -> Caller:
    """Whoever holds Marta's link."""
    return owner_links.caller_of(owner_links.make(store, world, lead, "Marta"))


def tapped(store: Store, action: str) -> list[tuple[str, Status, str]]:
    found = store.read(lambda session: session.check_ins("shift", action))
    return [(one.id, one.status, one.by) for one in found]


def test_open_actions_come_late_ones_first(store: Store, lead: Caller) -> None:
    found = check_in.to_go_through(store, lead, "shift")
    assert [action.id for action, _ in found] == ["a3", "a1", "a2"]


def test_a_tap_that_changes_nothing_is_kept_all_the_same(store: Store, world: World, lead: Caller) -> None:
    check_in.check_in(store, world, lead, "t1", "a1", Status.ON_TRACK)
    check_in.check_in(store, world, lead, "t2", "a1", Status.ON_TRACK)
    assert tapped(store, "a1") == [("t1", Status.ON_TRACK, ""), ("t2", Status.ON_TRACK, "")]
    assert len(store.read(lambda session: session.action("a1")).revisions) == 1


def test_stuck_says_on_what_and_on_whom(store: Store, world: World, lead: Caller) -> None:
    with pytest.raises(Invalid):
        check_in.check_in(store, world, lead, "t1", "a1", Status.STUCK, " ")
    assert tapped(store, "a1") == []
    check_in.check_in(store, world, lead, "t2", "a1", Status.STUCK, "the script", "Legal")
    action = store.read(lambda session: session.action("a1"))
    assert (action.status, action.stuck_on, action.stuck_with) == (Status.STUCK, "the script", "Legal")


def test_a_tap_delivered_again_changes_nothing(store: Store, world: World, lead: Caller) -> None:
    check_in.check_in(store, world, lead, "t1", "a1", Status.DONE)
    check_in.check_in(store, world, lead, "t2", "a1", Status.ON_TRACK)
    check_in.check_in(store, world, lead, "t1", "a1", Status.DONE)
    assert store.read(lambda session: session.action("a1")).status is Status.ON_TRACK


def test_a_mistaken_done_is_taken_up_again_while_there_is_room(
    store: Store, world: World, lead: Caller
) -> None:
    check_in.check_in(store, world, lead, "t1", "a1", Status.DONE)
    for id in ("b1", "b2"):
        plan_actions.add_action(store, world, lead, Action(id, "shift", id, owner="Marta"))
    with pytest.raises(EnoughOpen):
        check_in.check_in(store, world, lead, "t2", "a1", Status.ON_TRACK)
    assert tapped(store, "a1") == [("t1", Status.DONE, "")]


def test_what_waits_or_was_dropped_takes_no_tap(store: Store, world: World, lead: Caller) -> None:
    action_life.review(store, world, lead, "a1", "Nothing moved", action_life.Verdict.DROP, "")
    with pytest.raises(NotFound):
        check_in.check_in(store, world, lead, "t1", "a1", Status.ON_TRACK)
    for status in (Status.DROPPED, Status.NEXT):
        with pytest.raises(Invalid):
            check_in.check_in(store, world, lead, "t2", "a2", status)


def test_an_owner_sees_and_taps_the_own_ones_only(store: Store, world: World, marta: Caller) -> None:
    own = scope.of(store, marta)
    found = check_in.to_go_through(own, marta, None)
    assert [action.id for action, _ in found] == ["a1", "a2"]
    check_in.check_in(own, world, marta, "t1", "a1", Status.DONE)
    assert tapped(store, "a1") == [("t1", Status.DONE, "Marta")]
    with pytest.raises(NotFound):
        check_in.check_in(own, world, marta, "t2", "a3", Status.DONE)
    assert tapped(store, "a3") == []


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.MANAGER])
def test_nobody_else_taps(store: Store, world: World, role: Role) -> None:
    with pytest.raises(NotAllowed):
        check_in.check_in(store, world, Caller(role, "x"), "t1", "a1", Status.DONE)
