"""What keeping a plan alive needs from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from eximap.domain.action import Action
from eximap.domain.plan_query import PlanPage, PlanQuery, Tally


class PlanSession(Protocol):
    """The part of a session that knows actions and what hangs on them."""

    def actions(self, journey: str | None = None) -> tuple[Action, ...]:
        """Live actions of one journey, or of all, in order of creation, with their revisions."""

    def action(self, id: str) -> Action:
        """Raises `NotFound`."""

    def actions_naming(self, person: str) -> tuple[Action, ...]:
        """Actions that this person owns, once owned, or was waited for in, those of deleted journeys too."""

    def plan_pages(self, queries: Sequence[PlanQuery]) -> tuple[PlanPage, ...]:
        """What each of them asks for, a page of it; only those pages are read."""

    def plan_tally(self, query: PlanQuery) -> Tally:
        """What is asked for, counted."""

    def add_action(self, action: Action, at: datetime) -> None:
        """Stores a new action with its first revision."""

    def save_action(self, before: Action, after: Action) -> None:
        """Writes the row guarded by `before.ver` and appends the new revisions."""
