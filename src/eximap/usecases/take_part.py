"""Taking part in a workshop: joining, contributing, being done. METHOD.md, "Anonymity".

A participant is a random token in a browser. What is stored hangs on an HMAC of it, whose secret is deleted
when the workshop ends; a name is stored only where the workshop's mode says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from eximap.domain import contribution as contributions
from eximap.domain.action import Action
from eximap.domain.contribution import Contribution, Delivery, Finished, Ready, Scored, Withdrawn
from eximap.domain.errors import (
    EximapError,
    JoiningClosed,
    NotAllowed,
    PhaseClosed,
    RoundClosed,
    WorkshopEnded,
)
from eximap.domain.journey import Journey, checked_name
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.promise import Promise
from eximap.domain.release import Mode, Release
from eximap.domain.workshop import Workshop
from eximap.usecases import gather, look_at_room
from eximap.usecases.ports import Secrets, Session, Store, World, seat_stamp, taken_stamp
from eximap.usecases.score_round import checked_token


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a participant's cookie holds: one workshop, one random token."""

    workshop: str
    token: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What all participants of a workshop see alike, of an ended one too.

    `asked` are the touchpoints that scores are asked for, `promises` what is asked about, too, `release` is
    the last one of the workshop's round, which holds `sheets` so far.
    """

    workshop: Workshop
    journey: Journey
    asked: tuple[str, ...]
    release: Release | None
    sheets: int = 0
    promises: tuple[Promise, ...] = ()
    last_time: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """What one participant's screen shows: the workshop's phase and one's own contributions to it.

    `asked` are the touchpoints that scores are asked for, `handed_in` whether one's sheet is in a round
    already and can't be changed any more. `late` is a score phase that was left before one was done with it,
    `late_own` what one has answered there.
    """

    workshop: Workshop
    journey: Journey
    joined: bool
    own: Mapping[str, Contribution]
    asked: tuple[str, ...]
    handed_in: bool
    late: Phase | None = None
    late_own: Mapping[str, Contribution] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()


def workshop_to_join(store: Store, code: str, now: datetime) -> Workshop:
    """The workshop that this code opens. Raises `JoiningClosed`, whatever the reason: none is told apart."""
    found = store.read(lambda session: session.workshop_by_code(code))
    if found is None or not found.takes_people(now):
        raise JoiningClosed
    return found


def join(store: Store, secrets: Secrets, world: World, ticket: Ticket, name: str = "") -> bool:
    """Takes a seat; False when one had it. A seat that is taken stays taken when joining is locked.

    Raises `JoiningClosed`, `WorkshopEnded`, and `Invalid` where the mode needs a name.
    """
    key = _key(secrets, ticket)
    return store.transact(lambda session: _join(session, world, ticket, key, name))


def _join(session: Session, world: World, ticket: Ticket, key: str, name: str) -> bool:
    workshop = _open(session, ticket)
    if session.takes_part(workshop.id, key):
        return False
    if not workshop.takes_people(world.now()):
        raise JoiningClosed
    person = None if workshop.mode is Mode.NOT_STORED else checked_name(name, "person")
    return session.join(workshop.id, key, person)


def contribute(store: Store, secrets: Secrets, world: World, ticket: Ticket, delivery: Delivery) -> None:
    """Stores one contribution; a repeat changes nothing.

    Raises `PhaseClosed`, `WorkshopEnded`, `Invalid`, and `NotAllowed` for a token that never joined.
    """
    key = _key(secrets, ticket)
    store.transact(lambda session: _contribute(session, world, ticket, key, delivery))


def _contribute(session: Session, world: World, ticket: Ticket, key: str, delivery: Delivery) -> None:
    workshop = _open(session, ticket)
    own = session.own_contributions(workshop.id, delivery.phase, key)
    if not own and not session.takes_part(workshop.id, key):
        raise NotAllowed
    if own.get(contributions.slot_of(delivery.contribution)) == delivery.contribution:
        return  # it is stored: whoever sends it again, its phase over, must not read that it was refused
    if not workshop.takes(delivery.phase, world.now()):
        raise PhaseClosed
    _store(session, world, workshop, key, delivery, own)


@dataclass(frozen=True, slots=True)
class Wish:
    """What one person wants: a seat under a `name`, or a contribution delivered."""

    ticket: Ticket
    delivery: Delivery | None = None
    name: str = ""


def carry_out(
    store: Store, secrets: Secrets, world: World, wishes: Sequence[Wish]
) -> list[EximapError | None]:
    """Several people's wishes in one transaction, in order; what refused each, or None once it is stored.

    One that is refused has written nothing, so the others are stored all the same. Raises `Busy` for all.
    """
    keys = [_key_or_error(secrets, wish.ticket) for wish in wishes]

    def work(session: Session) -> list[EximapError | None]:
        return [_carried(session, world, wish, key) for wish, key in zip(wishes, keys, strict=True)]

    return store.transact(work)


def _carried(session: Session, world: World, wish: Wish, key: str | EximapError) -> EximapError | None:
    if isinstance(key, EximapError):
        return key
    try:
        if wish.delivery is None:
            _join(session, world, wish.ticket, key, wish.name)
        else:
            _contribute(session, world, wish.ticket, key, wish.delivery)
    except EximapError as error:
        return error
    return None


def _key_or_error(secrets: Secrets, ticket: Ticket) -> str | EximapError:
    try:
        return _key(secrets, ticket)
    except EximapError as error:
        return error


def _store(
    session: Session,
    world: World,
    workshop: Workshop,
    key: str,
    delivery: Delivery,
    own: Mapping[str, Contribution],
) -> None:
    phase = next(p for p in workshop.phases if p.id == delivery.phase)
    given = delivery.contribution
    contributions.accept(given, phase, own)
    if phase.kind is PhaseKind.SCORE and workshop.round and session.has_sheet(workshop.round, key):
        raise PhaseClosed  # released: what others have read can't be changed
    if isinstance(given, Withdrawn):
        session.drop_contribution(workshop.id, phase.id, key, given.id)
    else:
        slot = contributions.slot_of(given)
        session.put_contribution(workshop.id, phase.id, key, slot, world.random_id(), given)
        if isinstance(given, Ready):
            gather.show_readiness(session, world, workshop)


def scene(store: Store, workshop_id: str) -> Scene:
    """What everybody sees alike: the same for one `ports.workshop_stamp` and one journey's stamp.

    Raises `NotFound`.
    """
    return store.read(lambda session: _scene(session, session.workshop(workshop_id)))


def _scene(session: Session, workshop: Workshop) -> Scene:
    round_ = session.round(workshop.round) if workshop.round else None
    released = [r for r in session.releases(workshop.journey) if r.round_id == workshop.round]
    return Scene(
        workshop=workshop,
        journey=session.journey(workshop.journey),
        asked=round_.touchpoints if round_ else (),
        release=released[-1] if released else None,
        sheets=round_.finished if round_ else 0,
        promises=round_.asks_about() if round_ else (),
        last_time=look_at_room.last_time_of(session, workshop) if _opens(workshop) else (),
    )


def _opens(workshop: Workshop) -> bool:
    return workshop.phase().kind is PhaseKind.LAST_TIME


class SeatMark(NamedTuple):
    """What one person's own part of a seat is read again for; `key` is whose it is.

    Not for every change of the workshop: all phones would ask the store at once for what they have.
    """

    ticket: Ticket
    key: str
    own: int
    taken: int
    current: str
    round: str | None
    sheets: int


def seat_mark(
    store: Store, secrets: Secrets, ticket: Ticket, seen: Scene, last: SeatMark | None = None
) -> SeatMark:
    """This person's, who had the mark `last` before. Raises `WorkshopEnded`."""
    workshop = seen.workshop
    if not workshop.is_open():
        raise WorkshopEnded
    # The secret lies in a file, and does not change.
    key = last.key if last and last.ticket == ticket else _key(secrets, ticket)
    own, taken = store.stamp(seat_stamp(key)), store.stamp(taken_stamp(workshop.id))
    return SeatMark(ticket, key, own, taken, workshop.current, workshop.round, seen.sheets)


