"""Whose journey it is: a column of its own, since a unit is no part of what a journey says."""

from __future__ import annotations

from eximap.domain.errors import NotFound
from eximap.storage.rows import Rows


def of_journey(rows: Rows, journey: str) -> str:
    """The journey's unit, a deleted one's too. Raises `NotFound`."""
    row = rows.one("SELECT unit FROM journey WHERE id = ?", journey)
    if row is None:
        raise NotFound("journey", journey)
    return row[0] or ""


def by_journey(rows: Rows) -> dict[str, str]:
    """Every journey's unit."""
    return {id: unit or "" for id, unit in rows.all("SELECT id, unit FROM journey")}


def give(rows: Rows, journey: str, unit: str) -> None:
    """Raises `NotFound`."""
    if rows.run("UPDATE journey SET unit = ? WHERE id = ?", unit, journey) != 1:
        raise NotFound("journey", journey)
