"""Scores from a CSV file or a workbook, checked row by row: `team, value[, touchpoint, person, round]`.

It tells every row that can't be used by its line. What is larger, or Parquet, `storage.score_file` reduces
in the same way without a look at each row.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from eximap.domain.errors import Invalid
from eximap.domain.scale import Scale
from eximap.domain.score_row import NEEDED, Checked, Fault, Layout, RefusedRow, ScoreRow, layout_of
from eximap.domain.scores import Choice, Scores, reduced

Tell = Callable[[float], None]  # the share that is done, 0…1; what it raises ends the reading
DELIMITERS = (",", ";", "\t", "|")
WORKBOOK = b"PK\x03\x04"
_TELL_EVERY = 50_000


def read(path: Path, scale: Scale, choice: Choice, tell: Tell | None = None) -> Scores:
    """What the file comes to. Raises Invalid and ScoresRefused."""
    rows, checked = checked_rows(path, scale, tell)
    return reduced(rows, checked, choice)


def checked_rows(path: Path, scale: Scale, tell: Tell | None = None) -> tuple[Iterator[ScoreRow], Checked]:
    """The rows that can be used, one by one, and what becomes known on the way. Raises Invalid."""
    if is_workbook(path):
        lines = _workbook(path)
        layout = layout_of(next(lines, (1, []))[1])
    else:
        layout = layout_of_csv(path)
        lines = _csv(path, layout.delimiter, tell)
    checked = Checked(tuple(layout.places), scale, layout.comma_is_decimal)
    return _rows(lines, layout, checked), checked


def is_workbook(path: Path) -> bool:
    """Whether the file begins as a workbook does, whatever it is called."""
    with path.open("rb") as file:
        return file.read(len(WORKBOOK)) == WORKBOOK


def layout_of_csv(path: Path) -> Layout:
    """The layout by the first line: its delimiter is the one that parts the needed columns."""
    with _opened(path) as file:
        first = file.readline()
    for delimiter in DELIMITERS:
        header = next(csv.reader([first], delimiter=delimiter), [])
        if set(NEEDED) <= {cell.strip().casefold() for cell in header}:
            return layout_of(header, delimiter)
    return layout_of(next(csv.reader([first]), []))


def _rows(lines: Iterator[tuple[int, Sequence[str]]], layout: Layout, checked: Checked) -> Iterator[ScoreRow]:
    places = tuple(layout.places.values())
    for line, cells in lines:
        if len(cells) < layout.width or any(cell.strip() for cell in cells[layout.width :]):
            checked.refuse(RefusedRow(line, Fault.CELLS, str(len(cells))))
            continue
        row = checked.row(line, [cells[place] for place in places])
        if row is not None:
            yield row


def _csv(path: Path, delimiter: str, tell: Tell | None) -> Iterator[tuple[int, list[str]]]:
    """The rows under the header that are not blank, each with the line on which it begins."""
    whole = max(1, path.stat().st_size)
    with _opened(path) as file:
        reader = csv.reader(file, delimiter=delimiter)
        next(reader, None)
        at = reader.line_num
        for many, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield at + 1, cells
            at = reader.line_num
            if tell is not None and many % _TELL_EVERY == 0:
                tell(file.buffer.tell() / whole)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The file as text. Raises Invalid for what is not text, and for a cell without an end."""
    with path.open("rb") as binary:
        encoding = "utf-16" if binary.read(2) in (BOM_UTF16_BE, BOM_UTF16_LE) else "utf-8-sig"
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeError as error:
        raise Invalid("scores", "not-text") from error
    except csv.Error as error:
        raise Invalid("scores", "not-a-table") from error


def _workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that are not blank, each with its number. Raises Invalid."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            texts = [_text(cell) for cell in cells]
            if any(texts):
                yield line, texts
    except (CalamineError, IndexError) as error:
        raise Invalid("scores", "not-a-workbook") from error


def _text(cell: object) -> str:
    """A cell as it is seen: whole numbers without a point, as team 12 is called."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
