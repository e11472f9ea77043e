"""Looking at a map: all that the canvas shows of a journey, read at once.

Each query of its own costs an edit a millisecond, and everybody who looks waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eximap.domain.map_view import MapView, build
from eximap.domain.unanswered import Unanswered
from eximap.usecases import owe_answers, team_day, walk_it
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import Session, Store
from eximap.usecases.walk_it import Walked


@dataclass(frozen=True, slots=True)
class Looked:
    """The map, the walks by day, and the top pains that wait for an answer, longest first."""

    map: MapView
    walks: tuple[Walked, ...]
    owed: tuple[Unanswered, ...]


def whole(store: Store, caller: Caller, journey_id: str, today: date) -> Looked:
    """All of one state of the journey. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    zone = team_day.zone(store)

    def work(session: Session) -> Looked:
        journey, actions = session.journey(journey_id), session.actions(journey_id)
        releases = session.releases(journey_id)
        return Looked(
            build(journey, releases[-1] if releases else None, actions, today),
            walk_it.walked(session, journey_id, releases),
            owe_answers.owed(session, journey, actions, today, zone),
        )

    return store.read(work)
