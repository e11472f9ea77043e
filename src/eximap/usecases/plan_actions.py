"""The plan: actions from an idea, a note or a touchpoint, adjusted with a dated reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from eximap.domain import action as actions
from eximap.domain import action_history, owner_places
from eximap.domain.action import Action
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.editing import touchpoint_of
from eximap.domain.measurement import Measurement
from eximap.domain.plan_query import PlanPage, PlanQuery, Tally
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World

Verb = Callable[[Action, datetime, str], Action]


def add_action(
    store: Store,
    world: World,
    caller: Caller,
    draft: Action,
    *,
    overriding: str = "",
    answers: AnsweredPain | None = None,
) -> Action:
    """Stores a drafted action under its own id, with the pain of several teams that it `answers`.

    Raises `EnoughOpen` when its owner has three open here and `overriding` gives no reason for one more,
    `Invalid`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Action:
        new = planned(session, world, draft, overriding)
        if answers is not None:
            session.add_answered_pain(replace(answers, action=new.id, journey=new.journey))
        return new

    return store.transact(work)


def planned(session: Session, world: World, draft: Action, overriding: str = "") -> Action:
    """The same within a transaction."""
    new = actions.create(draft, world.now(), world.new_id(), overriding)
    journey = session.journey(new.journey)
    if new.touchpoint is not None:
        touchpoint_of(journey, new.touchpoint)
    owner_places.expect_room(None, new, session.actions(new.journey))
    session.add_action(new, world.now())
    if new.owner and new.owner not in session.people():
        session.set_people((*session.people(), new.owner))
    return new


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


def take_back(store: Store, world: World, caller: Caller, action_id: str, first: int, beyond: int) -> Action:
    """Undoes the lines from `first` until before `beyond`, the last of them first, each by a line of its own.

    Raises `ChangedElsewhere` when somebody has changed the same since, `NotFound`, `Invalid`, `EnoughOpen`,
    `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Action:
        before = after = session.action(action_id)
        for line in reversed(range(first, beyond)):
            after = action_history.take_back(after, line, world.now(), world.new_id())
        owner_places.expect_room(before, after, session.actions(after.journey))
        session.save_action(before, after)
        return after

    return store.transact(work)


def figures(store: Store, caller: Caller, journeys: Sequence[str]) -> Mapping[str, tuple[Measurement, ...]]:
    """What was measured of the journeys' actions, by action. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    found: dict[str, list[Measurement]] = defaultdict(list)
    for one in store.read(lambda session: session.figures(journeys)):
        found[one.action].append(one)
    return {id: tuple(some) for id, some in found.items()}


def look_for(store: Store, caller: Caller, *queries: PlanQuery) -> tuple[PlanPage, ...]:
    """Of what each of the queries asks for a page. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.plan_pages(queries))


def count(store: Store, caller: Caller, query: PlanQuery) -> Tally:
    """The actions that `query` asks for, counted. Raises `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.plan_tally(query))


def plan(store: Store, caller: Caller, journey_id: str | None) -> tuple[Action, ...]:
    """The actions of a journey, or of all: late first, then by due date, done and dropped last."""
    require_reader(caller)
    found = store.read(lambda session: session.actions(journey_id))
    return tuple(sorted(found, key=lambda a: (not a.is_open(), a.due is None, a.due or date.max, a.title)))
