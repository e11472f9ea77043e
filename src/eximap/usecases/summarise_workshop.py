"""Leaving the room: what a workshop brought, read when somebody asks for it."""

from __future__ import annotations

from datetime import date

from eximap.domain.errors import NotFound
from eximap.domain.release import Release
from eximap.domain.workshop import Workshop
from eximap.domain.workshop_summary import Summary, summarise
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store


def summary(
    store: Store, caller: Caller, journey_id: str, today: date, workshop_id: str | None = None
) -> Summary:
    """The summary of a workshop, by default the journey's last. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> Summary:
        journey, workshop = session.journey(journey_id), _workshop(session, journey_id, workshop_id)
        return summarise(workshop, journey, _release(session, workshop), session.actions(journey_id), today)

    return store.read(work)


def _workshop(session: Session, journey_id: str, workshop_id: str | None) -> Workshop:
    ours = [w for w in session.workshops(journey_id) if workshop_id in (None, w.id)]
    if not ours:
        raise NotFound("workshop", workshop_id or journey_id)
    return ours[-1]


def _release(session: Session, workshop: Workshop) -> Release | None:
    releases = session.releases(workshop.journey)
    return next((r for r in reversed(releases) if r.round_id == workshop.round), None)
