"""Actions and their revisions: appended, never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.errors import Busy, NotFound
from eximap.domain.journey import Control, Journey, Lever
from eximap.domain.lens import Key, Lenses, Side, Style, Value
from eximap.usecases.ports import Session, Store

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
FULL = Action(
    id="a1",
    journey="j",
    title="Headset on the desk before nine",
    touchpoint="j-t4",
    idea="i1",
    notes=("n1", "n2"),
    first_step="Ask IT for the list",
    owner="Лена",
    due=date(2026, 4, 1),
    measure=Measure("late headsets", "7 a week", "0"),
    lever=Lever.STRENGTHEN_END,
    control=Control.INFLUENCE,
    stuck_with="Legal",
    lenses=Lenses(Style.LEAD, Side.EMOTIONAL, Value.PRACTICAL, Key.HUMBLE),
)


def store_new(store: Store, action: Action) -> Action:
    made = actions.create(action, AT, "v1")
    store.transact(lambda session: session.add_action(made, AT))
    return made


def test_actions_come_back_equal_in_order_of_creation(store: Store, first_day: Journey) -> None:
    full = store_new(store, FULL)
    bare = store_new(store, Action("a0", "j", "Say thanks"))
    assert store.read(lambda session: session.actions("j")) == (full, bare)
    assert store.read(lambda session: session.actions()) == (full, bare)
    assert store.read(lambda session: session.actions("another")) == ()
    assert store.read(lambda session: session.action("a0")) == bare


def test_an_adjustment_appends_its_revision(store: Store, first_day: Journey) -> None:
    made = store_new(store, FULL)
    later = actions.adjust_due(made, date(2026, 5, 1), "IT is late", AT + timedelta(days=1), "v2")
    stuck = actions.mark(later, Status.STUCK, "no headsets", AT + timedelta(days=2), "v3", "IT")

    def adjust(session: Session) -> None:
        session.save_action(made, later)
        session.save_action(later, stuck)

    store.transact(adjust)
    assert store.read(lambda session: session.action("a1")) == stuck
    assert [r.reason for r in stuck.revisions] == ["", "IT is late", "no headsets"]


def test_of_two_adjustments_of_one_version_only_one_lands(store: Store, first_day: Journey) -> None:
    made = store_new(store, FULL)
    mine = actions.adjust_owner(made, "Ada", "holiday", AT, "v2")
    theirs = actions.adjust_owner(made, "Bea", "holiday", AT, "v3")
    store.transact(lambda session: session.save_action(made, mine))
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_action(made, theirs))
    assert store.read(lambda session: session.action("a1")) == mine


def test_actions_are_found_by_whom_they_name(store: Store, first_day: Journey) -> None:
    made = store_new(store, replace(FULL, owner="Ada"))
    store_new(store, Action("a0", "j", "Say thanks", owner="Adamina"))
    handed = actions.adjust_owner(made, "Bea", "holiday", AT, "v2")
    handed = actions.mark(handed, Status.STUCK, "no answer", AT, "v3", "Cleo")
    handed = actions.mark(handed, Status.STUCK, "no answer", AT, "v4", "Dora")
    store.transact(lambda session: session.save_action(made, handed))
    store.transact(lambda session: session.delete_journey("j", AT))
    for person, found in (("Ada", 1), ("Bea", 1), ("Cleo", 1), ("Dora", 1), ("holiday", 0)):
        assert store.read(lambda session, who=person: session.actions_naming(who)) == (handed,) * found


def test_actions_of_a_deleted_journey_wait_with_it(store: Store, first_day: Journey) -> None:
    made = store_new(store, FULL)
    store.transact(lambda session: session.delete_journey("j", AT))
    assert store.read(lambda session: session.actions()) == ()
    with pytest.raises(NotFound):
        store.transact(lambda session: session.add_action(made, AT))
    store.transact(lambda session: session.restore_journey("j"))
    assert store.read(lambda session: session.actions()) == (made,)


def test_an_unknown_action_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.read(lambda session: session.action("none"))
