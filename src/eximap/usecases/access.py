"""Who may do what. Every use case asks; screens only hide. DESIGN.md, "Who may do what"."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.access_key import Role
from eximap.domain.errors import NotAllowed

__all__ = [
    "Caller",
    "Role",
    "oversees",
    "reaches_unit",
    "require_doer",
    "require_host",
    "require_lead",
    "require_overseer",
    "require_reader",
]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    `browser` tells one browser's operations from another's, so that undo takes back one's own only. `name` is
    the key's, or the owner's whose link it is, empty alone on a computer; `unit` is the team or unit it is
    for, empty for all of them.
    """

    role: Role
    browser: str
    name: str = ""
    unit: str = ""


def require_reader(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who may not look: participants, owners, people without a key."""
    if caller.role in {Role.PARTICIPANT, Role.OWNER}:
        raise NotAllowed


def require_lead(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who may not write: a manager only looks."""
    if caller.role not in {Role.LEAD, Role.ADMIN}:
        raise NotAllowed


def require_doer(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who may not say how an action is going: its owner may, and a lead."""
    if caller.role is not Role.OWNER:
        require_lead(caller)


def reaches_unit(caller: Caller, unit: str) -> bool:
    """Whether what belongs to that unit is the caller's: whoever has no unit answers for all of them."""
    return caller.role is Role.ADMIN or not caller.unit or caller.unit == unit


def oversees(caller: Caller) -> bool:
    """Whether the caller looks over several teams: a manager, an admin, a lead who answers for all."""
    try:
        require_overseer(caller)
    except NotAllowed:
        return False
    return True


def require_overseer(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who does not look over several teams: a lead of one unit, for one."""
    require_reader(caller)
    if caller.role is Role.LEAD and caller.unit:
        raise NotAllowed


def require_host(caller: Caller) -> None:
    """Raises `NotAllowed` for anybody who does not answer for all units here: keys, copies, erasing."""
    require_lead(caller)
    if caller.role is Role.LEAD and caller.unit:
        raise NotAllowed
