"""Writing journeys: only the rows that differ, each guarded by the version it was read with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import datetime
from typing import Any

from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey, Origin
from eximap.storage.journey_parts import (
    CONTENT,
    PARENT,
    PLACE,
    TABLES,
    Part,
    Parts,
    created,
    journey_columns,
    parts_of,
    standing,
)
from eximap.storage.rows import Conflict, Rows, insert, stored

_BY_JOURNEY = (
    *("idea", "note", "touchpoint", "stage", "event", "release", "action", "workshop", "adoption"),
    *("brief", "walk", "conversation_card", "sharing", "answered_pain"),
    *("hand_over", "check_in", "measurement", "milestone", "review"),
)
# Never the same number twice, not even for a journey that was erased and made again: see journey_cache.
_EDITION = "alive = nextval('journey_alive')"
_BY_ROUND = ("answer", "sheet", "forecast")
_BY_WORKSHOP = ("contribution", "participant")
_BY_ACTION = ("action_revision",)


def add(rows: Rows, journey: Journey, at: datetime) -> None:
    """Inserts a journey with all its parts."""
    own = {
        "id": journey.id,
        **journey_columns(journey),
        "created_at": created(journey),
        "changed_at": stored(at),
    }
    insert(rows, "journey", [own])
    for table, parts in parts_of(journey).items():
        _insert_parts(rows, journey.id, table, list(parts.values()), at)


def save(rows: Rows, before: Journey, after: Journey, at: datetime) -> int:
    """Writes what differs between the two; the journey's new `alive`.

    Raises `Conflict` where a guard finds another version.
    """
    same = standing(before) & standing(after)
    was, now = parts_of(before, same), parts_of(after, same)
    alive = _save_own(rows, before, after, at)
    for table in TABLES:
        _save_table(rows, after.id, table, was[table], now[table], at)
    _bump_parents(rows, was, now)
    return alive


def _save_own(rows: Rows, before: Journey, after: Journey, at: datetime) -> int:
    # Every save writes the journey's own row, so two savers of one journey always meet here: what one of
    # them deleted cannot be built upon by the other (write skew).
    was, now = journey_columns(before), journey_columns(after)
    changed = {column: value for column, value in now.items() if value != was[column]}
    sets = ", ".join(f"{column} = ?" for column in ("changed_at", *changed))
    where, guards = ("id = ? AND ver = ?", (after.id, before.ver)) if changed else ("id = ?", (after.id,))
    sql = f"UPDATE journey SET {sets}, {_EDITION} WHERE {where} AND deleted_at IS NULL"
    if rows.run(sql, stored(at), *changed.values(), *guards) != 1:
        raise Conflict(f"journey {after.id}")
    # Asked for afterwards: DuckDB 2.0 makes UPDATE … RETURNING a deletion and an insertion, which overwrites
    # what somebody else committed meanwhile instead of failing.
    return int(rows.all("SELECT alive FROM journey WHERE id = ?", after.id)[0][0])


def _save_table(
    rows: Rows, journey: str, table: str, was: dict[str, Part], now: dict[str, Part], at: datetime
) -> None:
    if lost := was.keys() - now.keys():
        raise ValueError(f"{table} {sorted(lost)} left the journey without passing through its bin")
    _insert_parts(rows, journey, table, [part for id, part in now.items() if id not in was], at)
    moved: list[Part] = []
    for id, old in was.items():
        _save_part(rows, table, old, now[id], at)
        if now[id].position != old.position:
            moved.append(now[id])
    _renumber(rows, table, moved)


def _insert_parts(rows: Rows, journey: str, table: str, parts: list[Part], at: datetime) -> None:
    records = [
        {
            "id": part.id,
            "journey": journey,
            "position": part.position,
            **part.columns,
            **_days(table, part, at),
            "deleted_at": stored(at) if part.deleted else None,
        }
        for part in parts
    ]
    insert(rows, table, records)


def _days(table: str, part: Part, at: datetime) -> dict[str, str | None]:
    """On which day it was written, and on which its votes were counted: whole days, never a moment."""
    if "votes" not in part.columns:
        return {}
    day = stored(at)[:10]
    voted: dict[str, str | None] = {"voted_on": day if part.columns["votes"] else None}
    return {"written_on": day, **voted} if table == "note" else voted


def _save_part(rows: Rows, table: str, old: Part, new: Part, at: datetime) -> None:
    sets: dict[str, Any] = {}
    guards: dict[str, Any] = {"id": old.id}
    for columns, guard in ((CONTENT[table], "ver"), (PLACE[table], "place")):
        changed = {c: new.columns[c] for c in columns if new.columns[c] != old.columns[c]}
        if changed:
            sets |= changed
            if "votes" in changed:
                sets["voted_on"] = stored(at)[:10]
            guards[guard] = old.columns[guard]
    if new.deleted != old.deleted:
        # Deleting writes `alive` as well: engines that tell writers apart by column would let a child in.
        gone = {"deleted_at": stored(at) if new.deleted else None}
        _update(rows, table, sets | gone, guards, "alive = alive + 1")
    elif sets:
        _update(rows, table, sets, guards)


def _update(
    rows: Rows, table: str, sets: dict[str, Any], guards: dict[str, Any], also: str = "", only: str = ""
) -> None:
    assignments = [f"{column} = ?" for column in sets] + ([also] if also else [])
    conditions = [f"{column} = ?" for column in guards] + ([only] if only else [])
    sql = f"UPDATE {table} SET {', '.join(assignments)} WHERE {' AND '.join(conditions)}"
    if rows.run(sql, *sets.values(), *guards.values()) != 1:
        raise Conflict(f"{table} {guards['id']}")


def _renumber(rows: Rows, table: str, moved: list[Part]) -> None:
    if not moved:
        return
    cases = " ".join("WHEN ? THEN CAST(? AS INTEGER)" for _ in moved)
    holes = ", ".join("?" for _ in moved)
    values = [value for part in moved for value in (part.id, part.position)]
    rows.run(
        f"UPDATE {table} SET position = CASE id {cases} END WHERE id IN ({holes})",
        *values,
        *(part.id for part in moved),
    )


def _bump_parents(rows: Rows, was: Parts, now: Parts) -> None:
    """What was added, brought back or moved needs a parent that still lives when this commits."""
    for table, parent in PARENT.items():
        arrived = {
            part.columns[parent]
            for id, part in now[table].items()
            if not part.deleted and _came(was[table].get(id), part, parent)
        }
        for id in sorted(arrived & was[parent].keys()):
            if not now[parent][id].deleted:
                _update(rows, parent, {}, {"id": id}, "alive = alive + 1", "deleted_at IS NULL")


def _came(old: Part | None, new: Part, parent: str) -> bool:
    return old is None or old.deleted or old.columns[parent] != new.columns[parent]


# --- the journey as a whole -------------------------------------------------------------------------------


def bump(rows: Rows, id: str) -> None:
    """Marks that something was hung on the journey. Raises `NotFound` when it is deleted or unknown."""
    if rows.run(f"UPDATE journey SET {_EDITION} WHERE id = ? AND deleted_at IS NULL", id) != 1:
        raise NotFound("journey", id)


def edited(rows: Rows, ids: Iterable[str]) -> None:
    """Marks that parts of these journeys were written past them, deleted journeys included."""
    for id in sorted(ids):
        rows.run(f"UPDATE journey SET {_EDITION} WHERE id = ?", id)


def delete(rows: Rows, id: str, at: datetime) -> None:
    """Marks the journey deleted. Raises `NotFound` when it is not there."""
    sql = f"UPDATE journey SET deleted_at = ?, {_EDITION} WHERE id = ? AND deleted_at IS NULL"
    if rows.run(sql, stored(at), id) != 1:
        raise NotFound("journey", id)


def restore(rows: Rows, id: str) -> None:
    """Takes the mark away; one that was never deleted stays as it is. Raises `NotFound` when unknown."""
    if rows.run(f"UPDATE journey SET deleted_at = NULL, {_EDITION} WHERE id = ?", id) != 1:
        raise NotFound("journey", id)


def give_origins(rows: Rows, id: str, version: int, origins: Mapping[str, Origin]) -> None:
    """Notes what a journey and its touchpoints are in their template. Raises `NotFound`.

    No version of a part grows: nothing that anybody edits is another one by it.
    """
    if rows.run(f"UPDATE journey SET template_version = ?, {_EDITION} WHERE id = ?", version, id) != 1:
        raise NotFound("journey", id)
    for touchpoint, origin in origins.items():
        told = json.dumps(astuple(origin), ensure_ascii=False)
        rows.run("UPDATE touchpoint SET origin = ? WHERE id = ? AND journey = ?", told, touchpoint, id)


def erase(rows: Rows, id: str) -> None:
    """Deletes the journey's rows in every table; nothing happens when there are none."""
    # A bare DELETE does not conflict with a writer; this does, so that nobody leaves orphans behind.
    rows.run(f"UPDATE journey SET {_EDITION} WHERE id = ?", id)
    for table in _BY_ROUND:
        rows.run(f"DELETE FROM {table} WHERE round IN (SELECT id FROM round WHERE journey = ?)", id)
    for table in _BY_WORKSHOP:
        rows.run(f"DELETE FROM {table} WHERE workshop IN (SELECT id FROM workshop WHERE journey = ?)", id)
    for table in _BY_ACTION:
        rows.run(f"DELETE FROM {table} WHERE action IN (SELECT id FROM action WHERE journey = ?)", id)
    for table in _BY_JOURNEY:
        rows.run(f"DELETE FROM {table} WHERE journey = ?", id)
    rows.run("DELETE FROM round WHERE journey = ?", id)
    rows.run("DELETE FROM journey WHERE id = ?", id)
