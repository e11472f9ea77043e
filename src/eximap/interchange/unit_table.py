"""Teams as a table, from CSV or a workbook: `team`, `unit`, `head count`, `responsible`, one team a row.

`unit` is where the team stands, from the top, its parts between slashes ("Customer Service / Care"). Columns
may be called in any of our languages and stand in any order; every fault is told with its row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from eximap.domain.errors import Invalid
from eximap.domain.journey import checked_name
from eximap.domain.unit import PEOPLE_MAX, UNITS_MAX
from eximap.domain.written_number import read as number_of
from eximap.i18n.translator import N_, Translator

BYTES_MAX = 5_000_000
_WORKBOOK = b"PK\x03\x04"
_COLUMNS = {
    "team": ("team", "name", "team or unit", "团队", "小组", "团队或部门", "名称", "команда", "название"),
    "unit": ("unit", "under", "parent", "部门", "上级", "подразделение"),
    "people": ("head count", "headcount", "people", "人数", "численность", "людей"),
    "responsible": ("responsible", "lead", "负责人", "组长", "ответственный", "супервайзер"),
}
_SENTENCES = {
    "not-a-table": N_("This is neither CSV nor a workbook."),
    "no-team": N_("There is no column “team”."),
    "no-rows": N_("There is no row with a team in it."),
    "too-many": N_("That is too many: at most {most} rows."),
    "no-name": N_("Row {row}: there is no team’s name."),
    "bad-name": N_("Row {row}: “{value}” can’t be a name here."),
    "bad-count": N_("Row {row}: “{value}” is no head count."),
    "twice": N_("Row {row}: {value} stands in the table twice."),
}


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong, by its code, with the row on which it stands, if it stands on one."""

    code: str
    row: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team: its names from the top, people and responsible where they are said."""

    path: tuple[str, ...]
    people: int | None
    responsible: str | None


@dataclass(frozen=True, slots=True)
class TeamTable:
    """`rows` is empty exactly when there are faults."""

    rows: tuple[TeamRow, ...]
    faults: tuple[TableFault, ...]


def describe(fault: TableFault, t: Translator) -> str:
    """The sentence for a fault."""
    said = {"row": t.number(fault.row), "value": fault.value[:80], "most": t.number(UNITS_MAX)}
    return t(_SENTENCES[fault.code], **said)


def read(content: bytes) -> TeamTable:
    """The table, or every fault of it. Never raises."""
    try:
        lines = list(_workbook(content) if content.startswith(_WORKBOOK) else _csv(content))
    except Invalid:
        return TeamTable((), (TableFault("not-a-table"),))
    if not lines:
        return TeamTable((), (TableFault("no-rows"),))
    (_, header), *body = lines
    places = _places(header)
    if "team" not in places:
        return TeamTable((), (TableFault("no-team"),))
    if not body:
        return TeamTable((), (TableFault("no-rows"),))
    if len(body) > UNITS_MAX:
        return TeamTable((), (TableFault("too-many"),))
    return _checked(body, places)


def _checked(body: Sequence[tuple[int, Sequence[str]]], places: dict[str, int]) -> TeamTable:
    rows: list[TeamRow] = []
    faults: list[TableFault] = []
    seen: set[tuple[str, ...]] = set()
    for n, cells in body:
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}
        row = _row(n, said)
        if isinstance(row, TableFault):
            faults.append(row)
            continue
        key = tuple(name.casefold() for name in row.path)
        if key in seen:
            faults.append(TableFault("twice", n, " / ".join(row.path)))
        seen.add(key)
        rows.append(row)
    return TeamTable((), tuple(faults)) if faults else TeamTable(tuple(rows), ())


def _row(n: int, said: dict[str, str]) -> TeamRow | TableFault:
    if not said["team"]:
        return TableFault("no-name", n)
    above = [part.strip() for part in said.get("unit", "").split("/") if part.strip()]
    path: list[str] = []
    for name in (*above, said["team"]):
        try:
            path.append(checked_name(name))
        except Invalid:
            return TableFault("bad-name", n, name)
        if "/" in name:
            return TableFault("bad-name", n, name)
    people = None
    if said.get("people"):
        value = number_of(said["people"])
        if value is None or not value.is_integer() or not 0 <= value <= PEOPLE_MAX:
            return TableFault("bad-count", n, said["people"])
        people = int(value)
    responsible = said.get("responsible")
    try:
        checked_name(responsible) if responsible else None
    except Invalid:
        return TableFault("bad-name", n, responsible or "")
    return TeamRow(tuple(path), people, responsible or None)


def _places(header: Sequence[str]) -> dict[str, int]:
    names = [" ".join(cell.split()).casefold() for cell in header]
    return {
        column: names.index(name)
        for column, known in _COLUMNS.items()
        for name in reversed(known)
        if name in names
    }


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, with their lines. Raises `Invalid` for what is not text."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content[: BYTES_MAX + 1].decode("utf-16" if wide else "utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(",;\t|", key=first.count)
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except (UnicodeError, csv.Error) as error:
        raise Invalid("table", "not-a-table") from error


def _workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that are not blank, with their numbers. Raises `Invalid`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        for n, cells in enumerate(sheet.iter_rows(), start=1):
            texts = [_text(cell) for cell in cells]
            if any(texts):
                yield n, texts
    except (CalamineError, IndexError, ValueError) as error:
        raise Invalid("table", "not-a-table") from error


def _text(cell: object) -> str:
    """A cell as it is seen: whole numbers without a point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
