"""Which insights screen is asked for, and where its buttons lead."""

from __future__ import annotations

from typing import Any

import streamlit as st

from eximap.domain.errors import NotFound
from eximap.ui import session
from eximap.ui.insights import empty, helped, view
from eximap.ui.session import Here
from eximap.ui.share import panel
from eximap.usecases import map_journey, release_round, score_round, share_release, walk_it

_SCREENS = ("home", "map", "score")


def screen(here: Here, journey_id: str | None) -> dict[str, Any]:
    """The screen of a journey, of a journey without a release, or of none."""
    if journey_id is None:
        return empty.no_journey(here.t)
    try:
        journey = map_journey.journey(here.store, here.caller, journey_id)
    except NotFound:
        session.forget(journey_id)
        return empty.no_journey(here.t)
    release = release_round.latest(here.store, here.caller, journey_id)
    if release is None:
        return empty.no_release(journey, score_round.open_round_of(here.store, journey_id), here.t)
    walks = walk_it.of_journey(here.store, here.caller, journey_id)
    leads = share_release.own_answers(here.store, here.caller, release.round_id)
    return {**view.screen(journey, release, here.t, walks, leads), "helped": helped.lines(here, journey_id)}


def follow(wanted: dict[str, Any]) -> None:
    """Goes where a button leads: planning an action with what is known of it, or another screen."""
    kind = str(wanted.get("kind"))
    if kind == "plan":
        known = {name: str(wanted[name]) for name in ("touchpoint", "lever") if wanted.get(name)}
        session.go("actions", plan="1", **known)
    elif kind == "present":
        session.go("workshop", view="present")
    elif kind == "share":
        panel.toggle()
        st.rerun()
    elif kind in _SCREENS:
        session.go(kind)
