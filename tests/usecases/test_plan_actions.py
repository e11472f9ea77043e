"""The plan as it is stored: three open actions of one owner at a time, and where an action hangs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from eximap.domain import action as actions
from eximap.domain import operation as op
from eximap.domain.action import Action, Status
from eximap.domain.errors import ChangedElsewhere, EnoughOpen, Invalid, NotAllowed, NotFound
from eximap.domain.journey import Lever
from eximap.domain.operation import Submission
from eximap.domain.revision import Adjusted
from eximap.usecases import map_journey, plan_actions
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


@pytest.fixture
def ids() -> Iterator[str]:
    return (f"action-{number}" for number in range(100))


@pytest.fixture
def planned(store: Store, world: World, lead: Caller, ids: Iterator[str]) -> list[Action]:
    """Three open actions of Marta's."""
    drafts = [Action(next(ids), "shift", title, owner="Marta") for title in ("One", "Two", "Three")]
    return [plan_actions.add_action(store, world, lead, draft) for draft in drafts]


def fourth(ids: Iterator[str], owner: str = "Marta") -> Action:
    return Action(next(ids), "shift", "Four", owner=owner)


def test_a_fourth_open_action_is_refused_without_a_reason_and_stored_with_it(
    store: Store, world: World, lead: Caller, planned: list[Action], ids: Iterator[str]
) -> None:
    with pytest.raises(EnoughOpen):
        plan_actions.add_action(store, world, lead, fourth(ids), overriding=" ")
    assert len(plan_actions.plan(store, lead, "shift")) == 3
    made = plan_actions.add_action(store, world, lead, fourth(ids), overriding="Legal waits for it")
    assert store.read(lambda s: s.action(made.id)).revisions[0].reason == "Legal waits for it"
    plan_actions.add_action(store, world, lead, fourth(ids, owner="Tom"))
    plan_actions.add_action(store, world, lead, fourth(ids, owner=""))


def test_there_is_room_again_once_one_is_done_and_elsewhere_it_was_all_along(
    store: Store, world: World, lead: Caller, planned: list[Action], ids: Iterator[str]
) -> None:
    one = planned[0]
    done = plan_actions.adjust(
        store, world, lead, one.id, one.ver, lambda a, at, v: actions.mark(a, Status.DONE, "", at, v)
    )
    plan_actions.add_action(store, world, lead, fourth(ids))

    def reopen(reason: str) -> Action:
        return plan_actions.adjust(
            store,
            world,
            lead,
            done.id,
            done.ver,
            lambda a, at, v: actions.mark(a, Status.ON_TRACK, reason, at, v),
        )

    with pytest.raises(EnoughOpen):
        reopen("")
    assert store.read(lambda s: s.action(done.id)) == done
    assert reopen("It came back").is_open()


def test_a_hand_over_says_why_and_that_is_the_reason(
    store: Store, world: World, lead: Caller, planned: list[Action], ids: Iterator[str]
) -> None:
    toms = plan_actions.add_action(store, world, lead, fourth(ids, owner="Tom"))

    def hand_over(action: Action, at: datetime, ver: str) -> Action:
        return actions.adjust_owner(action, "Marta", "Tom is on leave", at, ver)

    after = plan_actions.adjust(store, world, lead, toms.id, toms.ver, hand_over)
    assert (after.owner, after.revisions[-1].reason) == ("Marta", "Tom is on leave")


def test_other_changes_of_a_full_plan_are_not_asked_about_it(
    store: Store, world: World, lead: Caller, planned: list[Action], ids: Iterator[str]
) -> None:
    plan_actions.add_action(store, world, lead, fourth(ids), overriding="Legal waits for it")
    one = planned[0]
    stuck = plan_actions.adjust(
        store, world, lead, one.id, one.ver, lambda a, at, v: actions.mark(a, Status.STUCK, "IT", at, v)
    )
    again = plan_actions.adjust(
        store, world, lead, one.id, stuck.ver, lambda a, at, v: actions.mark(a, Status.ON_TRACK, "", at, v)
    )
    assert (stuck.status, again.status) == (Status.STUCK, Status.ON_TRACK)


def test_an_action_answers_another_touchpoint_and_its_line_keeps_the_names(
    store: Store, world: World, lead: Caller, ids: Iterator[str]
) -> None:
    draft = Action(next(ids), "shift", "Agree the sentence", touchpoint="a", due=date(2026, 4, 1))
    made = plan_actions.add_action(store, world, lead, draft)
    names = map_journey.journey(store, lead, "shift").touchpoint_names()

    def answer(action: Action, touchpoint: str | None) -> Action:
        return plan_actions.answer_touchpoint(
            store, world, lead, action.id, action.ver, touchpoint, "It starts there"
        )

    moved = answer(made, "b")
    assert (moved.touchpoint, store.read(lambda s: s.action(made.id))) == ("b", moved)
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.DeleteTouchpoint("b")))
    bare = answer(moved, None)
    assert [(r.what, r.before, r.after) for r in bare.revisions[1:]] == [
        (Adjusted.TOUCHPOINT, names["a"], names["b"]),
        (Adjusted.TOUCHPOINT, names["b"], ""),
    ]
    with pytest.raises(NotFound):
        answer(bare, "b")
    with pytest.raises(ChangedElsewhere):
        answer(moved, "a")
    with pytest.raises(Invalid):
        answer(bare, None)


def test_the_lever_is_changed_with_its_reason(
    store: Store, world: World, lead: Caller, ids: Iterator[str]
) -> None:
    made = plan_actions.add_action(store, world, lead, fourth(ids))
    plan_actions.adjust(
        store,
        world,
        lead,
        made.id,
        made.ver,
        lambda a, at, v: actions.adjust_lever(a, Lever.BUILD_PEAK, "It could be the peak", at, v),
    )
    after = store.read(lambda s: s.action(made.id))
    assert (after.lever, after.revisions[-1].what) == (Lever.BUILD_PEAK, Adjusted.LEVER)


def test_only_the_lead_plans(
    store: Store, world: World, participant: Caller, planned: list[Action], ids: Iterator[str]
) -> None:
    one = planned[0]
    for refused in (
        lambda: plan_actions.add_action(store, world, participant, fourth(ids, owner="Tom")),
        lambda: plan_actions.adjust(store, world, participant, one.id, one.ver, lambda a, _at, _v: a),
        lambda: plan_actions.answer_touchpoint(store, world, participant, one.id, one.ver, "a", "why"),
        lambda: plan_actions.plan(store, participant, None),
    ):
        with pytest.raises(NotAllowed):
            refused()
