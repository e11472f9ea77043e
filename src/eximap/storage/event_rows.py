"""The append-only history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from eximap.domain.operation import SetNoteVotes
from eximap.storage.rows import Rows, insert, moment_of, stored
from eximap.usecases.ports import Event

_COLUMNS = "op_id, happened_at, actor, journey, kind, payload"


def find(rows: Rows, op_id: str) -> Event | None:
    """The event of that operation."""
    row = rows.one(f"SELECT {_COLUMNS} FROM event WHERE op_id = ?", op_id)
    return _event(row) if row else None


def of_journey(rows: Rows, journey: str) -> tuple[Event, ...]:
    """The journey's events, oldest first."""
    found = rows.all(f"SELECT {_COLUMNS} FROM event WHERE journey = ? ORDER BY n", journey)
    return tuple(_event(row) for row in found)


def add(rows: Rows, events: Sequence[Event]) -> None:
    """Appends them in this order; a taken op_id is the primary key's to refuse."""
    records = [
        {
            "op_id": event.op_id,
            "happened_at": stored(event.at),
            "actor": event.actor,
            "journey": event.journey,
            "kind": event.kind,
            "payload": json.dumps(event.payload, ensure_ascii=False),
        }
        for event in events
    ]
    insert(rows, "event", records)


def votes_shown(rows: Rows, journey: str) -> dict[str, datetime]:
    """When each note first had votes, by note."""
    kind = SetNoteVotes.__name__
    found = rows.all(
        "SELECT happened_at, payload FROM event WHERE journey = ? AND kind = ? ORDER BY n", journey, kind
    )
    first: dict[str, datetime] = {}
    for at, payload in found:
        said = json.loads(payload)["applied"]
        if said["votes"]:
            first.setdefault(said["id"], moment_of(at))
    return first


def _event(row: tuple[Any, ...]) -> Event:
    op_id, at, actor, journey, kind, payload = row
    return Event(op_id, moment_of(at), actor, journey, kind, json.loads(payload))


def forget(rows: Rows, before: datetime) -> int:
    """Deletes the history from before that moment; how many lines there were."""
    return rows.run("DELETE FROM event WHERE happened_at < ?", stored(before))
