"""Named keys, as digests."""

from __future__ import annotations

from datetime import datetime

from eximap.domain.access_key import AccessKey, Role
from eximap.domain.errors import NotFound
from eximap.storage.rows import Rows, insert, moment_of, stored


def add(rows: Rows, key: AccessKey) -> None:
    """Stores a new key."""
    record = {
        "id": key.id,
        "name": key.name,
        "role": key.role.value,
        "unit": key.unit,
        "digest": key.digest,
        "made_at": stored(key.made_at),
    }
    insert(rows, "access_key", [record])


def all_keys(rows: Rows) -> tuple[AccessKey, ...]:
    """Every key, in order of their making."""
    found = rows.all(
        "SELECT id, name, role, unit, digest, made_at, ended_at FROM access_key ORDER BY made_at, id"
    )
    return tuple(
        AccessKey(id, name, Role(role), unit, digest, moment_of(made), moment_of(ended) if ended else None)
        for id, name, role, unit, digest, made, ended in found
    )


def end(rows: Rows, id: str, at: datetime) -> None:
    """Raises `NotFound` when there is no such key, or it has ended already."""
    if rows.run("UPDATE access_key SET ended_at = ? WHERE id = ? AND ended_at IS NULL", stored(at), id) != 1:
        raise NotFound("key", id)
