"""A comparison as CSV, for a spreadsheet: the teams by the chosen figure, then every touchpoint by team."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from eximap.domain.compare_view import CompareView
from eximap.i18n.translator import Translator
from eximap.interchange.comparison_rows import (
    Cell,
    Reasons,
    team_header,
    team_rows,
    touchpoint_header,
    touchpoint_rows,
)
from eximap.interchange.plan_csv import guarded

DIGITS = 4


def comparison_csv(view: CompareView, places: Sequence[int], reasons: Reasons, t: Translator) -> bytes:
    """UTF-8 with a byte order mark, numbers with a point, an empty line between the two tables.

    Names that a spreadsheet would run as a formula get an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(team_header(t))
    writer.writerows(_written(row) for row in team_rows(view, places, reasons, t))
    writer.writerow([])
    writer.writerow(touchpoint_header(t))
    writer.writerows(_written(row) for row in touchpoint_rows(view, places, reasons, t))
    return text.getvalue().encode("utf-8-sig", "replace")


def _written(row: Sequence[Cell]) -> list[str | int | float | None]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guarded(cell)
    return round(cell, DIGITS) if isinstance(cell, float) else cell
