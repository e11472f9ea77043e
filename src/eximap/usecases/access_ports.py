"""What deciding who may do what needs from outside; `ports.Session` is one of these, too."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from eximap.domain.access_key import AccessKey


class AccessSession(Protocol):
    """The part of a session that knows keys."""

    def add_access_key(self, key: AccessKey) -> None:
        """Stores a new key."""

    def access_keys(self) -> tuple[AccessKey, ...]:
        """All keys, the ended ones too, in order of their making."""

    def end_access_key(self, id: str, at: datetime) -> None:
        """The key opens nothing from now on. Raises `NotFound` when unknown or ended."""


class Seal(Protocol):
    """Signs what a browser keeps for us in a cookie, so that nobody can make one up or change it."""

    def close(self, purpose: str, value: Any) -> str:
        """A JSON value as signed text for a cookie; readable by whoever holds it."""

    def open(self, purpose: str, text: str) -> Any | None:
        """The value, or None when it was not closed here for this purpose."""
