"""What the playbook needs from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from typing import Protocol

from eximap.domain.adoption import Adoption, Result
from eximap.domain.playbook import Entry


class PlaybookSession(Protocol):
    """The part of a session that knows entries, what came back of them, and who adopted what."""

    def entries(self) -> tuple[Entry, ...]:
        """All entries with their results, last changed first: everybody's who leads or manages here."""

    def entry(self, id: str) -> Entry:
        """Raises `NotFound`."""

    def put_entry(self, before: Entry | None, after: Entry) -> None:
        """Stores a new entry, or its words anew, guarded by `before.ver`; results are put one by one."""

    def drop_entry(self, entry: Entry) -> None:
        """Removes it with its results for good. Raises `NotFound`."""

    def put_result(self, entry: str, result: Result) -> None:
        """Stores what a team made of it, over an older version of the same result."""

    def add_adoption(self, adoption: Adoption) -> None:
        """Notes where an action came from. Raises `NotFound` when its journey is gone."""

    def adoptions(self, journey: str | None = None) -> tuple[Adoption, ...]:
        """The adoptions of one live journey, or of all, in order of adoption."""

    def adoption(self, action: str) -> Adoption | None:
        """Where the action was adopted from, if it was."""
