"""Workshops: one value a row, as JSON, guarded by its version."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from eximap.domain.errors import NotFound
from eximap.domain.phase import Ask, Phase, PhaseKind, Timer
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.domain.release import Mode
from eximap.domain.workshop import Workshop
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored
from eximap.storage.workshop_cache import Edition, WorkshopCache


def add(rows: Rows, workshop: Workshop) -> None:
    """Inserts a workshop. Raises `NotFound` when its journey is gone."""
    bump_journey(rows, workshop.journey)
    record = {
        "id": workshop.id,
        "journey": workshop.journey,
        "code": workshop.code,
        "body": _body(workshop),
        "opened_at": stored(workshop.opened_at),
        "ended_at": None,
        "ver": workshop.ver,
    }
    insert(rows, "workshop", [record])


def save(rows: Rows, before: Workshop, after: Workshop) -> None:
    """Writes the workshop, after `bump`. Raises `Conflict` when somebody wrote since `before`."""
    ended_at = stored(after.ended_at) if after.ended_at else None
    sql = "UPDATE workshop SET code = ?, body = ?, ended_at = ?, ver = ? WHERE id = ? AND ver = ?"
    if rows.run(sql, after.code, _body(after), ended_at, after.ver, before.id, before.ver) != 1:
        raise Conflict(f"workshop {before.id}")


def alive(rows: Rows, id: str) -> int | None:
    """The number of its content; None when it is not there."""
    row = rows.one("SELECT alive FROM workshop WHERE id = ?", id)
    return int(row[0]) if row else None


def edition(rows: Rows, id: str, cache: WorkshopCache) -> Edition:
    """The workshop as it is in this snapshot, from the cache if it is known. Raises `NotFound`."""
    number = alive(rows, id)
    if number is None:
        raise NotFound("workshop", id)
    known = cache.get(id, number)
    if known is None:
        known = Edition(number, find(rows, id))
        cache.put(known)
    return known


def find(rows: Rows, id: str) -> Workshop:
    """The workshop. Raises `NotFound`."""
    row = rows.one("SELECT body FROM workshop WHERE id = ?", id)
    if row is None:
        raise NotFound("workshop", id)
    return _workshop(row[0])


def by_code(rows: Rows, code: str) -> Workshop | None:
    """The workshop that has not ended and carries this code."""
    row = rows.one("SELECT body FROM workshop WHERE code = ? AND ended_at IS NULL", code)
    return _workshop(row[0]) if row else None


def of_journey(rows: Rows, journey: str) -> tuple[Workshop, ...]:
    """The journey's workshops, oldest first."""
    found = rows.all("SELECT body FROM workshop WHERE journey = ? ORDER BY opened_at, id", journey)
    return tuple(_workshop(row[0]) for row in found)


def ids(rows: Rows, journey: str) -> tuple[str, ...]:
    """The journey's workshops, in no order."""
    return tuple(str(row[0]) for row in rows.all("SELECT id FROM workshop WHERE journey = ?", journey))


def open_of(rows: Rows, journey: str) -> tuple[str, ...]:
    """Those of the journey's workshops that have not ended, in no order."""
    found = rows.all("SELECT id FROM workshop WHERE journey = ? AND ended_at IS NULL", journey)
    return tuple(str(row[0]) for row in found)


def open_ids(rows: Rows) -> frozenset[str]:
    """Workshops of any journey that have not ended."""
    return frozenset(str(row[0]) for row in rows.all("SELECT id FROM workshop WHERE ended_at IS NULL"))


def bump(rows: Rows, id: str, known: int) -> None:
    """Makes a contribution and a change of the workshop meet. Raises `Conflict` when it is not `known`."""
    if rows.run("UPDATE workshop SET alive = alive + 1 WHERE id = ? AND alive = ?", id, known) != 1:
        raise Conflict(f"workshop {id}")


def _body(workshop: Workshop) -> str:
    return json.dumps(_plain(asdict(workshop)), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stored(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _workshop(body: str) -> Workshop:
    it = json.loads(body)
    typed: dict[str, Any] = {
        "phases": tuple(_phase(phase) for phase in it["phases"]),
        "opened_at": moment_of(it["opened_at"]),
        "mode": Mode(it["mode"]),
        "timer": _timer(it["timer"]),
        "asks": frozenset(Ask(ask) for ask in it["asks"]),
        "code_until": _moment(it["code_until"]),
        "shown": tuple(it["shown"]),
        "hidden": tuple(it["hidden"]),
        "last_time": tuple(it.get("last_time", ())),
        "readiness": _readiness(it.get("readiness")),
        "ended_at": _moment(it["ended_at"]),
    }
    return Workshop(**{**it, **typed})


def _phase(it: dict[str, Any]) -> Phase:
    typed: dict[str, Any] = {"kind": PhaseKind(it["kind"]), "closes_at": _moment(it["closes_at"])}
    return Phase(**{**it, **typed})


def _readiness(it: dict[str, Any] | None) -> TeamReadiness | None:
    if it is None:
        return None
    floors = tuple((Factor(factor), count) for factor, count in it["at_floor"])
    return TeamReadiness(it["people"], it["holding"], floors, tuple(Factor(f) for f in it["weakest"]))


def _timer(it: dict[str, Any] | None) -> Timer | None:
    return None if it is None else Timer(it["left"], _moment(it["since"]))


def _moment(text: str | None) -> datetime | None:
    return moment_of(text) if text else None
