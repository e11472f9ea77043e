"""Ids made in Python: time-ordered where there is an author, random for what must not tell its time."""

from __future__ import annotations

import uuid

from uuid_utils import compat


def new_id() -> str:
    """A UUIDv7: sorts by the millisecond in which it was made."""
    return str(compat.uuid7())


def random_id() -> str:
    """A UUIDv4, for sheets and whatever else must not carry the moment of its making."""
    return str(uuid.uuid4())
