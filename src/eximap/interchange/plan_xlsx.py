"""The plan as a workbook: a sheet of actions and a sheet of their changes, dates as dates.

Every text is written as a text: no formula is made of it and no link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format

from eximap.domain.plan_view import PlanLine, PlanView
from eximap.i18n.translator import Translator
from eximap.interchange import plan_table
from eximap.interchange.action_words import plain
from eximap.interchange.plan_table import Cell
from eximap.interchange.revision_words import change

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def plan_xlsx(view: PlanView, t: Translator) -> bytes:
    """The workbook's bytes."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        for title, head, rows in (
            (
                t("Actions"),
                plan_table.header(t),
                [plan_table.row(line, len(line.action.revisions), t) for line in view.lines],
            ),
            (t("Changes"), _changes_header(t), [row for line in view.lines for row in _changes(line, t)]),
        ):
            _sheet(book, title, head, rows, bold, day, text)
    return into.getvalue()


def _sheet(
    book: xlsxwriter.Workbook,
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    bold: Format,
    day: Format,
    text: Format,
) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, 44 if column == 0 else 18)
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case None | "":
                    pass
                case str():
                    sheet.write_string(at, column, plain(cell), text)
                case int():
                    sheet.write_number(at, column, cell, text)
                case date():
                    sheet.write_datetime(at, column, datetime.combine(cell, time()), day)
    sheet.autofilter(0, 0, max(1, len(rows)), len(head) - 1)


def _changes_header(t: Translator) -> list[str]:
    return [t("Action"), t("Day"), t("What changed"), t("Reason")]


def _changes(line: PlanLine, t: Translator) -> Iterable[list[Cell]]:
    for day, revision in zip(line.days, line.action.revisions, strict=True):
        yield [line.action.title, day, change(revision, t), revision.reason]
