"""The phone: everything that somebody who takes part in a workshop sees, one thing at a time.

Two components, since a component brings its whole script again whenever its data changes: the *phone* is the
screen, whose data never changes, so that it travels once; the *line* is a few lines of script that carry the
first data to it, and later ones while its own channel is down (`join/line.py`, `web/phones.py`). What a
person says goes over that channel alone.
"""

from __future__ import annotations

import streamlit as st

from eximap.domain.errors import NotFound
from eximap.ui import session
from eximap.ui.join import door, standing
from eximap.ui.join.standing import Memory, Standing
from eximap.ui.parts import bundle, extended, packed, styles
from eximap.ui.session import Here

KEY, SEAT = "line", "phone-seat"
A_LOOK_EVERY = 60.0  # seconds
# A phone is small, and whoever takes part has nowhere else to go. It tells of a lost connection by itself.
_PAGE = "<style>.st-key-bar,.st-key-line,.stDialog{display:none}</style>"

_phone = st.components.v2.component(
    "eximap_phone",
    html='<div class="phone"></div>\n',
    css=styles("parts/tokens.css", "join/join.css", "join/answers.css", "join/old_browsers.css"),
    js=bundle(
        *("parts/draw.js", "parts/outbox.js", "parts/live.js", "score/pieces.js"),
        *("join/post.js", "join/seat.js", "join/clock.js", "join/pieces.js", "join/doors.js"),
        *("join/besides.js", "join/scoring.js", "join/texts.js", "join/voting.js", "join/planning.js"),
        *("join/watching.js", "join/last.js", "join/kiosk.js", "join/follow.js", "join/app.js"),
    ),
)
_line = st.components.v2.component(
    "eximap_line", html='<div class="line"></div>\n', css=":host{display:none}", js=bundle("join/line.js")
)


def show() -> None:
    """Shows what comes next for this browser."""
    st.html(_PAGE)
    _phone(key="phone", data=packed({}))
    _show_line()


# A page that runs now and then by itself asks for a whole run when it finds its server again; any other may
# go on asking a new server for a fragment that this one has never heard of.
@st.fragment(run_every=A_LOOK_EVERY)
def _show_line() -> None:
    """Only this runs again: now and then, and when the page asks since its channel is down."""
    stand = _standing(session.here())
    _line(
        key=KEY,
        data=extended(stand.common, **stand.own),
        on_code_change=lambda: door.read_code(session.component_value(KEY, "code")),
        on_look_change=lambda: None,
    )


def _standing(here: Here) -> Standing:
    """Who sits at a kiosk only its channel knows."""
    workshop = standing.workshop_of(here)
    if workshop is None or door.is_asked_for():
        return door.of(here)
    try:
        look = standing.look(here, workshop, session.draft(SEAT, Memory()))
    except NotFound:
        return door.of(here)
    standing.read_again(here.store, [look])
    return standing.of(look)
