"""The check-in: the open actions one at a time, a tap for each. METHOD.md, "The plan"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from eximap.domain import action as actions
from eximap.domain import owner_places
from eximap.domain.action import Action, Status
from eximap.domain.action_life import UNLIVED, Life
from eximap.domain.check_in import CheckIn
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import Journey
from eximap.usecases import action_life
from eximap.usecases.access import Caller, Role, require_doer
from eximap.usecases.ports import Session, Store, World

TAPS = frozenset({Status.ON_TRACK, Status.STUCK, Status.DONE})


def to_go_through(
    store: Store, caller: Caller, journey_id: str | None, besides: Sequence[str] = ()
) -> tuple[tuple[Action, Life], ...]:
    """The open actions of a journey or of all, late ones first, and those of `besides`, done meanwhile.

    Raises `NotFound`, `NotAllowed`.
    """
    require_doer(caller)

    def work(session: Session) -> tuple[tuple[Action, Life], ...]:
        found = [a for a in session.actions(journey_id) if a.is_open() or a.id in besides]
        lives: dict[str, Mapping[str, Life]] = {}
        for action in found:
            if action.journey not in lives:
                lives[action.journey] = action_life.lives(session, action.journey)
        ordered = sorted(found, key=lambda a: (a.due is None, a.due or date.max, a.title))
        return tuple((action, lives[action.journey].get(action.id, UNLIVED)) for action in ordered)

    return store.read(work)


def places(store: Store, journeys: Sequence[str]) -> Mapping[str, Journey]:
    """The journeys that the actions belong to, by id, as far as the caller sees them."""
    return store.read(lambda session: {id: session.journey(id) for id in dict.fromkeys(journeys)})


def check_in(
    store: Store,
    world: World,
    caller: Caller,
    tap: str,
    action_id: str,
    status: Status,
    stuck_on: str = "",
    stuck_with: str = "",
) -> None:
    """One tap, under an id that the screen made; the same one delivered again changes nothing.

    What changes the status is a line of the action's history, too. Raises `Invalid` without what it is stuck
    on, `EnoughOpen`, `NotFound` for an action that waits or was dropped, `NotAllowed`.
    """
    require_doer(caller)
    if status not in TAPS:
        raise Invalid("status", "unknown")
    by = caller.name if caller.role is Role.OWNER else ""
    now = world.now()

    def work(session: Session) -> None:
        before = session.action(action_id)
        if before.status not in TAPS:
            raise NotFound("action", action_id)
        after = _told(before, status, stuck_on, stuck_with, now, world.new_id())
        made = CheckIn(tap, action_id, now, status, by, after.stuck_on, after.stuck_with)
        if session.add_check_in(made) and after != before:
            owner_places.expect_room(before, after, session.actions(after.journey))
            session.save_action(before, after)

    store.transact(work)


def _told(before: Action, status: Status, on: str, whom: str, at: datetime, ver: str) -> Action:
    """The action as the tap says it is; the same one where it says nothing new."""
    try:
        return actions.mark(before, status, on if status is Status.STUCK else "", at, ver, whom)
    except Invalid as error:
        if error.reason != "unchanged":
            raise
        return before
