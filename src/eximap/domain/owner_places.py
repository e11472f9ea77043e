"""At most three open actions per owner and journey, unless a reason is given. METHOD.md, "The plan"."""

from __future__ import annotations

from collections.abc import Iterable

from eximap.domain.action import Action
from eximap.domain.errors import EnoughOpen

OPEN_AT_ONCE = 3  # of one owner in one journey


def open_of(owner: str, plan: Iterable[Action]) -> int:
    """How many actions of a plan the owner has open; what nobody owns counts for nobody."""
    return sum(action.owner == owner and action.is_open() for action in plan) if owner else 0


def expect_room(before: Action | None, after: Action, plan: Iterable[Action]) -> None:
    """Asked when an owner gets one more open action: planned, started, handed over or taken up again.

    `before` is None for a new action; `plan` are the journey's actions. The reason is that of the action's
    last line. Raises `EnoughOpen` where it is missing.
    """
    counted = before is not None and before.is_open() and before.owner == after.owner
    if counted or not after.is_open() or after.revisions[-1].reason:
        return
    have = open_of(after.owner, (action for action in plan if action.id != after.id))
    if have >= OPEN_AT_ONCE:
        raise EnoughOpen(after.owner, have)
