"""Handing over, measuring, milestones and reviews as they are stored."""

from __future__ import annotations

from datetime import date

import pytest

from eximap.domain import milestone as milestones
from eximap.domain.action import Action, Status
from eximap.domain.errors import ChangedElsewhere, NotAllowed, NotFound
from eximap.domain.hand_over import Confirmed, Question
from eximap.domain.review import Verdict
from eximap.usecases import action_life, owner_links, plan_actions, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift

ANSWERS = {Question.GOAL: "No agent has to ask"}


@pytest.fixture(autouse=True)
def planned(store: Store, world: World, lead: Caller) -> Action:
    add(store, world, lead, shift())
    return plan_actions.add_action(store, world, lead, Action("a1", "shift", "Two warnings", owner="Marta"))


@pytest.fixture
def marta(store: Store, world: World, lead: Caller) -> Caller:
    """Whoever holds Marta's link."""
    return owner_links.caller_of(owner_links.make(store, world, lead, "Marta"))


def test_handing_over_again_keeps_the_first(store: Store, world: World, lead: Caller) -> None:
    first = action_life.hand_over(store, world, lead, "a1", ANSWERS)
    action_life.confirm(store, world, lead, "a1", first.id)
    second = action_life.hand_over(store, world, lead, "a1", {Question.NEED: "Legal’s wording"})
    kept = action_life.life(store, lead, "a1")[1].hand_overs
    assert [(one.id, one.confirmed) for one in kept] == [
        (first.id, Confirmed.BESIDE_LEAD),
        (second.id, None),
    ]


def test_the_owner_confirms_by_the_link(store: Store, world: World, lead: Caller, marta: Caller) -> None:
    handed = action_life.hand_over(store, world, lead, "a1", ANSWERS)
    yes = action_life.confirm(scope.of(store, marta), world, marta, "a1", handed.id)
    assert yes.confirmed is Confirmed.BY_LINK
    with pytest.raises(NotFound):
        action_life.confirm(store, world, lead, "a1", "none")


def test_good_lines_are_kept_and_the_others_named(store: Store, world: World, lead: Caller) -> None:
    today = date(2026, 6, 1)
    kept, refused = action_life.measure(store, world, lead, "a1", "1 May, 5%\nsoon\n2 May, 6%", today)
    assert [one.value for one in kept] == [5, 6]
    assert [(line.number, line.reason) for line in refused] == [(2, "no-day")]
    again, known = action_life.measure(store, world, lead, "a1", "1 May, 5%\n2 May, 7%", today)
    assert ([one.value for one in again], [line.reason for line in known]) == ([7], ["known"])
    assert len(action_life.life(store, lead, "a1")[1].measurements) == 3


def test_what_the_owner_types_carries_the_name(store: Store, world: World, marta: Caller) -> None:
    own = scope.of(store, marta)
    kept, _ = action_life.measure(own, world, marta, "a1", "31%", date(2026, 6, 1))
    assert [one.by for one in kept] == ["Marta"]


def test_a_milestone_is_changed_as_it_was_read(store: Store, world: World, lead: Caller) -> None:
    step = action_life.add_milestone(store, world, lead, "a1", "Wording sent", None)
    action_life.change_milestone(store, world, lead, "a1", step.id, step.ver, milestones.complete)
    with pytest.raises(ChangedElsewhere):
        action_life.change_milestone(store, world, lead, "a1", step.id, step.ver, milestones.drop)
    with pytest.raises(NotFound):
        action_life.change_milestone(store, world, lead, "a1", "none", step.ver, milestones.drop)


def test_a_review_that_drops_drops_the_action(store: Store, world: World, lead: Caller) -> None:
    action_life.review(store, world, lead, "a1", "Agents end them", Verdict.KEEP, "")
    assert store.read(lambda session: session.action("a1")).is_open()
    action_life.review(store, world, lead, "a1", "Nothing moved", Verdict.DROP, "")
    action, life = action_life.life(store, lead, "a1")
    assert (action.status, action.revisions[-1].reason) == (Status.DROPPED, "Nothing moved")
    assert [one.verdict for one in life.reviews] == [Verdict.KEEP, Verdict.DROP]


def test_a_journeys_lives_are_told_apart(store: Store, world: World, lead: Caller) -> None:
    plan_actions.add_action(store, world, lead, Action("a2", "shift", "Thanks"))
    plan_actions.add_action(store, world, lead, Action("a3", "shift", "Nothing yet"))
    for id in ("a1", "a2"):
        action_life.measure(store, world, lead, id, "31%", date(2026, 6, 1))
    lives = store.read(lambda session: action_life.lives(session, "shift"))
    assert {id: len(life.measurements) for id, life in lives.items()} == {"a1": 1, "a2": 1}


def test_only_a_lead_hands_over_plans_steps_and_reviews(store: Store, world: World, marta: Caller) -> None:
    own, manager = scope.of(store, marta), Caller(Role.MANAGER, "m")
    for caller, reach in ((marta, own), (manager, store)):
        for refused in (
            lambda reach=reach, who=caller: action_life.hand_over(reach, world, who, "a1", ANSWERS),
            lambda reach=reach, who=caller: action_life.add_milestone(reach, world, who, "a1", "x", None),
            lambda reach=reach, who=caller: action_life.review(
                reach, world, who, "a1", "x", Verdict.KEEP, ""
            ),
        ):
            with pytest.raises(NotAllowed):
                refused()
    with pytest.raises(NotAllowed):
        action_life.life(own, marta, "a1")
