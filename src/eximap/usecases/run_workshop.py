"""Running a workshop: what a facilitator does. Any lead of the journey may; two at once is fine.

Commands name the state that they want ("go to this phase"), so two facilitators who press one button mean it
once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from eximap.domain import join_code
from eximap.domain import round as rounds
from eximap.domain import workshop as workshops
from eximap.domain.errors import Invalid, RoundClosed, TooFewSheets
from eximap.domain.journey import Journey
from eximap.domain.phase import Ask, Phase, PhaseKind
from eximap.domain.release import Mode, Release
from eximap.domain.release_audit import Breached
from eximap.domain.workshop import Workshop
from eximap.usecases import gather, look_at_room, release_round, score_round
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.look_at_room import Room as Room
from eximap.usecases.look_at_room import room as room
from eximap.usecases.ports import Secrets, Session, Store, World


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator settles before the doors open."""

    phases: tuple[Phase, ...]
    mode: Mode = Mode.NOT_STORED
    k: int = 5
    asks: frozenset[Ask] = frozenset()


def open_workshop(
    store: Store, secrets: Secrets, world: World, caller: Caller, journey_id: str, plan: Plan
) -> Workshop:
    """Opens a workshop on a journey, at its first phase.

    Raises `Invalid` (phases, k, an open workshop on this journey), `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    rng = random.Random(world.random_seed())
    id, round_id = world.new_id(), world.new_id()
    secrets.create(id)

    def work(session: Session) -> Workshop:
        journey = session.journey(journey_id)
        if any(w.is_open() for w in session.workshops(journey_id)):
            raise Invalid("workshop", "open-already")
        code = free_code(session, rng)
        fresh = Workshop(
            id=id,
            journey=journey.id,
            code=code,
            phases=plan.phases,
            opened_at=world.now(),
            mode=plan.mode,
            k=plan.k,
            asks=plan.asks,
            last_time=look_at_room.opens_on(session, journey_id, world.now()),
            ver=world.new_id(),
        )
        opened = workshops.opened(fresh)
        session.add_workshop(opened)
        entered = _entered(session, world, opened, round_id)
        if entered != opened:
            session.save_workshop(opened, entered)
        return entered

    with _secret_of_round(secrets, round_id) as made:
        try:
            return made(store.transact(work))
        except BaseException:
            secrets.destroy(id)
            raise


@contextmanager
def _secret_of_round(secrets: Secrets, round_id: str) -> Iterator[Callable[[Workshop], Workshop]]:
    """The secret for the paper sheets of a round that may be opened meanwhile; gone if it was not."""
    secrets.create(round_id)
    opened: list[str | None] = []

    def made(workshop: Workshop) -> Workshop:
        opened.append(workshop.round)
        return workshop

    try:
        yield made
    finally:
        if round_id not in opened:
            secrets.destroy(round_id)


def free_code(session: Session, rng: random.Random) -> str:
    """A code that no running workshop has."""
    while session.workshop_by_code(code := join_code.new_code(rng)) is not None:
        continue
    return code


def go_to(
    store: Store, secrets: Secrets, world: World, caller: Caller, workshop_id: str, phase_id: str
) -> Workshop:
    """Leaves the current phase, gathers what it brought, and makes another one current.

    Entering *score* opens the round, entering *reveal* releases it. Raises `TooFewSheets` (nothing has
    changed then), `Invalid`, `WorkshopEnded`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    wanted = _phase(store, workshop_id, phase_id)
    if wanted.kind is PhaseKind.REVEAL:
        reveal(store, world, caller, workshop_id)
    round_id = world.new_id()

    def work(session: Session) -> Workshop:
        before = session.workshop(workshop_id)
        if before.is_open() and before.current == phase_id:
            return before
        waits = gather.of_phase(session, world, caller, before)
        moved = workshops.go_to(before, phase_id, shown=not waits)
        after = replace(_entered(session, world, moved, round_id), ver=world.new_id())
        session.save_workshop(before, after)
        return after

    with _secret_of_round(secrets, round_id) as made:
        return made(store.transact(work))


