"""What the rows that hang on an action have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.errors import NotFound
from eximap.storage.journey_writes import bump
from eximap.storage.rows import Row, Rows, insert

_FOUND = "SELECT made_at, id, {} FROM {} WHERE {}"


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
    if action is None:
        return of_several(rows, table, columns, [journey])
    return _ordered(rows.all(_FOUND.format(columns, table, "journey = ? AND action = ?"), journey, action))


def of_several(rows: Rows, table: str, columns: str, journeys: Sequence[str]) -> list[tuple[Any, ...]]:
    """The same of whole journeys, in one look."""
    holes = ", ".join("?" for _ in journeys) or "NULL"
    return _ordered(rows.all(_FOUND.format(columns, table, f"journey IN ({holes})"), *journeys))


def _ordered(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [tuple(columns) for _, _, *columns in sorted(found, key=lambda row: row[:2])]
