"""The phone: everything that somebody who takes part in a workshop sees, one thing at a time.

Two components, since a component brings its whole script again whenever its data changes: the *phone* is the
screen, whose data never changes, so that it travels once; the *line* is a few lines of script that carry the
data to it and its messages back.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from eximap.ui import session
from eximap.ui.join import deliver, standing
from eximap.ui.parts import bundle, extended, packed, styles
from eximap.ui.session import Here

KEY = "line"
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
    """Only this runs again when something is tapped here or changes in the workshop."""
    here = session.here()
    stand = standing.of(here)
    result = _line(
        key=KEY,
        data=extended(stand.common, **stand.own, ack=deliver.answered().as_data()),
        on_outbox_change=lambda: deliver.take(here, session.component_value(KEY, "outbox")),
        on_person_change=lambda: standing.sit_down(session.component_value(KEY, "person")),
        on_code_change=lambda: standing.read_code(session.component_value(KEY, "code")),
        on_look_change=lambda: None,
    )
    if _found_again(here, result):
        st.rerun()


def _found_again(here: Here, result: Any) -> bool:
    """Whether a page that found its server again brought what this server has not heard of.

    It comes with the first run, which calls no callback: nothing has changed, as far as the new server knows.
    """
    before = (standing.person(), deliver.answered())
    if result.person != standing.person():
        standing.sit_down(result.person)
    if not deliver.answered().knows_all(result.outbox or []):
        deliver.take(here, result.outbox)
    return (standing.person(), deliver.answered()) != before
