"""What the session knows of actions and what hangs on them: `usecases.plan_ports` in portable SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from eximap.domain.action import Action
from eximap.domain.plan_query import PlanPage, PlanQuery, Tally
from eximap.storage import action_rows, plan_rows
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.rows import Rows


class SqlPlanSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    cache: JourneyCache
    touched: set[str]

    def actions(self, journey: str | None = None) -> tuple[Action, ...]:
        return action_rows.of_journey(self.rows, journey)

    def action(self, id: str) -> Action:
        return action_rows.find(self.rows, id)

    def actions_naming(self, person: str) -> tuple[Action, ...]:
        return action_rows.naming(self.rows, person)

    def plan_pages(self, queries: Sequence[PlanQuery]) -> tuple[PlanPage, ...]:
        return plan_rows.pages(self.rows, queries, None if self.touched else self.cache)

    def plan_tally(self, query: PlanQuery) -> Tally:
        return plan_rows.tally(self.rows, query)

    def add_action(self, action: Action, at: datetime) -> None:
        self.touched.add(action.journey)
        action_rows.add(self.rows, action, at)

    def save_action(self, before: Action, after: Action) -> None:
        self.touched.add(after.journey)
        action_rows.save(self.rows, before, after)
