"""Which screen the workshop page shows, as the JSON text that its component draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from eximap.domain.errors import EximapError
from eximap.domain.workshop import Workshop
from eximap.i18n.errors import sentence
from eximap.ui.parts import as_bytes
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.ui.workshop import intents, joining, present, room_screen, start_screen, summary_screen
from eximap.ui.workshop.words import labels
from eximap.usecases import look_at_room, map_journey, run_workshop
from eximap.usecases.ports import TEAM_STAMP, room_stamp, workshop_stamp

PROJECTOR, PRESENT, SUMMARY = "projector", "present", "summary"


@dataclass(frozen=True, slots=True)
class Screen:
    """The data as text; `fills`: the bar makes way for it."""

    text: bytes
    fills: bool


def of(here: Here, journey_id: str, view: str) -> Screen:
    """The screen of a journey: presenting, the open workshop, the one just ended, else opening one."""
    try:
        if view == PRESENT:
            return _made(here, journey_id, (), "present", lambda: present.data(here, journey_id), fills=True)
        wall = view == PROJECTOR
        workshop = run_workshop.open_workshop_of(here.store, here.caller, journey_id)
        if workshop is not None:
            return _room(here, workshop, lead=not wall)
        ended = _ended(here, journey_id, wall)
        if ended is not None:
            return _made(
                here,
                journey_id,
                (ended, wall),
                "summary",
                lambda: summary_screen.data(here, journey_id, ended, wall),
                fills=wall,
            )
        return _fresh(
            here, "start", start_screen.data(here, map_journey.journey(here.store, here.caller, journey_id))
        )
    except EximapError as error:
        return _fresh(here, "nothing", {"sentence": sentence(error, here.t)})


def _ended(here: Here, journey_id: str, wall: bool) -> str | None:
    """Whose summary is looked at: the wall keeps the last one's, the lead's window what it has just ended."""
    if not wall:
        return intents.last_ended(journey_id)
    last = run_workshop.last_workshop_of(here.store, here.caller, journey_id)
    return last.id if last is not None else None


def clock(here: Here) -> int:
    """Now, in milliseconds: what the browser measures its own clock against."""
    return int(here.world.now().timestamp() * 1000)


def _room(here: Here, workshop: Workshop, lead: bool) -> Screen:
    place = joining.place(here, workshop)
    stamps = (workshop.id, here.store.stamp(workshop_stamp(workshop.id)), lead, place)
    followed = (*stamps, here.store.stamp(room_stamp(workshop.id)))

    def make() -> dict[str, Any]:
        seen = look_at_room.room(here.store, here.caller, workshop.id)
        return room_screen.data(here, seen, place, lead)

    return _made(here, workshop.journey, followed, "room", make, fills=True)


def _made(
    here: Here,
    journey_id: str,
    followed: tuple[object, ...],
    name: str,
    make: Callable[[], dict[str, Any]],
    fills: bool = False,
) -> Screen:
    """Made once for everybody who looks at the same: the lead, a second one, the projector."""
    stamps = (here.store.stamp(journey_id), here.store.stamp(TEAM_STAMP))
    mark = ("workshop", name, journey_id, followed, stamps, here.t.language, here.today(), here.caller.role)
    return Screen(shared_by(here.store).get(mark, lambda: as_bytes(_whole(here, name, make()))), fills)


def _fresh(here: Here, name: str, data: dict[str, Any]) -> Screen:
    return Screen(as_bytes(_whole(here, name, data)), fills=False)


def _whole(here: Here, name: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"lang": here.t.language, "labels": labels(here.t), "screen": name, name: data}
