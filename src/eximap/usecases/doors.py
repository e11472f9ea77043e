"""Who comes in: keys and codes become signed cookies, and cookies become callers and tickets.

Alone on a computer (the default) whoever opens eximap is the lead. Shared, a lead needs a key, and somebody
without one reaches the workshop whose code they had and nothing else.
"""

from __future__ import annotations

import hmac
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Any

from eximap.domain import join_code
from eximap.domain.access_key import AccessKey, Role
from eximap.domain.errors import EximapError, JoiningClosed, NotAllowed, TooManyTries
from eximap.domain.owner_link import OwnerLink
from eximap.usecases import keys, owner_links, scope
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.access_ports import Seal
from eximap.usecases.limits import Buckets, Clock, Rate
from eximap.usecases.ports import KEYS_STAMP, Session, Store, World
from eximap.usecases.take_part import Ticket, workshop_to_join

KEY_COOKIE, SEAT_COOKIE, KIOSK_COOKIE = "eximap_key", "eximap_seat", "eximap_kiosk"
OWNER_COOKIE, OWNER_LINK = "eximap_owner", "eximap owner's link"
KEY_LIVES = timedelta(days=30)
SEAT_LIVES = timedelta(days=14)  # a workshop over several shifts; the seat itself ends with the workshop
SEATS_KEPT = 4
WRITING = Rate(burst=60, per_second=5)
ALONE, START, NAMED = "", "start", "key"
LEFT_MOST = 5000  # browsers that have left: what was open in the first of them is long closed

Cookies = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """How a shared eximap is reached: the key of its start, and its address as phones know it."""

    start_key: str
    address: str


