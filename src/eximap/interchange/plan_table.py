"""The plan as a table: its columns, and what an action has in each of them."""

from __future__ import annotations

from datetime import date

from eximap.domain.plan_view import PlanLine
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

Cell = str | int | date | None


def header(t: Translator) -> list[str]:
    """The columns, one row of them an action; the last tells of its changes."""
    return [
        t("Action"),
        t("Journey"),
        t("Touchpoint"),
        t("Status"),
        t("Days late"),
        t("Owner"),
        t("Due"),
        t("First step"),
        t("Measure"),
        t("Baseline"),
        t("Target"),
        t("Lever"),
        t("Control"),
        t("Stuck on"),
        t("Waiting for"),
        t("Changes"),
    ]


def row(line: PlanLine, changes: Cell, t: Translator) -> list[Cell]:
    """The cells of an action, each of its own kind; None where there is no number or day."""
    action, measure = line.action, line.action.measure
    return [
        action.title,
        line.journey,
        line.touchpoint,
        label(action.status, t),
        line.days_late or None,
        action.owner,
        action.due,
        action.first_step,
        measure.name if measure else "",
        measure.baseline if measure else "",
        measure.target if measure else "",
        label(action.lever, t),
        label(action.control, t),
        action.stuck_on,
        action.stuck_with,
        changes,
    ]
