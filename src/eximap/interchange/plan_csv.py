"""The plan as CSV, for a spreadsheet: one row an action, with every adjustment in one cell."""

from __future__ import annotations

import csv
import io

from eximap.domain.plan_view import PlanLine, PlanView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.revision_words import describe_revision

# What a spreadsheet takes for the start of a formula; a true minus (U+2212) is none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plan_csv(view: PlanView, t: Translator) -> bytes:
    """UTF-8 with a byte order mark (without it Excel reads Chinese and Russian wrong), dates as YYYY-MM-DD.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header(t))
    for line in view.lines:
        writer.writerow([guarded(cell) for cell in _row(line, t)])
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """The cell, with an apostrophe in front of what would be run as a formula."""
    return (
        f"'{cell}"
        if cell.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA) or cell.startswith(_FORMULA)
        else cell
    )


def header(t: Translator) -> list[str]:
    """The columns, one row of them an action."""
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


def _row(line: PlanLine, t: Translator) -> list[str]:
    action, measure = line.action, line.action.measure
    return [
        action.title,
        line.journey,
        line.touchpoint,
        label(action.status, t),
        str(line.days_late or ""),
        action.owner,
        action.due.isoformat() if action.due else "",
        action.first_step,
        measure.name if measure else "",
        measure.baseline if measure else "",
        measure.target if measure else "",
        label(action.lever, t),
        label(action.control, t),
        action.stuck_on,
        action.stuck_with,
        "\n".join(_changes(line, t)),
    ]


def _changes(line: PlanLine, t: Translator) -> list[str]:
    told = zip(line.days, line.action.revisions, strict=True)
    return [f"{day.isoformat()} {describe_revision(revision, t)}" for day, revision in told]
