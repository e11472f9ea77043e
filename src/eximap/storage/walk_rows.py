"""Walks: a lead did the work in person."""

from __future__ import annotations

from datetime import date
from typing import Any

from eximap.domain.walk import Walk
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Rows, insert

_WALK = "id, journey, touchpoint, walked_by, walked_on, minutes, seen"


def of_journey(rows: Rows, journey: str) -> tuple[Walk, ...]:
    """A journey's walks by day."""
    return _where(rows, "journey = ?", journey)


def naming(rows: Rows, person: str) -> tuple[Walk, ...]:
    """This person's walks, those of deleted journeys too."""
    return _where(rows, "walked_by = ?", person)


def add(rows: Rows, walk: Walk) -> None:
    """Inserts a walk. Raises `NotFound` when its journey is gone."""
    bump_journey(rows, walk.journey)
    record = {
        "id": walk.id,
        "journey": walk.journey,
        "touchpoint": walk.touchpoint,
        "walked_by": walk.by,
        "walked_on": walk.on.isoformat(),
        "minutes": walk.minutes,
        "seen": walk.seen,
    }
    insert(rows, "walk", [record])


def remove(rows: Rows, walk: Walk) -> None:
    """Deletes it; a repeat does nothing."""
    bump_journey(rows, walk.journey)
    rows.run("DELETE FROM walk WHERE id = ?", walk.id)


def _where(rows: Rows, condition: str, *params: Any) -> tuple[Walk, ...]:
    found = rows.all(f"SELECT {_WALK} FROM walk WHERE {condition}", *params)
    made = (
        Walk(id, journey, touchpoint, by, date.fromisoformat(on), minutes, seen)
        for id, journey, touchpoint, by, on, minutes, seen in found
    )
    return tuple(sorted(made, key=lambda walk: (walk.on, walk.id)))
