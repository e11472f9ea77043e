"""Plans to hand on: one action that says everything, and views made of actions."""

from __future__ import annotations

from datetime import UTC, date, datetime

from eximap.domain.action import Action, Measure, Status
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.revision import Adjusted, Revision

TODAY = date(2026, 5, 22)
NOW = datetime(2026, 5, 22, 9, 30, tzinfo=UTC)
ACTION = Action(
    id="0196-a",
    journey="j",
    title="Two-warning rule, for “abusive” calls",
    touchpoint="t",
    first_step="Ask Legal",
    owner="Ивана Вукович",
    due=date(2026, 5, 18),
    measure=Measure("通话", "4%", "60%"),
    status=Status.STUCK,
    stuck_on="the wording",
    stuck_with="Petra Hahn",
    revisions=(
        Revision(datetime(2026, 5, 12, tzinfo=UTC), Adjusted.CREATED, "", "", ""),
        Revision(datetime(2026, 5, 14, tzinfo=UTC), Adjusted.DUE, "2026-05-14", "2026-05-18", "Legal, reads"),
    ),
)


def line_of(action: Action, journey: str = "First 90 days", touchpoint: str = "Abusive caller") -> PlanLine:
    """The action in its place, its days those of UTC."""
    days = tuple(revision.at.date() for revision in action.revisions)
    return PlanLine(action, journey, touchpoint, True, action.days_late(TODAY), days)


def view_of(*actions: Action) -> PlanView:
    """A plan of one journey."""
    return PlanView("First 90 days", TODAY, tuple(line_of(action) for action in actions))
