"""What a screen knows about its visitor. The only module that knows the names of session state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, replace
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

HERE, LANGUAGE, BROWSER, NOTICE, DRAFTS, SEEN, PAGES = (
    "here",
    "language",
    "browser",
    "notice",
    "drafts",
    "seen",
    "pages",
)

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
    language = choose(st.query_params.get("lang"), st.session_state.get(LANGUAGE), _accept_language())
    st.session_state[LANGUAGE] = language
    browser = _browser()
    here = Here(translator(language), store, secrets, world, Caller(Role.LEAD, browser), templates, data)
    if doors is not None:
        here = _admitted(replace(here, doors=doors), doors)
    st.session_state[HERE] = (here, store)
    return here


def _browser() -> str:
    """This visit's own name."""
    known = st.session_state.get(BROWSER)
    if known is None:
        known = st.session_state[BROWSER] = uuid4().hex
    return known


def here() -> Here:
    """What `enter` settled; fragments, which run without the frame, find it too.

    Who the caller is, is asked again: a key may have ended since, and a fragment runs for hours.
    """
    settled, store = st.session_state[HERE]
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
    st.session_state[LANGUAGE] = language
    st.query_params["lang"] = language


def journey_id() -> str | None:
    """The journey that the address names, else the one last looked at in this visit."""
    named = st.query_params.get("journey")
    if named:
        st.session_state["journey"] = named
    return named or st.session_state.get("journey")


def look_at(journey: str | None) -> None:
    """Makes a journey the one that the pages are about."""
    st.session_state["journey"] = journey
    if journey is not None:
        st.query_params["journey"] = journey
    else:
        st.query_params.pop("journey", None)


def forget(journey: str) -> None:
    """Looks away from a journey that is gone."""
    if st.session_state.get("journey") == journey or st.query_params.get("journey") == journey:
        look_at(None)


def start_over() -> None:
    """Looks away from everything and forgets every draft: what they were about is gone."""
    look_at(None)
    st.session_state[DRAFTS] = {}


def parameters(**more: str) -> dict[str, str]:
    """The few address parameters that all pages share."""
    kept = {"lang": st.session_state[LANGUAGE]}
    journey = st.session_state.get("journey")
    if journey:
        kept["journey"] = journey
    return {**kept, **more}


def pages(mark: Hashable, make: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """Called by the frame: the pages by name, as `go` knows them; made once a mark, copied for each visit.

    Making fifteen of them looks at the disk sixty times, a sixth of what a first run costs. Each run writes
    into the page that it calls, so no two visits may share one.
    """
    kept = st.session_state.get(PAGES)
    if kept is None or kept[0] != mark:
        if mark not in _pages:
            _pages[mark] = make()
        own = {name: copy(page) for name, page in _pages[mark].items()}
        kept = st.session_state[PAGES] = (mark, own)
    return kept[1]


def go(name: str, **more: str) -> None:
    """Leaves for another page; the address keeps language and journey. Does not return."""
    st.switch_page(st.session_state[PAGES][1][name], query_params=parameters(**more))


def notice(text: str) -> None:
    """A sentence for the next run of a page to show once."""
    st.session_state[NOTICE] = text


def take_notice() -> str | None:
    """The sentence left by `notice`, once."""
    return st.session_state.pop(NOTICE, None)


def draft(name: str, default: T) -> T:
    """A value that outlives a rerun but not the visit, such as an import's text before it is stored."""
    drafts: dict[str, Any] = st.session_state.setdefault(DRAFTS, {})
    return drafts.setdefault(name, default)


def set_draft(name: str, value: object) -> None:
    """Keeps a draft value."""
    st.session_state.setdefault(DRAFTS, {})[name] = value


def drop_draft(name: str) -> None:
    """Forgets a draft value."""
    st.session_state.setdefault(DRAFTS, {}).pop(name, None)


def kept(name: str, mark: object, make: Callable[[], T]) -> T:
    """What `make` gave for this mark; made anew when the mark is another one, such as a grown stamp."""
    drafts: dict[str, Any] = st.session_state.setdefault(DRAFTS, {})
    if name not in drafts or drafts[name][0] != mark:
        drafts[name] = (mark, make())
    return drafts[name][1]


def component_value(key: str, name: str) -> Any:
    """A state or trigger value of a component, inside its own callback."""
    state = st.session_state.get(key)
    return None if state is None else state.get(name)


def first_time(key: str, token: str) -> bool:
    """Whether a component's message is new to this visit: a rerun delivers the last one again."""
    seen: dict[str, str] = st.session_state.setdefault(SEEN, {})
    if seen.get(key) == token:
        return False
    seen[key] = token
    return True
