"""What the room's own screen shows of a workshop: counts of people, and what is shown to everybody anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from eximap.domain.action import Action
from eximap.domain.contribution import Contribution, text_of
from eximap.domain.errors import NotFound, WorkshopEnded
from eximap.domain.journey import Journey
from eximap.domain.last_time import last_time
from eximap.domain.phase import PRIVATE, PhaseKind
from eximap.domain.readiness import TeamReadiness
from eximap.domain.release import Release
from eximap.domain.round import Round
from eximap.domain.workshop import Workshop
from eximap.usecases import prove, team_day
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.prove import Proven


@dataclass(frozen=True, slots=True)
class Room:
    """Counts of people, and texts only of phases that are not private.

    `texts` are (id, contribution) in no meaningful order, the hidden ones among them; `waiting` counts people
    who are done with their scores but stand in no release. `release` is the last one of this workshop,
    `actions` are the journey's, `last_time` those that the meeting opens on, each with what is known of it.
    """

    workshop: Workshop
    journey: Journey
    joined: int
    finished: int
    texts: tuple[tuple[str, Contribution], ...]
    release: Release | None
    waiting: int
    readiness: TeamReadiness | None
    actions: tuple[Action, ...] = ()
    last_time: tuple[tuple[Action, Proven], ...] = ()


def room(store: Store, caller: Caller, workshop_id: str) -> Room:
    """What the room's own screen shows. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)

    zone = team_day.zone(store)

    def work(session: Session) -> Room:
        workshop = session.workshop(workshop_id)
        phase = workshop.phase()
        given = () if phase.kind in PRIVATE else session.contributions(workshop.id, phase.id)
        return Room(
            workshop=workshop,
            journey=session.journey(workshop.journey),
            joined=session.joined(workshop.id),
            finished=session.finished(workshop.id, phase.id),
            texts=tuple((id, c) for id, c in given if text_of(c) is not None),
            release=_release(session, workshop),
            waiting=_waiting(session, workshop),
            readiness=workshop.readiness,
            actions=session.actions(workshop.journey) if phase.kind is PhaseKind.PLAN else (),
            last_time=_last_time(session, zone, workshop) if phase.kind is PhaseKind.LAST_TIME else (),
        )

    return store.read(work)


def last_time_of(session: Session, workshop: Workshop) -> tuple[Action, ...]:
    """The actions that this workshop opens on, as they are now."""
    return tuple(session.action(id) for id in workshop.last_time)


def expect_last_time(store: Store, caller: Caller, workshop_id: str, action: str) -> None:
    """Raises `NotFound` for an action that this workshop does not open on, `WorkshopEnded`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> None:
        workshop = session.workshop(workshop_id)
        if not workshop.is_open():
            raise WorkshopEnded
        if action not in workshop.last_time:
            raise NotFound("action", action)

    store.read(work)


def _last_time(
    session: Session, zone: tzinfo | None, workshop: Workshop
) -> tuple[tuple[Action, Proven], ...]:
    plan, told = session.actions(workshop.journey), prove.asked(session, workshop.journey)
    return tuple((a, prove.proven(a, plan, told, zone)) for a in last_time_of(session, workshop))


def has_last_time(store: Store, world: World, caller: Caller, journey_id: str) -> bool:
    """Whether a workshop opened now would have actions to open on. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)
    return bool(store.read(lambda session: opens_on(session, journey_id, world.now())))


def opens_on(session: Session, journey_id: str, now: datetime) -> tuple[str, ...]:
    """The actions that a workshop of this journey opens on now."""
    before = max((w.opened_at for w in session.workshops(journey_id)), default=None)
    return tuple(action.id for action in last_time(session.actions(journey_id), now, before))


def _release(session: Session, workshop: Workshop) -> Release | None:
    ours = [r for r in session.releases(workshop.journey) if r.round_id == workshop.round]
    return ours[-1] if ours else None


def _waiting(session: Session, workshop: Workshop) -> int:
    """People who finished scoring but are in no release yet."""
    phases = [p for p in workshop.phases if p.kind is PhaseKind.SCORE]
    done = sum(session.finished(workshop.id, p.id) for p in phases)
    round_: Round | None = session.round(workshop.round) if workshop.round else None
    return max(0, done - round_.finished) if round_ is not None else done
