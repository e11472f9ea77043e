"""Scores as other programs write them, a row each: which rows can be used, and what becomes of them.

A row has a team and a value, and may have a touchpoint, a person and a round. All or nothing: one row that
can't be used refuses the file, so that no figure stands on half of what somebody meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from eximap.domain.errors import EximapError, Invalid
from eximap.domain.scale import Scale

# What programs write where there is no score: such a row is no fault and counts nobody.
MISSING = ("", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "-")
REFUSED_MAX = 100_000
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?", re.IGNORECASE | re.ASCII)


class Column(StrEnum):
    """The columns that are read, whatever else a table holds."""

    TEAM = "team"
    VALUE = "value"
    TOUCHPOINT = "touchpoint"
    PERSON = "person"
    ROUND = "round"


NEEDED = (Column.TEAM, Column.VALUE)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written: where each column stands, of how many, and what parts the cells."""

    places: dict[Column, int]
    width: int
    delimiter: str = ","

    @property
    def comma_is_decimal(self) -> bool:
        """Whether 3,5 is a number: only where a comma parts no cells, so that "1,000" is never read as 1."""
        return self.delimiter != ","


def layout_of(header: Sequence[str], delimiter: str = ",") -> Layout:
    """Where the columns stand. Raises Invalid where team or value is missing, or a column comes twice."""
    names = [cell.strip().casefold() for cell in header]
    for column in Column:
        if names.count(column) > 1:
            raise Invalid("scores", "column-twice", column=str(column))
    for column in NEEDED:
        if column not in names:
            raise Invalid("scores", "no-column", column=str(column))
    return Layout({c: names.index(c) for c in Column if c in names}, len(names), delimiter)


class Fault(StrEnum):
    """Why a row can't be used."""

    NO_TEAM = "no-team"
    NO_PERSON = "no-person"
    NO_NUMBER = "no-number"
    OUTSIDE_SCALE = "outside-scale"
    CELLS = "cells"


_WHERE = {
    Fault.NO_TEAM: Column.TEAM,
    Fault.NO_PERSON: Column.PERSON,
    Fault.NO_NUMBER: Column.VALUE,
    Fault.OUTSIDE_SCALE: Column.VALUE,
}


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row by its line, the header being line 1, and what was found there."""

    line: int
    fault: Fault
    found: str

    @property
    def column(self) -> Column | None:
        """Where the fault is; None for one of the whole row."""
        return _WHERE.get(self.fault)


class ScoresRefused(EximapError):
    """Rows of a file can't be used, so none was: the first `REFUSED_MAX` of them and how many there are."""

    def __init__(self, rows: Sequence[RefusedRow], total: int) -> None:
        super().__init__(f"{total} rows, the first {rows[0]}")
        self.rows, self.total = tuple(rows), total


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score; texts that the table has no column for are empty."""

    team: str
    value: float
    touchpoint: str = ""
    person: str = ""
    round: str = ""


def number(text: str, comma_is_decimal: bool = False) -> float | None:
    """The number that a cell holds; None where it holds anything else."""
    plain = text.strip().replace("−", "-")
    plain = plain.replace(",", ".") if comma_is_decimal else plain
    return float(plain) if _NUMBER.fullmatch(plain) else None


@dataclass(slots=True)
class Checked:
    """The columns of a table, and what its rows have shown so far."""

    columns: Sequence[Column]
    scale: Scale
    comma_is_decimal: bool = False
    without_score: int = 0
    teams: set[str] = field(default_factory=set)
    refused: list[RefusedRow] = field(default_factory=list)
    refused_total: int = 0

    def row(self, line: int, cells: Sequence[str]) -> ScoreRow | None:
        """The row, its cells in the order of the columns; None where there is no score or it is refused."""
        named = {str(column): cell.strip() for column, cell in zip(self.columns, cells, strict=True)}
        text = named[Column.VALUE]
        value = None if text in MISSING else number(text, self.comma_is_decimal)
        fault = self._fault(named, text, value)
        if fault is not None:
            return self.refuse(RefusedRow(line, fault, text))
        self.teams.add(named[Column.TEAM])
        if value is None:
            self.without_score += 1
            return None
        others = (named.get(column, "") for column in (Column.TOUCHPOINT, Column.PERSON, Column.ROUND))
        return ScoreRow(named[Column.TEAM], value, *others)

    def _fault(self, named: dict[str, str], text: str, value: float | None) -> Fault | None:
        if not named[Column.TEAM]:
            return Fault.NO_TEAM
        if value is None:
            return None if text in MISSING else Fault.NO_NUMBER
        if not self.scale.holds(value):
            return Fault.OUTSIDE_SCALE
        return None if named.get(Column.PERSON, "somebody") else Fault.NO_PERSON

    def refuse(self, row: RefusedRow) -> None:
        """Keeps what is wrong with a row."""
        self.refused_total += 1
        if len(self.refused) < REFUSED_MAX:
            self.refused.append(row)
