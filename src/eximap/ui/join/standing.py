"""Where a browser stands in its workshop: at the start, in the middle of it, or after the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from eximap.domain.contribution import Contribution, to_json
from eximap.domain.errors import Invalid, WorkshopEnded
from eximap.ui.join import scenes, screen
from eximap.ui.join.visit import Visit
from eximap.usecases import look_at_seat
from eximap.usecases.look_at_seat import Seat, SeatMark
from eximap.usecases.ports import Store
from eximap.usecases.score_round import checked_token
from eximap.usecases.take_part import Ticket


@dataclass(slots=True)
class Memory:
    """One's own part as it was read last, and what it has to be read again for."""

    mark: SeatMark | None = None
    seat: Seat | None = None
    own: dict[str, dict[str, Any]] = field(default_factory=dict)  # the seat's, as data


@dataclass(frozen=True, slots=True)
class Standing:
    """What a phone is shown: the JSON text that all have alike, and what is this browser's own."""

    common: bytes
    own: dict[str, Any]


def workshop_of(visit: Visit) -> str | None:
    """The workshop that this browser takes part in."""
    return visit.kiosk or (visit.ticket.workshop if visit.ticket else None)


def ticket_of(visit: Visit, token: object = None) -> Ticket | None:
    """The seat that this browser speaks for; at a kiosk that of the person whose `token` the page made."""
    if visit.kiosk is None:
        return visit.ticket
    if not isinstance(token, str):
        return None
    try:
        checked_token(token)
    except Invalid:
        return None
    return Ticket(visit.kiosk, token)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a phone's screen. `ticket` is None at an empty kiosk, `mark` also after the end."""

    visit: Visit
    memory: Memory
    person: str | None
    alike: scenes.Alike
    ticket: Ticket | None
    mark: SeatMark | None

    @property
    def old(self) -> bool:
        """Whether one's own part has to be read again."""
        return self.mark is not None and self.mark != self.memory.mark


def look(visit: Visit, workshop: str, memory: Memory, person: str | None = None) -> Look:
    """At what this browser shows now; at a kiosk `person` sits there. Raises `NotFound`."""
    alike, ticket, mark = scenes.of(visit, workshop), ticket_of(visit, person), None
    if ticket is not None:
        with suppress(WorkshopEnded):
            mark = look_at_seat.seat_mark(visit.store, visit.secrets, ticket, alike.scene, memory.mark)
    return Look(visit, memory, person if visit.kiosk else None, alike, ticket, mark)


def read_again(store: Store, looks: Sequence[Look]) -> None:
    """What several people have said themselves, as far as it has changed, read together."""
    old = [(it, it.mark) for it in looks if it.mark is not None and it.old]
    if not old:
        return
    seats = look_at_seat.seats(store, [(mark, it.alike.scene) for it, mark in old])
    for (it, mark), seat in zip(old, seats, strict=True):
        it.memory.mark, it.memory.seat, it.memory.own = mark, seat, _as_data(seat.own)


def of(it: Look) -> Standing:
    """Where this browser stands, once its own part is read."""
    own: dict[str, Any] = {
        "stamp": it.alike.stamp,
        "now": _milliseconds(it.visit),
        "kiosk": it.visit.kiosk is not None,
        "person": it.person,
        "seat": _seat_name(it.ticket),
        "joined": False,
    }
    seat = it.memory.seat
    if it.ticket is not None and it.mark is None:
        own["ended"] = True
    elif it.mark is not None and seat is not None:
        own |= {
            "joined": seat.joined,
            "own": it.memory.own,
            "handed_in": seat.handed_in,
            "late": _late(it, seat),
        }
    return Standing(it.alike.text.encode(), own)


def _late(it: Look, seat: Seat) -> dict[str, Any] | None:
    """The questions that this person can still catch up with, in the workshop of now."""
    scene, visit = it.alike.scene, it.visit
    if seat.late is None or not scene.workshop.takes(seat.late.id, visit.world.now()):
        return None
    now = replace(
        seat, workshop=scene.workshop, journey=scene.journey, asked=scene.asked, promises=scene.promises
    )
    return {**screen.late(visit, now, seat.late), "own": _as_data(seat.late_own)}


def _as_data(own: Mapping[str, Contribution]) -> dict[str, dict[str, Any]]:
    return {slot: to_json(contribution) for slot, contribution in own.items()}


def _seat_name(ticket: Ticket | None) -> str | None:
    """What a browser files its waiting answers under; the token itself stays in its cookie."""
    if ticket is None:
        return None
    return blake2b(ticket.token.encode(), digest_size=8, person=b"eximap-seat").hexdigest()


def _milliseconds(visit: Visit) -> int:
    return int(visit.world.now().timestamp() * 1000)
