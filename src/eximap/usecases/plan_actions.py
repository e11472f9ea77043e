"""The plan: actions from an idea, a note or a touchpoint, adjusted with a dated reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.editing import touchpoint_of
from eximap.domain.journey import Lever, checked_name
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store, World

Verb = Callable[[Action, datetime, str], Action]


def add_action(store: Store, world: World, caller: Caller, draft: Action) -> Action:
    """Stores a drafted action under its own id. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    new = actions.create(draft, world.now(), world.new_id())

    def work(session: Session) -> Action:
        journey = session.journey(new.journey)
        if new.touchpoint is not None:
            touchpoint_of(journey, new.touchpoint)
        session.add_action(new, world.now())
        if new.owner and new.owner not in session.people():
            session.set_people((*session.people(), new.owner))
        return new

    return store.transact(work)


def adjust(store: Store, world: World, caller: Caller, action_id: str, expected: str, verb: Verb) -> Action:
    """Applies one adjusting verb of the domain to the action that was read.

    Raises `ChangedElsewhere`, `NotFound`, `Invalid`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Action:
        before = session.action(action_id)
        actions.expect(before, expected)
        after = verb(before, world.now(), world.new_id())
        session.save_action(before, after)
        return after

    return store.transact(work)


def move_due(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, due: date, reason: str
) -> Action:
    """Moves the due date with its reason. Raises as `adjust`."""
    return adjust(
        store, world, caller, action_id, expected, lambda a, at, v: actions.adjust_due(a, due, reason, at, v)
    )


def hand_to(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, owner: str, reason: str
) -> Action:
    """Gives the action to somebody else. Raises as `adjust`."""
    return adjust(
        store,
        world,
        caller,
        action_id,
        expected,
        lambda a, at, v: actions.adjust_owner(a, owner, reason, at, v),
    )


def change_measure(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, measure: Measure, reason: str
) -> Action:
    """Changes what is counted. Raises as `adjust`."""
    return adjust(
        store,
        world,
        caller,
        action_id,
        expected,
        lambda a, at, v: actions.adjust_measure(a, measure, reason, at, v),
    )


def mark(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, status: Status, reason: str
) -> Action:
    """Changes the status. Raises as `adjust`."""
    return adjust(
        store, world, caller, action_id, expected, lambda a, at, v: actions.mark(a, status, reason, at, v)
    )


def plan(store: Store, caller: Caller, journey_id: str | None) -> tuple[Action, ...]:
    """The actions of a journey, or of all: late first, then by due date, done and dropped last."""
    require_lead(caller)
    found = store.read(lambda session: session.actions(journey_id))
    return tuple(sorted(found, key=lambda a: (not a.is_open(), a.due is None, a.due or date.max, a.title)))


def lacks_a_peak(plan_: tuple[Action, ...]) -> bool:
    """Whether a plan has actions, but none that builds a peak or strengthens the end."""
    open_ones = [a for a in plan_ if a.status is not Status.DROPPED]
    return bool(open_ones) and all(a.lever is Lever.FIX_PIT for a in open_ones)


def people(store: Store, caller: Caller) -> tuple[str, ...]:
    """The team's people, for owners. Raises `NotAllowed`."""
    require_lead(caller)
    return store.read(lambda session: session.people())


def set_people(store: Store, caller: Caller, names: list[str]) -> None:
    """Replaces the list of people (blanks and doubles left out). Raises `Invalid`, `NotAllowed`."""
    require_lead(caller)
    clean = tuple(dict.fromkeys(checked_name(n, "name") for n in names if n.strip()))
    store.transact(lambda session: session.set_people(clean))
