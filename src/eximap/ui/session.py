"""What a screen knows about its visitor. The only module that knows the names of session state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import streamlit as st

from eximap.domain.template import TemplateShelf
from eximap.i18n import choose, translator
from eximap.i18n.translator import Translator
from eximap.usecases import scope, team_day
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import Doors
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.take_part import Ticket

T = TypeVar("T")

VISIT = "visit"  # one value for all: each one that a run asks session state for costs it twenty microseconds

_pages: dict[Hashable, Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Here:
    """Everything that a page needs: its language, the store, the clock, the caller, the data folder.

    `store` reaches what is the caller's and nothing else. `ticket` is this browser's seat in a workshop,
    `kiosk` the workshop for which it takes one person after another; `owner` is the owner whose link
    it holds, with the store as far as it is theirs. Alone on a computer whoever opens eximap is the lead;
    `shared` says that others reach it, under `address` as phones know it.
    """

    t: Translator
    store: Store
    secrets: Secrets
    world: World
    caller: Caller
    templates: Callable[[], TemplateShelf]
    data: Path = Path()
    ticket: Ticket | None = None
    kiosk: str | None = None
    owner: tuple[Caller, Store] | None = None
    doors: Doors | None = None

    @property
    def shared(self) -> bool:
        """Whether others reach this eximap."""
        return self.doors is not None and self.doors.shared

    @property
    def address(self) -> str:
        """Where phones reach it, without a slash at the end; empty where the browser's own address is all."""
        return self.doors.address if self.doors is not None else ""

    def pace(self, ticket: Ticket) -> None:
        """Asked before each contribution. Raises `TooManyTries` for what no person writes as fast."""
        if self.doors is not None:
            self.doors.pace(ticket)

    def today(self) -> date:
        """Today where the team is; a day that has begun there has begun for what is due."""
        return team_day.today(self.store, self.world)

    def zone(self) -> tzinfo | None:
        """The team's zone; None for the computer's own."""
        return team_day.zone(self.store)

    def local(self, moment: datetime) -> datetime:
        """A moment by the clock on the team's wall."""
        return moment.astimezone(self.zone())

    def at(self, day: date, hour: time) -> datetime:
        """The moment at which the clock on the team's wall shows that hour of a day."""
        return datetime.combine(day, hour, self.zone() or self.world.now().tzinfo)


@dataclass(slots=True)
class _Visit:
    """What is kept for one visit. `browser` is its own name."""

    browser: str
    settled: tuple[Here, Store] = field(init=False)  # by `enter`, and the store that is everybody's
    pages: tuple[Hashable, Mapping[str, Any]] = (None, {})
    language: str | None = None
    journey: str | None = None
    notice: str | None = None
    drafts: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)


def _visit() -> _Visit:
    found = st.session_state.get(VISIT)
    if found is None:
        found = st.session_state[VISIT] = _Visit(uuid4().hex)
    return found


def enter(
    store: Store,
    secrets: Secrets,
    world: World,
    templates: Callable[[], TemplateShelf],
    data: Path = Path(),
    doors: Doors | None = None,
) -> Here:
    """Called by the frame at every run, before any page: settles language and caller.

    Without `doors` whoever comes is the lead.
    """
    visit = _visit()
    accepted = None if visit.language else _accept_language()
    visit.language = choose(st.query_params.get("lang"), visit.language, accepted)
    caller = Caller(Role.LEAD, visit.browser)
    here = Here(translator(visit.language), store, secrets, world, caller, templates, data, doors=doors)
    if doors is not None:
        here = _admitted(here, doors)
    visit.settled = (here, store)
    return here


def here() -> Here:
    """What `enter` settled; fragments, which run without the frame, find it too.

    Who the caller is, is asked again: a key may have ended since, and a fragment runs for hours.
    """
    settled, store = _visit().settled
    if settled.doors is None:
        return settled
    return _admitted(replace(settled, store=store), settled.doors)


