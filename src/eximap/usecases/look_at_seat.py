"""What a participant's screen shows: what everybody sees alike, and one's own contributions to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eximap.domain import contribution as contributions
from eximap.domain.action import Action
from eximap.domain.contribution import Contribution, Finished
from eximap.domain.errors import WorkshopEnded
from eximap.domain.journey import Journey
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.promise import Promise
from eximap.domain.release import Release
from eximap.domain.workshop import Workshop
from eximap.usecases import look_at_room
from eximap.usecases.ports import Secrets, Session, Store, seat_stamp, taken_stamp
from eximap.usecases.take_part import Ticket, key_of


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
    key = last.key if last and last.ticket == ticket else key_of(secrets, ticket)
    own, taken = store.stamp(seat_stamp(key)), store.stamp(taken_stamp(workshop.id))
    return SeatMark(ticket, key, own, taken, workshop.current, workshop.round, seen.sheets)


def seats(store: Store, asked: Sequence[tuple[SeatMark, Scene]]) -> list[Seat]:
    """What several participants see, each on the scene that is known, read together."""
    return store.read(lambda session: [_seat(session, mark.key, seen) for mark, seen in asked])


def seat(store: Store, secrets: Secrets, ticket: Ticket) -> Seat:
    """What this participant sees. Raises `WorkshopEnded`, `NotFound`."""
    key_of(secrets, ticket)  # of an ended workshop nothing is told, and an unknown one may have ended
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
