"""Phones on their own channel: what several say is stored together, and each is told what is new to it.

Nothing here is Streamlit's: `web/phones.py` brings what comes over the wires.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from eximap.domain.errors import NotFound
from eximap.i18n.translator import Translator
from eximap.ui.canvas.deliver import Ack
from eximap.ui.join import deliver, scenes, standing
from eximap.ui.join.scenes import Alike
from eximap.ui.join.standing import Look, Memory
from eximap.ui.parts import as_text
from eximap.usecases import scope, team_day
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import Doors
from eximap.usecases.ports import Secrets, Store, World, workshop_stamp
from eximap.usecases.take_part import Ticket


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows: what all have alike, and its own."""

    alike: Alike
    own: dict[str, Any]


@dataclass(slots=True)
class Phone:
    """One open page: who it speaks for, and what it was told last. It is a `visit.Visit`.

    `store` reaches what a participant reaches, whoever holds the phone. `person` sits at a kiosk.
    """

    workshop: str
    t: Translator
    store: Store
    secrets: Secrets
    world: World
    ticket: Ticket | None
    kiosk: str | None
    doors: Doors
    person: str | None = None
    told: Told | None = None
    memory: Memory = field(default_factory=Memory)

    @property
    def topic(self) -> str:
        """The stamp that grows when there is something new for it."""
        return workshop_stamp(self.workshop)

    @property
    def seat(self) -> object:
        """The same for all pages that speak for one person; a kiosk is by itself."""
        return self.ticket if self.kiosk is None else self.kiosk

    def pace(self, ticket: Ticket) -> None:
        """Raises `TooManyTries`."""
        self.doors.pace(ticket)

    def local(self, moment: datetime) -> datetime:
        """A moment by the clock on the team's wall."""
        return moment.astimezone(team_day.zone(self.store))

    def sit_down(self, person: str | None) -> None:
        """Another person takes the kiosk's chair, or nobody."""
        if person != self.person:
            self.person, self.memory = person, Memory()


class Desk:
    """Answers phones, from one thread at a time."""

    def __init__(self, store: Store, secrets: Secrets, world: World, doors: Doors) -> None:
        self._store, self._secrets, self._world, self._doors = store, secrets, world, doors

    def phone_of(self, cookies: Mapping[str, str], t: Translator) -> Phone | None:
        """The phone that these cookies make of a connection, None without a seat."""
        ticket, kiosk = self._doors.ticket_of(cookies), self._doors.kiosk_of(cookies)
        workshop = kiosk or (ticket.workshop if ticket else None)
        if workshop is None:
            return None
        reach = scope.of(self._store, Caller(Role.PARTICIPANT, ""), workshop)
        return Phone(workshop, t, reach, self._secrets, self._world, ticket, kiosk, self._doors)

    def attend(self, phones: Sequence[tuple[Phone, Sequence[object]]]) -> list[str | None]:
        """What each is told once what they all brought is stored; None where the workshop is gone."""
        acks = deliver.taken(phones)
        looks = [_look(phone) for phone, _ in phones]
        for store in {id(phone.store): phone.store for phone, _ in phones}.values():
            standing.read_again(store, [look for look in looks if look and look.visit.store is store])
        said = [
            _said(phone.told, look, ack if messages else None)
            for (phone, messages), look, ack in zip(phones, looks, acks, strict=True)
        ]
        for (phone, _), (_, told) in zip(phones, said, strict=True):  # once nothing can go wrong any more
            phone.told = told
        return [text for text, _ in said]


def _look(phone: Phone) -> Look | None:
    try:
        return standing.look(phone, phone.workshop, phone.memory, phone.person)
    except NotFound:
        return None


def _said(last: Told | None, look: Look | None, ack: Ack | None) -> tuple[str | None, Told | None]:
    """The message to a page that was told `last`, and what it shows then.

    `{"all": …, "own": …}`; with `"news"` they are the members that have changed, `"all"` only if there are
    any, and `"own"` has `"slots"` to be added to one's own. After messages with `"ack"`.
    """
    if look is None:
        return None, None
    now = Told(look.alike, standing.of(look).own)
    said: dict[str, Any] = {"own": now.own}
    everybodys = now.alike.text
    if last is not None:
        news, own = scenes.news(last.alike, now.alike), scenes.changed_members(last.own, now.own)
        if news is not None and own is not None:
            said, everybodys = {"news": True, "own": _with_new_slots(last, own)}, news
    if ack is not None:
        said["ack"] = ack.as_data()
    text = as_text(said)
    return text if everybodys == "{}" else f'{text[:-1]}, "all": {everybodys}}}', now


def _with_new_slots(last: Told, changed: dict[str, Any]) -> dict[str, Any]:
    """Of one's own contributions those that have changed, unless some are gone: then all."""
    before, after = last.own.get("own"), changed.get("own")
    if before is None or after is None or before.keys() - after.keys():
        return changed
    slots = {slot: given for slot, given in after.items() if before.get(slot) != given}
    return {**{name: value for name, value in changed.items() if name != "own"}, "slots": slots}
