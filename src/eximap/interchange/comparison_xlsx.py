"""A comparison as a workbook: a sheet of teams, one of touchpoints by team, one of the figures behind both.

Every text is written as a text: no formula is made of it and no link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format

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

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def comparison_xlsx(
    view: CompareView,
    places: Sequence[int],
    reasons: Reasons,
    figures: Iterable[Sequence[str]],
    t: Translator,
) -> bytes:
    """The workbook's bytes; `figures` are what stands behind the first sentence: name, value, meaning."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, _OPTIONS) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        figure = book.add_format({"num_format": "0.00"})
        for title, columns, rows in (
            (t("Teams"), team_header(t), team_rows(view, places, reasons, t)),
            (t("Touchpoints"), touchpoint_header(t), touchpoint_rows(view, places, reasons, t)),
            (t("Figures"), [t("Figure"), t("Value"), t("Meaning")], figures),
        ):
            _sheet(book.add_worksheet(title), columns, rows, head, figure)
    return into.getvalue()


def _sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    head: Format,
    figure: Format,
) -> None:
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, 28 if column == 0 else 16)
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                sheet.write_string(at, column, cell)
            elif isinstance(cell, float):
                sheet.write_number(at, column, cell, figure)
            elif isinstance(cell, int):
                sheet.write_number(at, column, cell)
