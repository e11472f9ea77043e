"""The plan as a month of weeks: what is due on which day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from eximap.domain.plan_query import OPEN, Found
from eximap.i18n import numbers
from eximap.ui.actions import views
from eximap.ui.actions.board import Board
from eximap.usecases import team_day

EACH = 4  # actions shown of one day


def view(board: Board) -> dict[str, Any]:
    """The weeks of the month, from the day on which the team's week starts; today's month at first."""
    here, today = board.here, board.query.today
    month = board.view.month or today.replace(day=1)
    first, last = views.month_days(month, team_day.week_start(here.store))
    (found, _), undated = board.find_all(
        views.of_calendar(board.query, first, last, EACH),
        replace(board.query, statuses=OPEN, undated=True, limit=EACH),
    )
    by_day: dict[date, list[Found]] = defaultdict(list)
    for one in found:
        if one.action.due is not None:
            by_day[one.action.due].append(one)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    language = here.t.language
    return {
        "month": numbers.month(month, language),
        "before": (month - timedelta(days=1)).replace(day=1).isoformat(),
        "after": (month + timedelta(days=31)).replace(day=1).isoformat(),
        "this_month": today.replace(day=1).isoformat(),
        "weekdays": [numbers.weekday(day, language) for day in days[:7]],
        "days": [_day(board, day, month, by_day[day]) for day in days],
        "undated": [board.line(one) for one in undated[0]],
        "undated_says": here.t.n("{n} open without a due date", "{n} open without a due date", undated[1])
        if undated[1]
        else "",
    }


def _day(board: Board, day: date, month: date, found: list[Found]) -> dict[str, Any]:
    t, left = board.here.t, found[0].alike - len(found) if found else 0
    return {
        "on": day.isoformat(),
        "n": t.number(day.day),
        "name": t.day(day),
        "inside": (day.year, day.month) == (month.year, month.month),
        "today": day == board.query.today,
        "actions": [board.line(one) for one in found],
        "left": t.n("{n} more", "{n} more", left) if left else "",
    }
