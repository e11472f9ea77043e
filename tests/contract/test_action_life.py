"""What hangs on an action: kept in order, erased with its journey, and gone with no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from eximap.domain import action as actions
from eximap.domain import hand_over as hand_overs
from eximap.domain import milestone as milestones
from eximap.domain.action import Action, Status
from eximap.domain.check_in import CheckIn
from eximap.domain.errors import Busy, NotFound
from eximap.domain.hand_over import Confirmed, HandOver, Question
from eximap.domain.journey import Journey
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.owner_link import owner_link
from eximap.domain.review import Review, Verdict
from eximap.usecases.ports import Session, Store

AT = datetime(2026, 5, 12, 8, 30, tzinfo=UTC)
LATER = AT + timedelta(days=2)
HANDED = HandOver("h1", "a1", "Лена", AT, ((Question.GOAL, "Никто не спрашивает"), (Question.NEED, "Legal")))
TAP = CheckIn("c1", "a1", AT, Status.STUCK, "Лена", "the script", "Legal")
FIGURE = Measurement("m1", "a1", date(2026, 5, 18), 0.31, "31 %", AT, "Лена", "one week", "r1")
STEP = Milestone("s1", "a1", "Wording sent", date(2026, 5, 14), AT, "v1")
LOOK = Review("w1", "a1", AT, "Agents end them", Verdict.REPLICATE, "Wording first")

Add = Callable[[Session], Any]
ADDED: dict[str, tuple[Add, Callable[[Session, str], tuple[Any, ...]], Any]] = {
    "hand-over": (lambda s: s.add_hand_over(HANDED), lambda s, j: s.hand_overs(j), HANDED),
    "check-in": (lambda s: s.add_check_in(TAP), lambda s, j: s.check_ins(j), TAP),
    "measurement": (lambda s: s.add_measurements("a1", [FIGURE]), lambda s, j: s.measurements(j), FIGURE),
    "milestone": (lambda s: s.add_milestone(STEP), lambda s, j: s.milestones(j), STEP),
    "review": (lambda s: s.add_review(LOOK), lambda s, j: s.reviews(j), LOOK),
}
each_kind = pytest.mark.parametrize(("add", "read", "made"), ADDED.values(), ids=ADDED)


@pytest.fixture
def planned(store: Store, first_day: Journey) -> Store:
    """Two actions of the journey j."""
    for id in ("a1", "a2"):
        made = actions.create(Action(id, "j", "Two warnings", owner="Лена"), AT, "v1")
        store.transact(lambda session, made=made: session.add_action(made, AT))
    return store


@each_kind
def test_it_comes_back_equal_and_its_journey_grows(planned: Store, add: Add, read: Any, made: Any) -> None:
    stamp = planned.stamp("j")
    planned.transact(add)
    assert planned.read(lambda session: read(session, "j")) == (made,)
    assert planned.stamp("j") > stamp


@each_kind
def test_it_is_erased_with_its_journey(planned: Store, add: Add, read: Any, made: Any) -> None:
    planned.transact(add)
    planned.transact(lambda session: session.erase_journey("j"))
    assert planned.read(lambda session: read(session, "j")) == ()


@each_kind
def test_nothing_hangs_on_what_is_not_there(planned: Store, add: Add, read: Any, made: Any) -> None:
    planned.transact(lambda session: session.delete_journey("j", AT))
    with pytest.raises(NotFound):
        planned.transact(add)


def test_of_one_action_only_its_own_and_in_order(planned: Store) -> None:
    early, other = replace(FIGURE, id="m0", at=AT - timedelta(days=1)), replace(FIGURE, id="m9", action="a2")

    def work(session: Session) -> None:
        session.add_measurements("a1", [FIGURE])
        session.add_measurements("a2", [other])
        session.add_measurements("a1", [early])

    planned.transact(work)
    assert planned.read(lambda session: session.measurements("j", "a1")) == (early, FIGURE)
    assert len(planned.read(lambda session: session.measurements("j"))) == 3


def test_a_tap_delivered_twice_is_one(planned: Store) -> None:
    assert planned.transact(lambda session: session.add_check_in(TAP)) is True
    again = replace(TAP, at=LATER, status=Status.DONE)
    assert planned.transact(lambda session: session.add_check_in(again)) is False
    assert planned.read(lambda session: session.check_ins("j")) == (TAP,)


def test_a_yes_is_written_once(planned: Store) -> None:
    action = planned.read(lambda session: session.action("a1"))
    yes = hand_overs.confirm(HANDED, action, Confirmed.BY_LINK, LATER)
    second = hand_overs.confirm(HANDED, action, Confirmed.BESIDE_LEAD, LATER + timedelta(days=1))
    planned.transact(lambda session: session.add_hand_over(HANDED))
    planned.transact(lambda session: session.save_hand_over(HANDED, yes))
    planned.transact(lambda session: session.save_hand_over(HANDED, second))
    assert planned.read(lambda session: session.hand_overs("j")) == (yes,)


def test_of_two_who_change_a_milestone_one_lands(planned: Store) -> None:
    planned.transact(lambda session: session.add_milestone(STEP))
    done, dropped = milestones.complete(STEP, LATER, "v2"), milestones.drop(STEP, LATER, "v3")
    planned.transact(lambda session: session.save_milestone(STEP, done))
    with pytest.raises(Busy):
        planned.transact(lambda session: session.save_milestone(STEP, dropped))
    assert planned.read(lambda session: session.milestones("j")) == (done,)


def test_a_link_stands_until_it_is_ended(store: Store) -> None:
    link = owner_link("k1", "Лена", "service/night", AT)
    store.transact(lambda session: session.add_owner_link(link))
    assert store.read(lambda session: session.owner_links()) == (link,)
    store.transact(lambda session: session.end_owner_link("k1", LATER))
    assert store.read(lambda session: session.owner_links()) == ()
    with pytest.raises(NotFound):
        store.transact(lambda session: session.end_owner_link("k1", LATER))
