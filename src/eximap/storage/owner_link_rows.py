"""Owners' links. What opens is signed outside the store; here stands whose it is and until when."""

from __future__ import annotations

from datetime import datetime

from eximap.domain.errors import NotFound
from eximap.domain.owner_link import OwnerLink
from eximap.storage.rows import Rows, insert, moment_of, stored


def standing(rows: Rows) -> tuple[OwnerLink, ...]:
    """Those that were not taken back, in order of their making."""
    found = rows.all(
        "SELECT id, owner, unit, made_at, until FROM owner_link WHERE ended_at IS NULL ORDER BY made_at, id"
    )
    return tuple(
        OwnerLink(id, owner, unit, moment_of(made), moment_of(until))
        for id, owner, unit, made, until in found
    )


def add(rows: Rows, link: OwnerLink) -> None:
    """Inserts a new one."""
    record = {
        "id": link.id,
        "owner": link.owner,
        "unit": link.unit,
        "made_at": stored(link.made_at),
        "until": stored(link.until),
    }
    insert(rows, "owner_link", [record])


def end(rows: Rows, id: str, at: datetime) -> None:
    """Raises `NotFound` when there is no such link, or it has ended already."""
    if rows.run("UPDATE owner_link SET ended_at = ? WHERE id = ? AND ended_at IS NULL", stored(at), id) != 1:
        raise NotFound("owner-link", id)
