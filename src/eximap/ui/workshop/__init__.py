"""The room of a workshop as one component: opening it, leading it, the projector, presenting, its summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from eximap.ui import session
from eximap.ui.parts import extended
from eximap.ui.parts.scripts import component
from eximap.ui.workshop import intents, screens

KEY = "workshop"
# The bar makes way, and a wall does not fade while something is computed.
_ROOM = '<style>.st-key-bar{display:none} [data-stale="true"]{opacity:1!important}</style>'
MODULES = (
    *("parts/draw.js", "parts/outbox.js", "parts/live.js", "parts/ruhy.js"),
    *("score/pieces.js", "score/start.js"),
    *("workshop/fields.js", "workshop/agenda.js", "workshop/clock.js", "workshop/emotion.js"),
    *(
        "workshop/notes.js",
        "workshop/last.js",
        "workshop/proposals.js",
        "workshop/planning.js",
        "workshop/phases.js",
    ),
    *("workshop/frame.js", "workshop/present.js", "workshop/summary.js", "workshop/keys.js"),
    "workshop/app.js",
)

_workshop = component(
    "eximap_workshop",
    html='<div class="workshop"></div>\n<dialog class="ask"></dialog>\n',
    css=(
        "parts/tokens.css",
        "workshop/workshop.css",
        "workshop/agenda.css",
        "workshop/phases.css",
        "workshop/emotion.css",
    ),
    js=MODULES,
)


@st.fragment
def show(journey_id: str) -> None:
    """Shows the journey's workshop, or the way to one; only this fragment runs again."""
    here, view = session.here(), str(st.query_params.get("view") or "")
    screen = screens.of(here, journey_id, view)
    if screen.fills:
        st.html(_ROOM)
    wanted = _component(screen.text, intents.acknowledged(), screens.clock(here))
    if wanted and session.first_time(KEY, str(wanted.get("at"))):
        intents.follow(wanted)


def _component(text: bytes, ack: Mapping[str, Any], now: int) -> dict[str, Any] | None:
    data = extended(text, ack=ack, now=now)
    result = _workshop(
        key=KEY,
        data=data,
        on_outbox_change=lambda: intents.take_outbox(KEY),
        on_look_change=lambda: None,
        on_intent_change=lambda: None,
    )
    return result.intent
