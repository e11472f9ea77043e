"""What the last workshop of a journey found out about readiness. METHOD.md, "Readiness"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from eximap.domain.readiness import TeamReadiness
from eximap.domain.workshop import people_needed
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """The team's figure, when its workshop opened, and how many people must stand behind a count."""

    team: TeamReadiness
    at: datetime
    k: int


def of_journey(store: Store, caller: Caller, journey_id: str) -> Asked | None:
    """The figure of the journey's last workshop that asked for it; None when none did. Raises `NotFound`."""
    require_reader(caller)
    workshops = store.read(lambda session: session.workshops(journey_id))
    found = [Asked(w.readiness, w.opened_at, people_needed(w)) for w in workshops if w.readiness is not None]
    return found[-1] if found else None
