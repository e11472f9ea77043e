"""Which actions were adopted from the playbook."""

from __future__ import annotations

from datetime import date
from typing import Any

from eximap.domain.adoption import Adoption
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Rows, insert

_COLUMNS = "id, action, journey, entry, name, team, adopted_on"


def add(rows: Rows, adoption: Adoption) -> None:
    """Raises `NotFound` when the journey is gone."""
    bump_journey(rows, adoption.journey)
    record = {
        "id": adoption.id,
        "action": adoption.action,
        "journey": adoption.journey,
        "entry": adoption.entry,
        "name": adoption.name,
        "team": adoption.team,
        "adopted_on": adoption.adopted_on.isoformat(),
    }
    insert(rows, "adoption", [record])


def of_journey(rows: Rows, journey: str | None) -> tuple[Adoption, ...]:
    """The adoptions of one live journey, or of all of them."""
    live = "journey IN (SELECT id FROM journey WHERE deleted_at IS NULL)"
    where, params = (live, ()) if journey is None else (f"{live} AND journey = ?", (journey,))
    found = rows.all(f"SELECT {_COLUMNS} FROM adoption WHERE {where}", *params)
    return tuple(sorted(map(_adoption, found), key=lambda adoption: (adoption.adopted_on, adoption.id)))


def of_action(rows: Rows, action: str) -> Adoption | None:
    """Where the action was adopted from."""
    row = rows.one(f"SELECT {_COLUMNS} FROM adoption WHERE action = ?", action)
    return _adoption(row) if row else None


def _adoption(row: tuple[Any, ...]) -> Adoption:
    id, action, journey, entry, name, team, adopted_on = row
    return Adoption(id, action, journey, entry, name, team, date.fromisoformat(adopted_on))
