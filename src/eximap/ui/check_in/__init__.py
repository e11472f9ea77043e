"""The check-in as one component: open actions one at a time, by keys or by thumb; the owner's page, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

KEY = "check-in"
# The screen is for one thing only, and has its own way back.
_PAGE = "<style>.st-key-bar{display:none}</style>"

_check_in = component(
    "eximap_check_in",
    html='<div class="checkin"></div>\n<dialog class="sheet"></dialog>\n',
    css=("parts/tokens.css", "parts/sparkline.css", "check_in/check_in.css", "check_in/phone.css"),
    js=(
        *("parts/draw.js", "parts/outbox.js", "parts/sparkline.js"),
        *("check_in/round.js", "check_in/pieces.js", "check_in/one.js", "check_in/links.js"),
        "check_in/check_in.js",
    ),
)


def show(
    data: Mapping[str, Any], on_outbox: Callable[[], None], on_intent: Callable[[], None]
) -> Mapping[str, Any] | None:
    """Shows a screen that `screen.of` made; where to leave for, if that was asked for in this run.

    `on_outbox` is called before the run in which the component's value `outbox` changed, a list of everything
    that is still unanswered; `on_intent` for what a lead asks of an owner's link.
    """
    st.html(_PAGE)
    result = _check_in(
        key=KEY,
        data=packed(data),
        on_outbox_change=on_outbox,
        on_intent_change=on_intent,
        on_go_change=lambda: None,
    )
    return result.go
