"""Who may do what. Every use case asks; screens only hide. DESIGN.md, "Who may do what"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.errors import NotAllowed


class Role(StrEnum):
    PARTICIPANT = "participant"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Caller:
    """`browser` tells one browser's operations from another's, so that undo takes back one's own only."""

    role: Role
    browser: str


def require_lead(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who is not the lead."""
    if caller.role is not Role.LEAD:
        raise NotAllowed
