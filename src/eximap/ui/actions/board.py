"""What every view of the plan draws from: the journey or all of them, the plan counted, pages of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey
from eximap.domain.plan_query import Found, PlanQuery, Tally
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import views
from eximap.ui.actions.cards import Place, card, colours, line
from eximap.ui.actions.views import View
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.usecases import keep_journeys, map_journey, plan_actions, settle
from eximap.usecases.filter_plan import everything
from eximap.usecases.ports import ANYTHING_STAMP, JourneySummary


@dataclass(frozen=True, slots=True)
class Board:
    """`journey` is None for all of them; `tally` counts the whole plan, `hues` tell its owners apart.

    `shelf` are all journeys, `people` the team's. `stamp` was taken ahead of all that: what was read may be
    newer, never older.
    """

    here: Here
    journey: Journey | None
    view: View
    query: PlanQuery
    tally: Tally
    hues: Mapping[str, str]
    shelf: tuple[JourneySummary, ...]
    people: tuple[str, ...]
    stamp: int

    @classmethod
    def of(cls, here: Here, journey_id: str | None) -> Board:
        """The board of the chosen journey, or of all when none is chosen or the chosen one is gone."""
        stamp = here.store.stamp(ANYTHING_STAMP)
        try:
            journey = map_journey.journey(here.store, here.caller, journey_id) if journey_id else None
        except NotFound:
            session.forget(str(journey_id))
            journey = None
        query = everything(here.store, here.world, journey.id if journey else None)
        tally, shelf, people = _counted(here, query, stamp)
        hues = colours(load.owner for load in tally.loads)
        return cls(here, journey, views.current(), query, tally, hues, shelf, people, stamp)

    def find(self, query: PlanQuery) -> tuple[tuple[Found, ...], int]:
        """A page of actions, and how many there are in all."""
        (page,) = self.find_all(query)
        return page

    def find_all(self, *queries: PlanQuery) -> list[tuple[tuple[Found, ...], int]]:
        """The same of several, which are looked for together."""
        pages = plan_actions.look_for(self.here.store, self.here.caller, *queries)
        return [(page.found, page.total) for page in pages]

    def card(self, found: Found) -> dict[str, Any]:
        """An action's card; the journey stands on it where the board is of all."""
        alone, hue, today, t = self._told(found)
        return card(
            found.action, Place.found(found), alone, hue, today, self.here.zone(), t, found.milestones
        )

    def line(self, found: Found) -> dict[str, Any]:
        """What of an action stands in one line among many."""
        return line(found.action, Place.found(found), *self._told(found))

    def _told(self, found: Found) -> tuple[bool, str, date, Translator]:
        hue = self.hues.get(found.action.owner, "")
        return self.journey is not None, hue, self.query.today, self.here.t


_Counted = tuple[Tally, tuple[JourneySummary, ...], tuple[str, ...]]


def _counted(here: Here, query: PlanQuery, stamp: int) -> _Counted:
    """The plan counted, the journeys and the people; all anew only once something was stored."""
    store, caller = here.store, here.caller

    def read() -> _Counted:
        tally = plan_actions.count(store, caller, query)
        return tally, keep_journeys.recent(store, caller, query.today), settle.people(store, caller)

    return shared_by(store).get(("plan", query, stamp), read)
