"""The lead takes up what the room brought: touchpoints, behaviours, ideas, and at most three actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from eximap.domain.action import Action
from eximap.domain.contribution import Contribution, PeakProposed, Proposed
from eximap.domain.errors import Invalid, NotFound, WorkshopEnded
from eximap.domain.journey import Journey
from eximap.domain.operation import AddTouchpoint, Operation, SetLeadBehaviour, Submission
from eximap.domain.phase import PhaseKind
from eximap.domain.workshop import Workshop
from eximap.usecases import gather, map_journey, plan_actions
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store, World

ACTIONS_MOST = 3  # of one workshop: more are promises that nobody keeps
TAKEN_IN = frozenset({PhaseKind.PEAKS, PhaseKind.IDEAS})

C = TypeVar("C", bound=Contribution)


def placed_id(proposal: str) -> str:
    """The touchpoint that a proposal becomes: so that two who place it place it once.

    One way only, since the proposal's row leads to its author while the workshop goes on.
    """
    return sha256(f"placed:{proposal}".encode()).hexdigest()[:32]


def is_placed(journey: Journey, proposal: str) -> bool:
    """Whether the proposal is on the map, or was and is in its bin."""
    return placed_id(proposal) in journey.touchpoint_names()


def place(
    store: Store, world: World, caller: Caller, workshop_id: str, proposal: str, stage: str, index: int
) -> None:
    """Puts a proposed touchpoint on the map; a second time changes nothing.

    Raises `NotFound`, `Invalid`, `WorkshopEnded`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> None:
        workshop = _open(session, workshop_id)
        text = _given(session, workshop, proposal, Proposed).text
        if not is_placed(session.journey(workshop.journey), proposal):
            _operate(
                session, world, caller, workshop, AddTouchpoint(placed_id(proposal), stage, index, text), None
            )

    store.transact(work)


def choose_behaviour(
    store: Store, world: World, caller: Caller, workshop_id: str, proposal: str, expected: str
) -> None:
    """Makes what somebody proposed the lead's behaviour at its touchpoint, in place of the one that was read.

    Raises `ChangedElsewhere`, `NotFound`, `WorkshopEnded`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> None:
        workshop = _open(session, workshop_id)
        given = _given(session, workshop, proposal, PeakProposed)
        _operate(session, world, caller, workshop, SetLeadBehaviour(given.touchpoint, given.text), expected)

    store.transact(work)


def take_in(store: Store, world: World, caller: Caller, workshop_id: str) -> None:
    """Puts the ideas that are on the screen onto the map at once, so that they can be weighed.

    Raises `Invalid` in a phase that brings none, `WorkshopEnded`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> None:
        workshop = _open(session, workshop_id)
        if workshop.phase().kind not in TAKEN_IN:
            raise Invalid("phase", "nothing-to-show")
        gather.of_phase(session, world, caller, workshop)

    store.transact(work)


def plan_action(
    store: Store, world: World, caller: Caller, workshop_id: str, draft: Action, overriding: str = ""
) -> Action:
    """Plans one of the workshop's at most three actions. Raises `Invalid` for a fourth, and as `add_action`.

    A repeat of one that is there changes nothing.
    """
    require_lead(caller)

    def known(session: Session) -> Action | None:
        workshop = _open(session, workshop_id)
        planned = session.actions(workshop.journey)
        there = next((a for a in planned if a.id == draft.id), None)
        if there is None and len(of_workshop(planned, workshop.opened_at)) >= ACTIONS_MOST:
            raise Invalid("actions", "too-many", most=ACTIONS_MOST)
        return there

    there = store.read(known)
    if there is not None:
        return there
    return plan_actions.add_action(store, world, caller, draft, overriding=overriding)


def of_workshop(planned: Sequence[Action], since: datetime) -> tuple[Action, ...]:
    """The actions that were planned since a workshop opened."""
    return tuple(a for a in planned if a.revisions and a.revisions[0].at >= since)


def _open(session: Session, workshop_id: str) -> Workshop:
    workshop = session.workshop(workshop_id)
    if not workshop.is_open():
        raise WorkshopEnded
    return workshop


def _given(session: Session, workshop: Workshop, id: str, kind: type[C]) -> C:
    given = dict(session.contributions(workshop.id, workshop.current)).get(id)
    if not isinstance(given, kind):
        raise NotFound("contribution", id)
    return given


def _operate(
    session: Session,
    world: World,
    caller: Caller,
    workshop: Workshop,
    operation: Operation,
    expected: str | None,
) -> None:
    submission = Submission(op_id=world.random_id(), operation=operation, expected=expected)
    nobody = replace(caller, browser=gather.NOBODY)
    map_journey.apply_all(session, world, nobody, workshop.journey, [submission])
