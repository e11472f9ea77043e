"""Check-ins: one tap that says how an action is going, kept with its date, also when nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from eximap.domain.action import Status


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One tap: on track, stuck (on what, on whom), done. `by` is the owner, empty for the lead.

    Where it changed the status the action has a revision of the same moment.
    """

    id: str
    action: str
    at: datetime
    status: Status
    by: str = ""
    stuck_on: str = ""
    stuck_with: str = ""