class Doors:
    """What turns keys, codes and cookies into callers and tickets. `new_token` gives 160 random bits as text.

    `share` is None alone on a computer. The clock counts seconds and never goes back.
    """

    def __init__(
        self,
        store: Store,
        seal: Seal,
        world: World,
        new_token: Callable[[], str],
        clock: Clock,
        share: Share | None = None,
    ) -> None:
        self._store, self._seal, self._world, self._new_token = store, seal, world, new_token
        self._share = share
        self._writing = Buckets(WRITING, clock)
        self._known: tuple[int, dict[str, AccessKey]] = (-1, {})
        self._links: tuple[int, dict[str, OwnerLink]] = (-1, {})
        self._knowing = Lock()
        self._left: OrderedDict[str, None] = OrderedDict()  # cookies that were given back

    @property
    def shared(self) -> bool:
        """Whether others reach this eximap."""
        return self._share is not None

    @property
    def address(self) -> str:
        """Where phones reach it, without a slash at the end; empty alone on a computer."""
        return self._share.address if self._share else ""

    # --- keys ---------------------------------------------------------------------------------------------

    def enter(self, key: str) -> tuple[Caller, str]:
        """Who the key is for, and `KEY_COOKIE`'s value. Raises `NotAllowed` for a wrong or an ended key."""
        digest = keys.digest_of(key)
        if self._share and hmac.compare_digest(digest, keys.digest_of(self._share.start_key)):
            return self._caller_at_start(), self._closed_key(START, digest)
        for known in self._valid_keys().values():
            if hmac.compare_digest(digest, known.digest):
                return _caller(known), self._closed_key(NAMED, known.id)
        raise NotAllowed

    def caller_of(self, cookies: Cookies) -> Caller | None:
        """Who these cookies make the visitor, None without a key."""
        if not self.shared:
            return Caller(Role.LEAD, ALONE)
        kind, which = self._opened_key(cookies)
        if kind == START and self._share:
            same = hmac.compare_digest(which, keys.digest_of(self._share.start_key))
            return self._caller_at_start() if same else None
        known = self._valid_keys().get(which) if kind == NAMED else None
        return _caller(known) if known else None

    def leave(self, cookies: Cookies) -> None:
        """This browser's key opens nothing any more, in its other tabs either.

        They came with the cookie when they connected, and keep it for as long as they stand. After a restart
        they come anew, without it: so nothing of this is stored.
        """
        self._left[cookies.get(KEY_COOKIE, "")] = None
        if len(self._left) > LEFT_MOST:
            self._left.popitem(last=False)

    def _closed_key(self, kind: str, which: str) -> str:
        until = int((self._world.now() + KEY_LIVES).timestamp())
        return self._seal.close(KEY_COOKIE, [kind, which, until, self._new_token()])  # one browser's own

    def _opened_key(self, cookies: Cookies) -> tuple[str, str]:
        cookie = cookies.get(KEY_COOKIE, "")
        held = None if cookie in self._left else self._seal.open(KEY_COOKIE, cookie)
        if held is None or held[2] <= self._world.now().timestamp():
            return "", ""
        return held[0], held[1]

    def _caller_at_start(self) -> Caller:
        return Caller(Role.ADMIN, START)

    def _valid_keys(self) -> dict[str, AccessKey]:
        """By id; read again after a change only, since every run of every screen asks."""
        stamp = self._store.stamp(KEYS_STAMP)
        with self._knowing:
            if self._known[0] != stamp:
                found = self._store.read(lambda session: session.access_keys())
                self._known = (stamp, {key.id: key for key in found if key.is_valid()})
            return self._known[1]

    # --- owners' links -------------------------------------------------------------------------------------

    def path_of(self, link: OwnerLink) -> str:
        """The address of an owner's link, under that of this eximap. Nobody can make one up."""
        return f"/own/{self._seal.close(OWNER_LINK, link.id)}"

    def own(self, token: str) -> tuple[OwnerLink, str]:
        """The link that this end of an address belongs to, and `OWNER_COOKIE`'s value.

        Raises `NotAllowed` when it leads nowhere, whatever the reason.
        """
        link = self._standing_link(self._seal.open(OWNER_LINK, token))
        if link is None:
            raise NotAllowed
        return link, self._seal.close(OWNER_COOKIE, link.id)

    def owner_of(self, cookies: Cookies) -> Caller | None:
        """The owner whose link this browser holds, None without one or when it has ended."""
        link = self._standing_link(self._seal.open(OWNER_COOKIE, cookies.get(OWNER_COOKIE, "")))
        return owner_links.caller_of(link) if link else None

    def _standing_link(self, id: Any) -> OwnerLink | None:
        stamp = self._store.stamp(KEYS_STAMP)
        with self._knowing:
            if self._links[0] != stamp:
                found = self._store.read(lambda session: session.owner_links())
                self._links = (stamp, {link.id: link for link in found})
            link = self._links[1].get(id) if isinstance(id, str) else None
        return link if link and link.opens(self._world.now()) else None

    # --- workshops ----------------------------------------------------------------------------------------

    def join(self, typed: str, cookies: Cookies) -> tuple[Ticket, str]:
        """The seat that this code leads to, the one from before if there is one, and `SEAT_COOKIE`'s value.

        A seat once taken is found again when joining is locked. Raises `JoiningClosed`, whatever the reason.
        """
        code, seats = join_code.read(typed), self._seats(cookies)
        if code is None:
            raise JoiningClosed
        ticket = self._seat_again(code, seats)
        if ticket is None:
            workshop = workshop_to_join(self._store, code, self._world.now())
            ticket = Ticket(workshop.id, self._new_token())
        rest = [seat for seat in seats if seat.workshop != ticket.workshop]
        kept = [[seat.workshop, seat.token] for seat in (ticket, *rest)][:SEATS_KEPT]
        return ticket, self._seal.close(SEAT_COOKIE, kept)

    def _seat_again(self, code: str, seats: list[Ticket]) -> Ticket | None:
        found = self._store.read(lambda session: session.workshop_by_code(code))
        return next((seat for seat in seats if found is not None and seat.workshop == found.id), None)

    def ticket_of(self, cookies: Cookies) -> Ticket | None:
        """The seat that this browser took last."""
        return next(iter(self._seats(cookies)), None)

    def _seats(self, cookies: Cookies) -> list[Ticket]:
        held = self._seal.open(SEAT_COOKIE, cookies.get(SEAT_COOKIE, "")) or []
        return [Ticket(workshop, token) for workshop, token in held]

    def kiosk(self, caller: Caller, workshop: str) -> str:
        """The value of `KIOSK_COOKIE`: this browser takes one person after another.

        Raises `NotAllowed`, and `NotFound` for a workshop that is not the caller's.
        """
        require_lead(caller)
        scope.of(self._store, caller).read(lambda session: session.workshop(workshop))
        return self._seal.close(KIOSK_COOKIE, workshop)

    def kiosk_of(self, cookies: Cookies) -> str | None:
        """The workshop for which this browser takes one person after another."""
        held = self._seal.open(KIOSK_COOKIE, cookies.get(KIOSK_COOKIE, ""))
        return held if isinstance(held, str) else None

    def pace(self, ticket: Ticket) -> None:
        """Asked before each contribution. Raises `TooManyTries` for what no person writes as fast."""
        if not self._writing.take(ticket.token):
            raise TooManyTries

    # --- the live channel ---------------------------------------------------------------------------------

    def may_follow(self, cookies: Cookies, topic: str) -> Caller | None:
        """Who follows this topic (a stamp's name), None when it is not theirs to follow."""
        kind, _, id = topic.rpartition(":")
        if kind == "workshop" and id in self._workshops(cookies):
            return self.caller_of(cookies) or Caller(Role.PARTICIPANT, "")
        caller = self.caller_of(cookies)
        if caller is None or (kind == "room" and caller.role is Role.MANAGER):
            return None
        look = _LOOKS.get(kind)
        try:
            if look is None:
                return None
            scope.of(self._store, caller).read(lambda session: look(session, id))
        except EximapError:
            return None
        return caller

    def _workshops(self, cookies: Cookies) -> set[str]:
        """Those that this browser takes part in."""
        own = {seat.workshop for seat in self._seats(cookies)}
        kiosk = self.kiosk_of(cookies)
        return own | {kiosk} if kiosk else own


def _caller(key: AccessKey) -> Caller:
    return Caller(key.role, key.id, key.name, key.unit)


def _journey(session: Session, id: str) -> Any:
    return session.journey(id)


def _workshop(session: Session, id: str) -> Any:
    return session.workshop(id)


# What has to be within reach of whoever follows a topic of this kind.
_LOOKS: dict[str, Callable[[Session, str], Any]] = {"": _journey, "workshop": _workshop, "room": _workshop}
