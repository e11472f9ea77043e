"""The frame of every screen: the bar at the top and one-sentence notices.

Streamlit's own header and margins are taken away by page.css, with which each page begins (`web/entry.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from eximap.i18n.translator import N_
from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.usecases import keep_journeys, settle
from eximap.usecases.ports import TEAM_STAMP

_LINKS = {
    "home": (N_("Home"), "home"),
    "map": (N_("Map"), "conversion_path"),
    "workshop": (N_("Workshop"), "groups"),
    "score": (N_("Score"), "how_to_vote"),
    "insights": (N_("Insights"), "insights"),
    "actions": (N_("Actions"), "checklist"),
    "compare": (N_("Compare"), "compare_arrows"),
    "settings": (N_("Settings"), "settings"),
}
# Screens without a place of their own in the bar, and the one that they belong to.
_UNDER = {**dict.fromkeys(("action", "check_in", "brief", "playbook"), "actions"), "touchpoint": "map"}
_MARKS = re.compile(r"[!-/:-@\[-`{-~]")  # ASCII punctuation, all of which Markdown lets a backslash escape
_LANGUAGES = (("en", "English"), ("zh", "中文"), ("ru", "Русский"))  # each in its own words, never translated

_bar = component(
    "eximap_bar",
    html='<header class="bar"></header>\n',
    css=("parts/tokens.css", "frame/bar.css"),
    js=("parts/draw.js", "frame/bar.js"),
)


def bar(here: Here, pages: Mapping[str, Any], current: Any) -> None:
    """Shows the bar, and goes where it is told to."""
    open_now = next((name for name, page in pages.items() if page == current), "")
    shown = tuple(name for name in _LINKS if name in pages)
    query, team = urlencode(session.parameters()), _team(here)
    mark = (shown, open_now, query, team, here.t.language, here.shared and here.caller.name)
    data = session.kept("bar", mark, lambda: packed(_data(here, shown, open_now, query, team)))
    result = _bar(key="bar", data=data, on_go_change=lambda: None, on_speak_change=_speak)
    if result.go:
        session.go(str(result.go["name"]))


def _data(here: Here, shown: tuple[str, ...], open_now: str, query: str, team: str) -> dict[str, Any]:
    """What the bar shows: links of this visitor's screens with the address parameters `query`."""
    at = _UNDER.get(open_now, open_now)

    def link(name: str) -> dict[str, Any]:
        title, icon = _LINKS[name]
        href = f"{'.' if name == 'home' else name}?{query}"
        return {"name": name, "title": here.t(title), "icon": icon, "href": href, "here": name == at}

    return {
        "links": [link(name) for name in shown if name != "settings"],
        "settings": link("settings") if "settings" in shown else None,
        "who": _who(here) if here.shared else None,
        "team": team,
        "language": here.t.language,
        "languages": [{"code": code, "name": name} for code, name in _LANGUAGES],
        "labels": {"nav": here.t("Screens"), "language": here.t("Language"), "leave": here.t("Leave")},
    }


def _team(here: Here) -> str:
    mark = ("team", here.store.stamp(TEAM_STAMP))
    return shared_by(here.store).get(mark, lambda: settle.team_name(here.store))


def _who(here: Here) -> str:
    """Whose key opened this; the key of the start has no name."""
    return here.caller.name or here.t("Host")


def _speak() -> None:
    wanted = session.component_value("bar", "speak")
    if wanted:
        session.speak(wanted["language"])


def notices() -> None:
    """Shows the sentence that the last step left, once."""
    text = session.take_notice()
    if text:
        st.toast(_plain(text))


def _plain(text: str) -> str:
    """The text as Markdown that shows just it: a notice may hold the name of somebody's file."""
    return _MARKS.sub(r"\\\g<0>", text)


def _exists(here: Here, journey: str) -> bool:
    mark = ("exists", journey, here.store.stamp(journey))
    found = partial(keep_journeys.exists, here.store, here.caller, journey)
    return shared_by(here.store).get(mark, found)


def journey_or_way_home(here: Here) -> str | None:
    """The journey that this page is about; without one, a sentence and the way to the first screen."""
    journey = session.journey_id()
    if journey is not None and _exists(here, journey):
        return journey
    session.look_at(None)
    with st.container(key="page"):
        st.subheader(here.t("No journey is open"))
        st.text(here.t("Choose one on the home screen, or start from a template."))
        if st.button(here.t("To the home screen"), type="primary"):
            session.go("home")
    return None