def seats(store: Store, asked: Sequence[tuple[SeatMark, Scene]]) -> list[Seat]:
    """What several participants see, each on the scene that is known, read together."""
    return store.read(lambda session: [_seat(session, mark.key, seen) for mark, seen in asked])


def seat(store: Store, secrets: Secrets, ticket: Ticket) -> Seat:
    """What this participant sees. Raises `WorkshopEnded`, `NotFound`."""
    _key(secrets, ticket)  # of an ended workshop nothing is told, and an unknown one may have ended
    seen = scene(store, ticket.workshop)
    return seats(store, [(seat_mark(store, secrets, ticket, seen), seen)])[0]


def _seat(session: Session, key: str, seen: Scene) -> Seat:
    workshop = seen.workshop
    handed_in = bool(seen.sheets and workshop.round and session.has_sheet(workshop.round, key))
    own = session.own_contributions(workshop.id, workshop.current, key)
    late = None if handed_in else _late(session, workshop, key)
    return Seat(
        workshop=workshop,
        journey=seen.journey,
        joined=bool(own) or session.takes_part(workshop.id, key),
        own=contributions.standing(own),
        asked=seen.asked,
        handed_in=handed_in,
        late=late,
        late_own=session.own_contributions(workshop.id, late.id, key) if late else {},
        promises=seen.promises,
    )


def _late(session: Session, workshop: Workshop, key: str) -> Phase | None:
    """The score phase that this person is not done with, unless scores are being asked just now."""
    scored = [p for p in workshop.phases if p.kind is PhaseKind.SCORE]
    if workshop.round is None or workshop.phase().kind is PhaseKind.SCORE:
        return None
    undone = (p for p in scored if not is_done(session.own_contributions(workshop.id, p.id, key)))
    return next(undone, None)


def is_done(own: Mapping[str, Contribution]) -> bool:
    """Whether the person has said that they are done."""
    return own.get(contributions.FINISHED) == Finished(on=True)


def answered(own: Mapping[str, Contribution], asked: tuple[str, ...]) -> int:
    """How many of the touchpoints have an answer."""
    return sum(isinstance(own.get(t), Scored) for t in asked)


def _key(secrets: Secrets, ticket: Ticket) -> str:
    checked_token(ticket.token)
    try:
        return secrets.row_key(ticket.workshop, ticket.token)
    except RoundClosed as error:
        raise WorkshopEnded from error


def _open(session: Session, ticket: Ticket) -> Workshop:
    workshop = session.workshop(ticket.workshop)
    if not workshop.is_open():
        raise WorkshopEnded
    return workshop
