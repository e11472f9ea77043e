"""Portable SQL over one open transaction: what the row modules see of an engine.

Statements are written with `?`; an engine that spells its placeholders differently does so in its own `Rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

Row = Mapping[str, Any]
INSERTED_AT_ONCE = 60


class Conflict(Exception):
    """Somebody else wrote first: the transaction starts again on what is there. Never leaves the store."""


class NoSuchTable(Exception):
    """A query asked for a table that the file does not have. Never leaves the store."""


class Rows(Protocol):
    """One engine's cursor inside a transaction."""

    def all(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """Every row of a query. Raises `NoSuchTable`."""

    def one(self, sql: str, *params: Any) -> tuple[Any, ...] | None:
        """The first row of a query, if there is one."""

    def run(self, sql: str, *params: Any) -> int:
        """How many rows a statement wrote."""


def insert(rows: Rows, table: str, records: Sequence[Row]) -> None:
    """Inserts records that all have the same columns, many per statement: one by one is ten times slower."""
    for start in range(0, len(records), INSERTED_AT_ONCE):
        chunk = records[start : start + INSERTED_AT_ONCE]
        columns = tuple(chunk[0])
        holes = f"({', '.join('?' for _ in columns)})"
        values = [record[column] for record in chunk for column in columns]
        holes_of_all = ", ".join(holes for _ in chunk)
        rows.run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {holes_of_all}", *values)


def stored(moment: datetime) -> str:
    """A moment as stored: UTC with microseconds, so that text order is time order.

    Raises ValueError for a moment without a time zone: it would be read back as another one.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The moment that `stored` wrote."""
    return datetime.fromisoformat(text)
