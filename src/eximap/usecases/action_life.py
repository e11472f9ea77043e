"""An action's life after it is planned: handed over, checked in on, measured, broken into steps, reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from eximap.domain import action as actions
from eximap.domain import hand_over as hand_overs
from eximap.domain import measurement as measurements
from eximap.domain import milestone as milestones
from eximap.domain import pasted_figures
from eximap.domain import review as reviews
from eximap.domain.action import Action, Status
from eximap.domain.action_life import Life
from eximap.domain.errors import NotFound
from eximap.domain.hand_over import Confirmed, HandOver, Question
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.pasted_figures import RefusedLine
from eximap.domain.review import Review, Verdict
from eximap.usecases import practice_results
from eximap.usecases.access import Caller, Role, require_doer, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World

Step = Callable[[Milestone, datetime, str], Milestone]


def life(store: Store, caller: Caller, action_id: str) -> tuple[Action, Life]:
    """The action with all that hangs on it. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)

    def work(session: Session) -> tuple[Action, Life]:
        action = session.action(action_id)
        briefs = tuple(b for b in session.briefs(action.journey) if b.action == action.id)
        practices = tuple(entry for entry in session.entries() if entry.action == action.id)
        return action, replace(of_action(session, action), briefs=briefs, practices=practices)

    return store.read(work)


def lives(session: Session, journey: str) -> Mapping[str, Life]:
    """What hangs on a journey's actions, by action, but for what no owner's link reads: briefs, the playbook.

    An action without anything is not in it.
    """
    whole = _read(session, journey, None)
    parts: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for field in fields(Life):
        for part in getattr(whole, field.name):
            parts[part.action][field.name].append(part)
    return {id: Life(**{name: tuple(some) for name, some in own.items()}) for id, own in parts.items()}


def of_action(session: Session, action: Action) -> Life:
    """What hangs on one action, but for briefs and the playbook."""
    return _read(session, action.journey, action.id)


def _read(session: Session, journey: str, action: str | None) -> Life:
    return Life(
        hand_overs=session.hand_overs(journey, action),
        check_ins=session.check_ins(journey, action),
        measurements=session.measurements(journey, action),
        milestones=session.milestones(journey, action),
        reviews=session.reviews(journey, action),
    )


def add(session: Session, life: Life, world: World) -> None:
    """Hangs on an action that is there already all that a file told of it."""
    for handed in life.hand_overs:
        session.add_hand_over(handed)
    for check_in in life.check_ins:
        session.add_check_in(check_in)
    for figure in life.measurements:
        session.add_measurements(figure.action, [figure])
    for step in life.milestones:
        session.add_milestone(replace(step, ver=world.new_id()))
    for review_ in life.reviews:
        session.add_review(review_)


# --- hand-over ----------------------------------------------------------------------------------------------


def hand_over(
    store: Store, world: World, caller: Caller, action_id: str, answers: Mapping[Question, str]
) -> HandOver:
    """Keeps what the owner answered; an earlier one stays. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> HandOver:
        handed = hand_overs.hand_over(session.action(action_id), answers, world.new_id(), world.now())
        session.add_hand_over(handed)
        return handed

    return store.transact(work)


def confirm(store: Store, world: World, caller: Caller, action_id: str, hand_over_id: str) -> HandOver:
    """The owner says yes, by their own link or beside the lead. Raises `NotFound`, `NotAllowed`."""
    require_doer(caller)
    where = Confirmed.BY_LINK if caller.role is Role.OWNER else Confirmed.BESIDE_LEAD

    def work(session: Session) -> HandOver:
        action = session.action(action_id)
        found = session.hand_overs(action.journey, action.id)
        before = next((handed for handed in found if handed.id == hand_over_id), None)
        if before is None:
            raise NotFound("hand-over", hand_over_id)
        after = hand_overs.confirm(before, action, where, world.now())
        session.save_hand_over(before, after)
        return after

    return store.transact(work)


# --- measurements and milestones ----------------------------------------------------------------------------


def measure(
    store: Store,
    world: World,
    caller: Caller,
    action_id: str,
    pasted: str,
    today: date,
    *,
    comma_is_decimal: bool = False,
) -> tuple[tuple[Measurement, ...], tuple[RefusedLine, ...]]:
    """Keeps the figures of a text; each line that holds none comes back with its reason.

    Raises `Invalid` for a text that is empty or too long, `NotFound`, `NotAllowed`.
    """
    require_doer(caller)
    by = caller.name if caller.role is Role.OWNER else ""

    def work(session: Session) -> tuple[tuple[Measurement, ...], tuple[RefusedLine, ...]]:
        action = session.action(action_id)
        held = measurements.held(session.measurements(action.journey, action.id))
        known = {one.on: one.value for one in held}
        figures, refused = pasted_figures.read(pasted, today, known, comma_is_decimal=comma_is_decimal)
        now = world.now()
        kept = tuple(measurements.typed(f, world.new_id(), action.id, now, by) for f in figures)
        if kept:
            session.add_measurements(action.id, kept)
        return kept, refused

    return store.transact(work)


def add_milestone(
    store: Store, world: World, caller: Caller, action_id: str, text: str, due: date | None
) -> Milestone:
    """A new step of the action. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    step = milestones.milestone(world.new_id(), action_id, text, due, world.now(), world.new_id())
    store.transact(lambda session: session.add_milestone(step))
    return step


def change_milestone(
    store: Store, world: World, caller: Caller, action_id: str, milestone_id: str, expected: str, verb: Step
) -> Milestone:
    """Applies one verb of the domain to a milestone that was read: `complete`, `reopen`, `drop`.

    Raises `ChangedElsewhere`, `Invalid`, `NotFound`, `NotAllowed`.
    """
    require_doer(caller)

    def work(session: Session) -> Milestone:
        action = session.action(action_id)
        steps = session.milestones(action.journey, action.id)
        before = next((step for step in steps if step.id == milestone_id), None)
        if before is None:
            raise NotFound("milestone", milestone_id)
        milestones.expect(before, expected)
        after = verb(before, world.now(), world.new_id())
        session.save_milestone(before, after)
        return after

    return store.transact(work)


# --- review -------------------------------------------------------------------------------------------------


def review(
    store: Store, world: World, caller: Caller, action_id: str, happened: str, verdict: Verdict, learnt: str
) -> Review:
    """Keeps a look back; "drop" also drops the action. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    made = reviews.review(world.new_id(), action_id, happened, verdict, learnt, world.now())

    def work(session: Session) -> None:
        action = session.action(action_id)
        session.add_review(made)
        if verdict is Verdict.DROP and action.status is not Status.DROPPED:
            dropped = actions.mark(action, Status.DROPPED, made.happened, made.at, world.new_id())
            session.save_action(action, dropped)
        practice_results.come_back(session, world, action.journey)

    store.transact(work)
    return made
