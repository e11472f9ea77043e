"""A plan as it is handed on: its actions with the names that stand elsewhere, and the team's days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eximap.domain.action import Action
from eximap.domain.measurement import Series


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action; `journey` is a title, `touchpoint` a name or empty, `star` marks a moment of truth.

    `days` are those of the revisions where the team is, one each: a moment alone has no day. `series` is what
    was measured.
    """

    action: Action
    journey: str
    touchpoint: str
    star: bool
    days_late: int
    days: tuple[date, ...]
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of one journey, or of several, under one title, as it stands `today`."""

    title: str
    today: date
    lines: tuple[PlanLine, ...]
