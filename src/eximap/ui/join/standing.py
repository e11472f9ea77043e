"""Where a browser stands: at the door, at the start, in the middle of it, or after the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import streamlit as st

from eximap.domain import join_code
from eximap.domain.contribution import Contribution, to_json
from eximap.domain.errors import Invalid, JoiningClosed, NotFound, TooManyTries, WorkshopEnded
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.join import scenes, screen
from eximap.ui.parts import as_text
from eximap.ui.session import Here
from eximap.usecases import take_part
from eximap.usecases.score_round import checked_token
from eximap.usecases.take_part import Seat, Ticket

PERSON, CODE, SEAT = "phone-person", "phone-code", "phone-seat"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a phone is shown: the JSON text that all have alike, and what is this browser's own."""

    common: str
    own: dict[str, Any]


def ticket_of(here: Here, token: object = None) -> Ticket | None:
    """The seat that this browser speaks for; at a kiosk that of the person whose `token` the page made."""
    if here.kiosk is None:
        return here.ticket
    if not isinstance(token, str):
        return None
    try:
        checked_token(token)
    except Invalid:
        return None
    return Ticket(here.kiosk, token)


def sit_down(token: object) -> None:
    """Another person takes the kiosk's chair, or nobody."""
    session.set_draft(PERSON, token if isinstance(token, str) else None)
    session.drop_draft(SEAT)


def person() -> str | None:
    """The token of whoever sits at the kiosk."""
    return session.draft(PERSON, None)


def read_code(typed: object) -> None:
    """Somebody typed a code: keeps where it leads, or that it can't be one."""
    message: Mapping[str, Any] = typed if isinstance(typed, Mapping) else {}
    text = message.get("text")
    if isinstance(text, str):
        session.set_draft(CODE, {"at": message.get("at"), "code": join_code.read(text)})


def of(here: Here) -> Standing:
    """Where this browser stands now."""
    ticket = ticket_of(here, person())
    workshop = here.kiosk or (ticket.workshop if ticket else None)
    if workshop is None or st.query_params.get("new"):
        return _door(here)
    try:
        alike = scenes.of(here, workshop)
    except NotFound:
        return _door(here)
    own: dict[str, Any] = {
        "stamp": alike.stamp,
        "now": _milliseconds(here),
        "kiosk": here.kiosk is not None,
        "person": person() if here.kiosk else None,
        "seat": _seat_name(ticket),
        "joined": False,
    }
    if ticket is not None:
        own |= _own(here, ticket, alike)
    return Standing(alike.text, own)


def _own(here: Here, ticket: Ticket, alike: scenes.Alike) -> dict[str, Any]:
    try:
        seat = _seat(here, ticket, alike)
    except WorkshopEnded:
        return {"ended": True}
    return {
        "joined": seat.joined,
        "own": _as_data(seat.own),
        "handed_in": seat.handed_in,
        "late": _late(here, seat),
    }


def _seat(here: Here, ticket: Ticket, alike: scenes.Alike) -> Seat:
    """This person's own part as it was read last, if nothing of it has changed, in the workshop of now."""
    scene = alike.scene
    mark = take_part.seat_mark(here.store, here.secrets, ticket, scene)
    own = session.kept(SEAT, mark, lambda: take_part.seat(here.store, here.secrets, ticket, scene))
    return replace(own, workshop=scene.workshop, journey=scene.journey, asked=scene.asked)


def _late(here: Here, seat: Seat) -> dict[str, Any] | None:
    """The questions that this person can still catch up with."""
    if seat.late is None or not seat.workshop.takes(seat.late.id, here.world.now()):
        return None
    return {**screen.late(here, seat, seat.late), "own": _as_data(seat.late_own)}


def _as_data(own: Mapping[str, Contribution]) -> dict[str, dict[str, Any]]:
    return {slot: to_json(contribution) for slot, contribution in own.items()}


def _door(here: Here) -> Standing:
    """The screen that asks for a code: one sentence for every reason that a code does not open."""
    answer = session.draft(CODE, None)
    why = TooManyTries() if st.query_params.get("wait") else JoiningClosed()
    closed = sentence(why, here.t) if st.query_params.get("closed") else None
    return Standing(as_text(screen.door(here.t)), {"answer": answer, "closed": closed})


def _seat_name(ticket: Ticket | None) -> str | None:
    """What a browser files its waiting answers under; the token itself stays in its cookie."""
    if ticket is None:
        return None
    return blake2b(ticket.token.encode(), digest_size=8, person=b"eximap-seat").hexdigest()


def _milliseconds(here: Here) -> int:
    return int(here.world.now().timestamp() * 1000)
