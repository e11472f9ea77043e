"""How the visitor looks at the plan: as what, filtered how, at which page. Kept for the visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from eximap.domain.action import Status
from eximap.domain.journey import Lever
from eximap.domain.plan_query import ALIVE, KEPT, Only, Order, PlanQuery
from eximap.domain.week import week_of
from eximap.ui import session
from eximap.usecases.filter_plan import FILTERS, filtered

VIEW = "actions-view"
PAGE = 100


class Kind(StrEnum):
    PLAN = "plan"
    PEOPLE = "people"
    CALENDAR = "calendar"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class View:
    """`only`, `owner`, `touchpoint`, `lever`, `status` and `text` filter the table; empty for all.

    `page` counts from 0; `month` is the first day of the month that the calendar shows.
    """

    kind: Kind = Kind.PLAN
    only: str = ""
    owner: str = ""
    touchpoint: str = ""
    lever: str = ""
    status: str = ""
    text: str = ""
    page: int = 0
    month: date | None = None


def current() -> View:
    """The view of this visit."""
    return session.draft(VIEW, View())


def change(told: Mapping[str, Any]) -> None:
    """Takes over what was asked for; a value that is none is left out, another filter starts at page one."""
    view = current()
    kinds, known = set(Kind), {"only": set(Only), "lever": set(Lever), "status": set(Status)}
    changes: dict[str, Any] = {}
    for name in FILTERS:
        if name in told:
            value = str(told[name] or "")[:200]
            changes[name] = value if not value or value in known.get(name, {value}) else ""
    if changes:
        changes["page"] = 0
    if told.get("view") in kinds:
        changes["kind"] = Kind(str(told["view"]))
    if isinstance(told.get("page"), int):
        changes["page"] = max(0, int(told["page"]))
    if told.get("month"):
        changes["month"] = _month(str(told["month"]))
    session.set_draft(VIEW, replace(view, **changes))


def filters(view: View) -> dict[str, str]:
    """What the table is filtered by; empty for all."""
    return {name: value for name in FILTERS if (value := str(getattr(view, name)))}


def of_table(query: PlanQuery, view: View) -> PlanQuery:
    """What the table shows."""
    return replace(filtered(query, filters(view)), offset=view.page * PAGE, limit=PAGE)


def of_calendar(query: PlanQuery, first: date, last: date, each: int) -> PlanQuery:
    """Of what is due between two days and was not dropped so many of each day."""
    limit = each * ((last - first).days + 1)
    asked = replace(query, statuses=KEPT, due_from=first, due_until=last)
    return replace(asked, order=Order.DAY, each=each, limit=limit)


def of_people(query: PlanQuery, owners: tuple[str, ...], each: int) -> PlanQuery:
    """The most urgent of what these people have open or waiting."""
    return replace(
        query, statuses=ALIVE, owners=owners, order=Order.OWNER, each=each, limit=each * len(owners)
    )


def month_days(month: date, week_start: int) -> tuple[date, date]:
    """The first and last day of the whole weeks in which a month lies."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return week_of(month, week_start)[0], week_of(following - timedelta(days=1), week_start)[1]


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(text).replace(day=1)
    except ValueError:
        return None