def show(store: Store, world: World, caller: Caller, workshop_id: str) -> Workshop:
    """Ends the current private phase and shows what it brought, before the room goes on.

    Raises `TooFewSheets` when it would show a few people, `Invalid` for a phase that shows nothing at its
    end, `WorkshopEnded`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Workshop:
        before = session.workshop(workshop_id)
        if before.over:
            return before
        after = replace(workshops.show(before), ver=world.new_id())
        waits = gather.of_phase(session, world, caller, before)
        if waits:
            need = workshops.people_needed(before)
            raise TooFewSheets(need - waits, need)
        session.save_workshop(before, after)
        return after

    return store.transact(work)


def _phase(store: Store, workshop_id: str, phase_id: str) -> Phase:
    workshop = store.read(lambda session: session.workshop(workshop_id))
    found = next((p for p in workshop.phases if p.id == phase_id), None)
    if found is None:
        raise Invalid("phase", "unknown")
    return found


def _entered(session: Session, world: World, workshop: Workshop, round_id: str) -> Workshop:
    """The workshop with an open round, once its phase asks for scores."""
    phase = workshop.phase()
    if phase.kind is not PhaseKind.SCORE:
        return workshop
    journey = session.journey(workshop.journey)
    asked = _asked(journey, phase)
    if workshop.round is not None:
        before = session.round(workshop.round)
        same = before.is_open() and before.touchpoints == asked
        if same or before.finished or session.contributions(workshop.id, phase.id):
            return workshop  # nothing new to ask, or somebody has answered: it stays as it is
        if before.is_open():
            session.save_round(before, replace(rounds.close(before, world.now()), ver=world.new_id()))
    promises = Ask.PROMISE in workshop.asks
    score_round.open_in(session, world, journey, round_id, workshop.mode, workshop.k, asked, promises)
    return replace(workshop, round=round_id)


def _asked(journey: Journey, phase: Phase) -> tuple[str, ...]:
    stages = [s for s in journey.stages if phase.stage in (None, s.id)]
    return tuple(t.id for s in stages for t in s.touchpoints)


def reveal(store: Store, world: World, caller: Caller, workshop_id: str) -> Release:
    """Releases what is finished; later sheets enter only in batches of at least k (METHOD.md, "Releases").

    Without enough late sheets the last release stands. Raises `TooFewSheets`, `RoundClosed`, `Invalid`.
    """
    require_lead(caller)
    workshop = store.read(lambda session: session.workshop(workshop_id))
    if workshop.round is None:
        raise Invalid("phase", "reveal-before-score")
    waiting = store.transact(lambda session: gather.sheets(session, world, workshop))
    round_ = store.read(lambda session: session.round(str(workshop.round)))
    if round_.is_open() and not round_.finished:
        raise TooFewSheets(waiting, round_.people_needed())
    return release_round.release_open(store, world, caller, workshop.round)


def end(store: Store, secrets: Secrets, world: World, caller: Caller, workshop_id: str) -> Workshop:
    """Ends it: gathers what is still open, closes its round, and cuts every link to a person for good.

    Scores that nobody revealed are released if they are enough; late sheets that are too few for that are
    deleted. Raises `WorkshopEnded`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    rng = random.Random(world.random_seed())
    _release_what_is_left(store, world, caller, workshop_id)

    def work(session: Session) -> Workshop:
        before = session.workshop(workshop_id)
        after = replace(workshops.end(before, world.now()), ver=world.new_id())
        gather.of_phase(session, world, caller, before)
        round_ = session.round(before.round) if before.round else None
        if round_ is not None and round_.is_open():
            release_round.close_in(session, world, rng, round_)
        session.forget_contributions(workshop_id)
        session.forget_people(workshop_id)
        session.save_workshop(before, after)
        return after

    ended = store.transact(work)
    asked = store.read(lambda session: [r.id for r in session.rounds(ended.journey)])
    release_round.forget(store, secrets, workshop_id, *asked)  # also of a round that was replaced
    return ended


def _release_what_is_left(store: Store, world: World, caller: Caller, workshop_id: str) -> None:
    workshop = store.read(lambda session: session.workshop(workshop_id))
    if workshop.is_open() and workshop.round is not None:
        with suppress(TooFewSheets, RoundClosed, Breached):  # then the round ends as it is
            reveal(store, world, caller, workshop_id)


def open_workshop_of(store: Store, caller: Caller, journey_id: str) -> Workshop | None:
    """The journey's workshop that goes on, if there is one. Raises `NotAllowed`."""
    require_lead(caller)
    found = store.read(lambda session: session.workshops(journey_id))
    return next((w for w in found if w.is_open()), None)


def last_workshop_of(store: Store, caller: Caller, journey_id: str) -> Workshop | None:
    """The journey's newest workshop, going on or not. Raises `NotAllowed`."""
    require_lead(caller)
    found = store.read(lambda session: session.workshops(journey_id))
    return found[-1] if found else None


def workshop(store: Store, caller: Caller, workshop_id: str) -> Workshop:
    """The workshop itself. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)
    return store.read(lambda session: session.workshop(workshop_id))
