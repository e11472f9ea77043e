"""What the rows that hang on an action have in common."""

from __future__ import annotations

from typing import Any

from eximap.domain.errors import NotFound
from eximap.storage.journey_writes import bump
from eximap.storage.rows import Row, Rows, insert


def hang(rows: Rows, table: str, action: str, *records: Row) -> str:
    """Inserts rows of an action; its journey, which grows by them.

    Raises `NotFound` when the action is unknown or its journey is deleted.
    """
    journey = grow(rows, action)
    insert(rows, table, [{"journey": journey, "action": action, **record} for record in records])
    return journey


def grow(rows: Rows, action: str) -> str:
    """Marks that something of the action changed; its journey. Raises as `hang`."""
    found = rows.one("SELECT journey FROM action WHERE id = ?", action)
    if found is None:
        raise NotFound("action", action)
    bump(rows, found[0])
    return found[0]


def of(rows: Rows, table: str, columns: str, journey: str, action: str | None) -> list[tuple[Any, ...]]:
    """The journey's rows, or those of one of its actions, in order of their making."""
    one = "" if action is None else " AND action = ?"
    sql = f"SELECT made_at, id, {columns} FROM {table} WHERE journey = ?{one}"
    found = rows.all(sql, journey, *([] if action is None else [action]))
    return [tuple(columns) for _, _, *columns in sorted(found, key=lambda row: row[:2])]
