"""Whose journey it is, and the tree of units.

The unit is a column of its own, since it is no part of what a journey says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from eximap.domain.errors import NotFound
from eximap.domain.unit import HeadCount, Placement, Unit
from eximap.storage.rows import Conflict, Rows, insert

_DATED = ("placement", "head_count")


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


# --- the tree ---------------------------------------------------------------------------------------------


def tree(rows: Rows) -> tuple[Unit, ...]:
    """Every unit with its placements and head counts, by id."""
    own = rows.all("SELECT id, name, responsible, ver FROM unit ORDER BY id")
    if not own:
        return ()
    placements: dict[str, list[Placement]] = defaultdict(list)
    for unit, since, parent in rows.all("SELECT unit, since, parent FROM placement ORDER BY since"):
        placements[unit].append(Placement(date.fromisoformat(since), parent))
    counts: dict[str, list[HeadCount]] = defaultdict(list)
    for unit, since, people in rows.all("SELECT unit, since, people FROM head_count ORDER BY since"):
        counts[unit].append(HeadCount(date.fromisoformat(since), people))
    return tuple(
        Unit(id, name, responsible, tuple(placements[id]), tuple(counts[id]), ver)
        for id, name, responsible, ver in own
    )


def add(rows: Rows, units: Sequence[Unit]) -> None:
    """Inserts new units."""
    insert(rows, "unit", [{"id": unit.id, **_columns(unit)} for unit in units])
    _insert_dated(rows, units)


def put(rows: Rows, before: Unit, after: Unit) -> None:
    """Writes a changed unit. Raises `Conflict` when it was written since `before`."""
    columns = _columns(after)
    sets = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE unit SET {sets} WHERE id = ? AND ver = ?"
    if rows.run(sql, *columns.values(), before.id, before.ver) != 1:
        raise Conflict(f"unit {before.id}")
    if (before.placements, before.head_counts) != (after.placements, after.head_counts):
        _forget_dated(rows, after.id)
        _insert_dated(rows, [after])


def _columns(unit: Unit) -> dict[str, str]:
    return {"name": unit.name, "responsible": unit.responsible, "ver": unit.ver}


def _insert_dated(rows: Rows, units: Sequence[Unit]) -> None:
    placed = [
        {"unit": unit.id, "since": p.since.isoformat(), "parent": p.parent}
        for unit in units
        for p in unit.placements
    ]
    counted = [
        {"unit": unit.id, "since": c.since.isoformat(), "people": c.people}
        for unit in units
        for c in unit.head_counts
    ]
    insert(rows, "placement", placed)
    insert(rows, "head_count", counted)


def _forget_dated(rows: Rows, unit: str) -> None:
    for table in _DATED:
        rows.run(f"DELETE FROM {table} WHERE unit = ?", unit)


def drop(rows: Rows, unit: Unit) -> None:
    """Deletes the unit. Raises `Conflict` when it was written since."""
    if rows.run("DELETE FROM unit WHERE id = ? AND ver = ?", unit.id, unit.ver) != 1:
        raise Conflict(f"unit {unit.id}")
    _forget_dated(rows, unit.id)
