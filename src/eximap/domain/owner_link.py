"""An owner's link: whoever holds it sees and changes the actions of one name, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from eximap.domain.journey import checked_name

LIVES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class OwnerLink:
    """For the actions of `owner` in the journeys of `unit` (of all, where it is empty)."""

    id: str
    owner: str
    unit: str
    made_at: datetime
    until: datetime
    ended_at: datetime | None = None

    def opens(self, now: datetime) -> bool:
        """Whether it still leads anywhere."""
        return self.ended_at is None and now < self.until


def owner_link(id: str, owner: str, unit: str, at: datetime) -> OwnerLink:
    """A new one, good for thirty days. `id` has to be random. Raises `Invalid` for no name."""
    return OwnerLink(id, checked_name(owner, "owner"), unit, at, at + LIVES)
