"""The plan as CSV, for a spreadsheet: one row an action, with every adjustment in one cell."""

from __future__ import annotations

import csv
import io

from eximap.domain.plan_view import PlanLine, PlanView
from eximap.i18n.translator import Translator
from eximap.interchange.plan_table import header, row
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
        writer.writerow(
            ["" if cell is None else guarded(str(cell)) for cell in row(line, _changes(line, t), t)]
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """The cell, with an apostrophe in front of what would be run as a formula."""
    return (
        f"'{cell}"
        if cell.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA) or cell.startswith(_FORMULA)
        else cell
    )


def _changes(line: PlanLine, t: Translator) -> str:
    told = zip(line.days, line.action.revisions, strict=True)
    return "\n".join(f"{day.isoformat()} {describe_revision(revision, t)}" for day, revision in told)
