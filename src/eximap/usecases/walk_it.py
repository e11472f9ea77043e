"""Walked it: a lead notes that the work was done in person, beside the gap before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain import walk as walks
from eximap.domain.editing import touchpoint_of
from eximap.domain.errors import NotFound
from eximap.domain.release import Release
from eximap.domain.walk import GapAround, Walk, gap_around
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk with the gap on both sides of it."""

    walk: Walk
    gap: GapAround


def add(
    store: Store,
    world: World,
    caller: Caller,
    journey_id: str,
    touchpoint_id: str,
    by: str,
    on: date,
    minutes: int,
    seen: str,
) -> Walk:
    """Notes a walk. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    draft = Walk(world.new_id(), journey_id, touchpoint_id, by, on, minutes, seen)
    walk = walks.walked(draft, team_day.today(store, world))

    def work(session: Session) -> None:
        touchpoint_of(session.journey(journey_id), touchpoint_id)
        session.add_walk(walk)
        if walk.by not in session.people():
            session.set_people((*session.people(), walk.by))

    store.transact(work)
    return walk


def remove(store: Store, caller: Caller, journey_id: str, id: str) -> None:
    """Takes a walk away that was noted by mistake. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> None:
        found = next((walk for walk in session.walks(journey_id) if walk.id == id), None)
        if found is None:
            raise NotFound("walk", id)
        session.remove_walk(found)

    store.transact(work)


def of_journey(store: Store, caller: Caller, journey_id: str) -> tuple[Walked, ...]:
    """All walks of a journey by day, each with its gaps. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: walked(session, journey_id, session.releases(journey_id)))


def walked(session: Session, journey_id: str, releases: Sequence[Release]) -> tuple[Walked, ...]:
    """As `of_journey`, for whoever has read the journey's releases."""
    return tuple(Walked(walk, gap_around(walk, releases)) for walk in session.walks(journey_id))
