"""Looking for actions: filtered, counted and paged by the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Journey, Lever, Note, NoteKind, Touchpoint
from eximap.domain.plan_query import ALIVE, OPEN, Only, Order, PlanQuery, Tally
from eximap.usecases.ports import Session, Store

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ALL = PlanQuery("j", TODAY, TODAY + timedelta(days=5))
MEASURED = Measure("late headsets", "7 a week", "0")


def days(n: int) -> date:
    return TODAY + timedelta(days=n)


PLAN = (
    Action("late", "j", "Headsets before nine", "j-t4", owner="Ada", due=days(-1), measure=MEASURED),
    Action("today", "j", "Read THANKS out", owner="Bea", due=days(0), lever=Lever.BUILD_PEAK),
    Action("week", "j", "Talk on day 90", owner="Ada", due=days(5), status=Status.STUCK, stuck_with="Legal"),
    Action("after", "j", "Two warnings", owner="Ada", due=days(6), measure=MEASURED),
    Action("undated", "j", "Ёлка в зале", measure=MEASURED),
    Action("next", "j", "Pause key", owner="Bea", due=days(-3), status=Status.NEXT),
    Action("done", "j", "Ticket earlier", owner="Bea", due=days(-9), status=Status.DONE),
)


@pytest.fixture
def plan(store: Store, first_day: Journey) -> Store:
    def work(session: Session) -> None:
        for one in PLAN:
            session.add_action(actions.create(one, AT, "v1"), AT)

    store.transact(work)
    return store


def found(store: Store, query: PlanQuery) -> list[str]:
    (page,) = store.read(lambda session: session.plan_pages([query]))
    return [one.action.id for one in page.found]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["late", "today", "week", "after", "undated", "next", "done"]),
        ({"only": Only.LATE}, ["late"]),
        ({"only": Only.WEEK}, ["today", "week"]),
        ({"only": Only.STUCK_WITH}, ["week"]),
        ({"only": Only.UNMEASURED}, ["today", "week"]),
        ({"statuses": (Status.NEXT, Status.DONE)}, ["next", "done"]),
        ({"owner": "Ada"}, ["late", "week", "after"]),
        ({"owners": ("Ada", "")}, ["late", "week", "after", "undated"]),
        ({"owner": "Ada", "only": Only.LATE}, ["late"]),
        ({"touchpoint": "j-t4"}, ["late"]),
        ({"lever": Lever.BUILD_PEAK}, ["today"]),
        ({"text": " thanks "}, ["today"]),
        ({"text": "ёЛКА"}, ["undated"]),
        ({"text": "legal"}, ["week"]),
        ({"text": "100%_'"}, []),
        ({"due_from": days(0), "due_until": days(5)}, ["today", "week"]),
        ({"undated": True}, ["undated"]),
        ({"limit": 2}, ["late", "today"]),
        ({"limit": 2, "offset": 2}, ["week", "after"]),
        ({"order": Order.OWNER, "statuses": ALIVE}, ["undated", "late", "week", "after", "today", "next"]),
        ({"order": Order.OWNER, "statuses": ALIVE, "each": 1}, ["undated", "late", "today"]),
        (
            {"order": Order.DAY, "statuses": ALIVE, "due_until": days(0), "each": 1},
            ["next", "late", "today"],
        ),
        ({"journey": None}, ["late", "today", "week", "after", "undated", "next", "done"]),
        ({"journey": None, "among": frozenset()}, []),
        ({"journey": "another"}, []),
    ],
    ids=str,
)
def test_what_is_asked_for_is_found_in_order(plan: Store, asked: dict[str, object], ids: list[str]) -> None:
    assert found(plan, replace(ALL, **asked)) == ids  # type: ignore[arg-type]


def test_a_page_says_how_many_there_are_and_where_each_belongs(plan: Store) -> None:
    (page,) = plan.read(lambda session: session.plan_pages([replace(ALL, limit=1)]))
    assert page.total == len(PLAN)
    (first,) = page.found
    journey = plan.read(lambda session: session.journey("j"))
    assert (first.journey_title, first.touchpoint) == (journey.title, journey.touchpoint_names()["j-t4"])
    assert first.action == plan.read(lambda session: session.action("late"))
    (beyond,) = plan.read(lambda session: session.plan_pages([replace(ALL, offset=100)]))
    assert (beyond.found, beyond.total) == ((), len(PLAN))


def test_of_each_owner_it_is_said_how_many_there_are(plan: Store) -> None:
    some = replace(ALL, order=Order.OWNER, statuses=ALIVE, each=1)
    (page,) = plan.read(lambda session: session.plan_pages([some]))
    assert [(one.action.owner, one.alike) for one in page.found] == [("", 1), ("Ada", 3), ("Bea", 2)]


def test_a_page_knows_where_an_action_belongs_as_it_is_now(plan: Store) -> None:
    def place() -> tuple[str, str | None, bool, bool]:
        (page,) = plan.read(lambda session: session.plan_pages([replace(ALL, limit=1)]))
        (one,) = page.found
        return one.journey_title, one.touchpoint, one.moment_of_truth, one.notes_there

    def change(change: Callable[[Touchpoint], Touchpoint]) -> None:
        before = plan.read(lambda session: session.journey("j"))
        after = replace(
            before,
            title="Another title",
            ver="v-title",
            stages=tuple(
                replace(
                    stage,
                    touchpoints=tuple(change(t) if t.id == "j-t4" else t for t in stage.touchpoints),
                )
                for stage in before.stages
            ),
        )
        plan.transact(lambda session: session.save_journey(before, after, AT))

    note = Note("n-new", NoteKind.PAIN, "It takes too long")
    place()
    change(lambda t: replace(t, name="Renamed", moment_of_truth=True, ver="v-2", notes=(note,)))
    assert place() == ("Another title", "Renamed", True, True)


def test_the_counts_are_those_of_the_pages(plan: Store) -> None:
    tally = plan.read(lambda session: session.plan_tally(ALL))
    assert sum(one.n for one in tally.alike) == len(PLAN)
    for only, mark in ((Only.LATE, "late"), (Only.WEEK, "week"), (Only.STUCK_WITH, "stuck_with")):
        counted = sum(one.n for one in tally.alike if getattr(one, mark))
        assert counted == len(found(plan, replace(ALL, only=only)))
    assert sum(one.n for one in tally.alike if one.is_open()) == 5


def test_what_each_owner_has_is_that_of_the_pages(plan: Store) -> None:
    loads = plan.read(lambda session: session.plan_tally(ALL)).loads
    assert sorted(load.owner for load in loads) == sorted({action.owner for action in PLAN})
    for load in loads:
        mine = replace(ALL, owner=load.owner)
        asked = (
            replace(mine, statuses=OPEN),
            replace(mine, only=Only.LATE),
            replace(mine, statuses=(Status.NEXT,)),
        )
        assert (load.open, load.late, load.next) == tuple(len(found(plan, query)) for query in asked)


def test_actions_of_a_deleted_journey_are_not_found(plan: Store) -> None:
    plan.transact(lambda session: session.delete_journey("j", AT))
    assert found(plan, ALL) == found(plan, replace(ALL, journey=None)) == []
    assert plan.read(lambda session: session.plan_tally(ALL)) == Tally((), ())
