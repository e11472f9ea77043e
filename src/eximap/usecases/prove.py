"""Proving: whether a touchpoint got better after its action, and whether the lead kept the promise.

METHOD.md, "Before and after", "Lead-to-team gap". Only releases are read, never a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from eximap.domain import before_after
from eximap.domain.action import Action
from eximap.domain.before_after import Asked
from eximap.domain.interval import Estimate
from eximap.domain.proof import Proof, scores_of
from eximap.domain.release_promises import PromiseFigure
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import Session, Store


@dataclass(frozen=True, slots=True)
class PromiseAsked:
    """What agents said, unnamed, of one promise in one round; `figure` is None where nobody said anything."""

    round: str
    number: int
    on: date
    behaviour: str
    k: int
    figure: PromiseFigure | None


@dataclass(frozen=True, slots=True)
class Proven:
    """An action's proof, its touchpoint's scores over time, and what is said of its promise, oldest first."""

    proof: Proof
    scores: tuple[tuple[date, Estimate], ...]
    promises: tuple[PromiseAsked, ...]


def of_action(store: Store, caller: Caller, action_id: str) -> Proven:
    """What is known of one action. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    zone = team_day.zone(store)

    def work(session: Session) -> Proven:
        action = session.action(action_id)
        plan = session.actions(action.journey)
        return proven(action, plan, asked(session, action.journey), zone)

    return store.read(work)


def proven(action: Action, plan: Sequence[Action], told: Sequence[Asked], zone: tzinfo | None) -> Proven:
    """What is known of one action of a plan, from the released rounds of its journey."""
    touchpoint = action.touchpoint or ""
    return Proven(
        before_after.of_action(action, plan, told, zone),
        scores_of(touchpoint, [release for one in told for release in one.releases]),
        _promises(touchpoint, told, action),
    )


def of_plan(store: Store, caller: Caller, *journeys: str) -> Mapping[str, Proven]:
    """The same for every action of these journeys, by the action's id; of a journey without a released round
    there is nothing. Raises `NotFound`, `NotAllowed`.
    """
    require_reader(caller)
    zone = team_day.zone(store)

    def work(session: Session) -> Mapping[str, Proven]:
        found = {}
        for id in journeys:
            if told := asked(session, id):
                plan = session.actions(id)
                found |= {action.id: proven(action, plan, told, zone) for action in plan}
        return found

    return store.read(work)


def asked(session: Session, journey_id: str) -> tuple[Asked, ...]:
    """The journey's released rounds."""
    return before_after.asked(session.rounds(journey_id), session.releases(journey_id))


def _promises(touchpoint: str, told: Sequence[Asked], action: Action) -> tuple[PromiseAsked, ...]:
    """What was said of the promise at a touchpoint in the rounds since the action began."""
    start = before_after.started_at(action)
    return tuple(
        PromiseAsked(
            one.round.id,
            one.round.number,
            one.releases[-1].on,
            promise.behaviour,
            one.round.k,
            one.releases[-1].promise(touchpoint),
        )
        for one in told
        for promise in one.round.asks_about()
        if promise.touchpoint == touchpoint and start is not None and one.round.opened_at > start
    )
