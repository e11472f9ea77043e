"""What keeping things for a time needs from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class RetentionSession(Protocol):
    """The part of a session that knows what is old, and deletes it for good."""

    def closed_rounds_with_sheets(self) -> tuple[tuple[str, datetime], ...]:
        """Rounds that still have sheets, each with when it was closed, by id."""

    def forget_releases(self, before: date) -> int:
        """Deletes releases of closed rounds from before that day, from files too; how many there were."""

    def forget_events(self, before: datetime) -> int:
        """Deletes the history from before that moment; how many lines there were."""

    def forget_notes(self, before: date) -> int:
        """Deletes notes and stories written before that day, their lines in the history too; how many."""

    def forget_votes(self, before: date) -> int:
        """Takes away votes counted before that day; of how many notes and ideas."""

    def forget_actions(self, before: datetime) -> int:
        """Deletes closed actions last changed before that moment, with all that hangs on them; how many."""
