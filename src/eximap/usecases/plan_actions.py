"""The plan: actions from an idea, a note or a touchpoint, adjusted with a dated reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from eximap.domain import action as actions
from eximap.domain import owner_places
from eximap.domain.action import Action, Status
from eximap.domain.editing import touchpoint_of
from eximap.domain.journey import Lever
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World

Verb = Callable[[Action, datetime, str], Action]


def add_action(store: Store, world: World, caller: Caller, draft: Action, *, overriding: str = "") -> Action:
    """Stores a drafted action under its own id.

    Raises `EnoughOpen` when its owner has three open here and `overriding` gives no reason for one more,
    `Invalid`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    new = actions.create(draft, world.now(), world.new_id(), overriding)

    def work(session: Session) -> Action:
        journey = session.journey(new.journey)
        if new.touchpoint is not None:
            touchpoint_of(journey, new.touchpoint)
        owner_places.expect_room(None, new, session.actions(new.journey))
        session.add_action(new, world.now())
        if new.owner and new.owner not in session.people():
            session.set_people((*session.people(), new.owner))
        return new

    return store.transact(work)


def adjust(store: Store, world: World, caller: Caller, action_id: str, expected: str, verb: Verb) -> Action:
    """Applies one adjusting verb of the domain to the action that was read.

    Raises `ChangedElsewhere`, `NotFound`, `Invalid`, `EnoughOpen`, `NotAllowed`.
    """
    require_lead(caller)
    return store.transact(lambda session: _adjusted(session, world, action_id, expected, verb))


def answer_touchpoint(
    store: Store,
    world: World,
    caller: Caller,
    action_id: str,
    expected: str,
    touchpoint_id: str | None,
    reason: str,
) -> Action:
    """Makes the action answer another touchpoint of its journey, or none. Raises as `adjust`."""
    require_lead(caller)

    def work(session: Session) -> Action:
        journey = session.journey(session.action(action_id).journey)
        touchpoint = None if touchpoint_id is None else touchpoint_of(journey, touchpoint_id)[2]
        names = journey.touchpoint_names()

        def verb(action: Action, at: datetime, ver: str) -> Action:
            held = names.get(action.touchpoint or "", "")
            return actions.adjust_touchpoint(action, touchpoint, held, reason, at, ver)

        return _adjusted(session, world, action_id, expected, verb)

    return store.transact(work)


def _adjusted(session: Session, world: World, action_id: str, expected: str, verb: Verb) -> Action:
    before = session.action(action_id)
    actions.expect(before, expected)
    after = verb(before, world.now(), world.new_id())
    owner_places.expect_room(before, after, session.actions(after.journey))
    session.save_action(before, after)
    return after


def plan(store: Store, caller: Caller, journey_id: str | None) -> tuple[Action, ...]:
    """The actions of a journey, or of all: late first, then by due date, done and dropped last."""
    require_reader(caller)
    found = store.read(lambda session: session.actions(journey_id))
    return tuple(sorted(found, key=lambda a: (not a.is_open(), a.due is None, a.due or date.max, a.title)))


def lacks_a_peak(plan_: tuple[Action, ...]) -> bool:
    """Whether a plan has actions, but none that builds a peak or strengthens the end."""
    open_ones = [a for a in plan_ if a.status is not Status.DROPPED]
    return bool(open_ones) and all(a.lever is Lever.FIX_PIT for a in open_ones)
