"""Who a key is for: a role, and the unit whose journeys it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """A participant sees one workshop, a lead the own teams, a manager the units below, an admin all.

    An owner, who holds a link and no key, sees the own actions.
    """

    PARTICIPANT = "participant"
    OWNER = "owner"
    LEAD = "lead"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A named key. What opens is known to its owner alone: `digest` is its SHA-256, hex."""

    id: str
    name: str
    role: Role
    unit: str
    digest: str
    made_at: datetime
    ended_at: datetime | None = None

    def is_valid(self) -> bool:
        """Whether it still opens."""
        return self.ended_at is None


def sees(role: Role, unit: str, lineage: Sequence[str]) -> bool:
    """Whether this role in this unit may see a journey (an owner: something in it).

    `lineage` are the units from the top of today's tree down to the journey's own (`unit.Tree.lineage`). A
    lead sees the own unit, a manager the own and those below, an admin all; without a unit a lead and a
    manager see all, too.
    """
    if role is Role.PARTICIPANT:
        return False
    if role is Role.ADMIN or not unit:
        return True
    return unit in lineage if role is Role.MANAGER else tuple(lineage[-1:]) == (unit,)