def _admitted(here: Here, doors: Doors) -> Here:
    """The visitor as the cookies of this connection say; `here.store` is everybody's, the answer's is not."""
    cookies, browser = _cookies(), here.caller.browser
    caller = doors.caller_of(cookies)
    ticket, kiosk = doors.ticket_of(cookies), doors.kiosk_of(cookies)
    own = replace(caller, browser=browser) if caller else Caller(Role.PARTICIPANT, browser)
    reach = scope.of(here.store, own, kiosk or (ticket.workshop if ticket else None))
    holder = doors.owner_of(cookies)
    owner = (replace(holder, browser=browser), scope.of(here.store, holder)) if holder else None
    return replace(here, caller=own, store=reach, ticket=ticket, kiosk=kiosk, owner=owner)


def _cookies() -> Mapping[str, str]:
    return st.context.cookies.to_dict()


def _accept_language() -> str | None:
    return st.context.headers.get("Accept-Language") if st.context.headers else None


def speak(language: str) -> None:
    """Changes the language of this visit, and of the address."""
    _visit().language = language
    st.query_params["lang"] = language


def journey_id() -> str | None:
    """The journey that the address names, else the one last looked at in this visit."""
    named, visit = st.query_params.get("journey"), _visit()
    if named:
        visit.journey = named
    return visit.journey


def look_at(journey: str | None) -> None:
    """Makes a journey the one that the pages are about."""
    _visit().journey = journey
    if journey is not None:
        st.query_params["journey"] = journey
    else:
        st.query_params.pop("journey", None)


def forget(journey: str) -> None:
    """Looks away from a journey that is gone."""
    if _visit().journey == journey or st.query_params.get("journey") == journey:
        look_at(None)


def start_over() -> None:
    """Looks away from everything and forgets every draft: what they were about is gone."""
    look_at(None)
    _visit().drafts = {}


def parameters(**more: str) -> dict[str, str]:
    """The few address parameters that all pages share."""
    visit = _visit()
    kept = {"lang": visit.language, "journey": visit.journey}
    return {**{name: value for name, value in kept.items() if value}, **more}


def pages(mark: Hashable, make: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """Called by the frame: the pages by name, as `go` knows them; made once a mark, copied for each visit.

    Making fifteen of them looks at the disk sixty times, a sixth of what a first run costs. Each run writes
    into the page that it calls, so no two visits may share one.
    """
    visit = _visit()
    if visit.pages[0] != mark:
        if mark not in _pages:
            _pages[mark] = make()
        visit.pages = (mark, {name: copy(page) for name, page in _pages[mark].items()})
    return visit.pages[1]


def go(name: str, **more: str) -> None:
    """Leaves for another page; the address keeps language and journey. Does not return."""
    st.switch_page(_visit().pages[1][name], query_params=parameters(**more))


def notice(text: str) -> None:
    """A sentence for the next run of a page to show once."""
    _visit().notice = text


def take_notice() -> str | None:
    """The sentence left by `notice`, once."""
    visit = _visit()
    text, visit.notice = visit.notice, None
    return text


def draft(name: str, default: T) -> T:
    """A value that outlives a rerun but not the visit, such as an import's text before it is stored."""
    return _visit().drafts.setdefault(name, default)


def set_draft(name: str, value: object) -> None:
    """Keeps a draft value."""
    _visit().drafts[name] = value


def drop_draft(name: str) -> None:
    """Forgets a draft value."""
    _visit().drafts.pop(name, None)


def kept(name: str, mark: object, make: Callable[[], T]) -> T:
    """What `make` gave for this mark; made anew when the mark is another one, such as a grown stamp."""
    drafts = _visit().drafts
    if name not in drafts or drafts[name][0] != mark:
        drafts[name] = (mark, make())
    return drafts[name][1]


def holds(name: str, mark: object) -> bool:
    """Whether something is kept for this mark."""
    drafts = _visit().drafts
    return name in drafts and drafts[name][0] == mark


def keep(name: str, mark: object, value: object) -> None:
    """Keeps for this mark what was made elsewhere."""
    _visit().drafts[name] = (mark, value)


def component_value(key: str, name: str) -> Any:
    """A state or trigger value of a component, inside its own callback."""
    state = st.session_state.get(key)
    return None if state is None else state.get(name)


def first_time(key: str, token: str) -> bool:
    """Whether a component's message is new to this visit: a rerun delivers the last one again."""
    seen = _visit().seen
    if seen.get(key) == token:
        return False
    seen[key] = token
    return True
