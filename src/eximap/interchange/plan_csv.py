"""The plan as CSV, for a spreadsheet: one row an action, with every adjustment in one cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from eximap.domain.map_view import ActionView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.printed_plan import describe_revision

# What a spreadsheet takes for the start of a formula; a true minus (U+2212) is none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plan_csv(actions: Sequence[ActionView], touchpoint_names: Mapping[str, str], t: Translator) -> bytes:
    """UTF-8 with a byte order mark (without it Excel reads Chinese and Russian wrong), dates as YYYY-MM-DD.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_header(t))
    for view in actions:
        writer.writerow([guarded(cell) for cell in _row(view, touchpoint_names, t)])
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """The cell, with an apostrophe in front of what would be run as a formula."""
    return (
        f"'{cell}"
        if cell.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA) or cell.startswith(_FORMULA)
        else cell
    )


def _header(t: Translator) -> list[str]:
    return [
        t("Action"),
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
        t("Changes"),
    ]


def _row(view: ActionView, names: Mapping[str, str], t: Translator) -> list[str]:
    action, measure = view.action, view.action.measure
    return [
        action.title,
        names.get(action.touchpoint or "", ""),
        label(action.status, t),
        str(view.days_late or ""),
        action.owner,
        action.due.isoformat() if action.due else "",
        action.first_step,
        measure.name if measure else "",
        measure.baseline if measure else "",
        measure.target if measure else "",
        label(action.lever, t),
        label(action.control, t),
        action.stuck_on,
        "\n".join(f"{r.at.date().isoformat()} {describe_revision(r, t)}" for r in action.revisions),
    ]
