"""What a meeting opens on: what is open, and what was closed since the meeting before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action, Status
from eximap.domain.last_time import last_time

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def on(day: int) -> datetime:
    return NOON + timedelta(days=day)


def planned(title: str, day: int = 0, due: date | None = None) -> Action:
    return actions.create(Action(title, "j", title, due=due), on(day), "v1")


def marked(action: Action, status: Status, day: int) -> Action:
    return actions.mark(action, status, "Said so", on(day), "v2")


OPEN, STUCK = planned("open"), marked(planned("stuck"), Status.STUCK, 2)
DONE, OLD = marked(planned("done"), Status.DONE, 8), marked(planned("old"), Status.DONE, 3)
DROPPED = marked(planned("dropped"), Status.DROPPED, 9)
WAITS = planned("waits")
WAITS = replace(WAITS, status=Status.NEXT)


@pytest.mark.parametrize(
    ("before", "titles"),
    [(on(7), ["open", "stuck", "done", "dropped"]), (None, ["open", "stuck", "done", "dropped", "old"])],
)
def test_what_is_open_and_what_was_closed_since(before: datetime | None, titles: list[str]) -> None:
    plan = [DONE, OLD, STUCK, WAITS, OPEN, DROPPED]
    found = [action.title for action in last_time(plan, on(14), before)]
    assert sorted(found) == sorted(titles)
    assert found[:2] == ["open", "stuck"]


def test_what_this_meeting_plans_is_not_last_times() -> None:
    assert last_time([planned("today", 14)], on(14), on(7)) == ()


def test_what_is_due_first_stands_first() -> None:
    late, soon = planned("late", due=date(2026, 3, 20)), planned("soon", due=date(2026, 4, 2))
    assert [a.title for a in last_time([OPEN, soon, late], on(14), None)] == ["late", "soon", "open"]
