"""Taking part in a workshop: joining, contributing, being done. METHOD.md, "Anonymity".

A participant is a random token in a browser. What is stored hangs on an HMAC of it, whose secret is deleted
when the workshop ends; a name is stored only where the workshop's mode says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from eximap.domain import contribution as contributions
from eximap.domain.contribution import Contribution, Delivery, Ready, Withdrawn
from eximap.domain.errors import (
    EximapError,
    JoiningClosed,
    NotAllowed,
    PhaseClosed,
    RoundClosed,
    WorkshopEnded,
)
from eximap.domain.journey import checked_name
from eximap.domain.phase import PhaseKind
from eximap.domain.release import Mode
from eximap.domain.workshop import Workshop
from eximap.usecases import gather
from eximap.usecases.ports import Secrets, Session, Store, World
from eximap.usecases.score_round import checked_token


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a participant's cookie holds: one workshop, one random token."""

    workshop: str
    token: str


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
    key = key_of(secrets, ticket)
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
    key = key_of(secrets, ticket)
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
        return key_of(secrets, ticket)
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


def key_of(secrets: Secrets, ticket: Ticket) -> str:
    """What this person's rows hang on. Raises `Invalid`, and `WorkshopEnded` once the secret is gone."""
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
