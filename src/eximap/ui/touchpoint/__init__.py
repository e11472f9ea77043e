"""One touchpoint as its lead works on it in person, as one component: cards, walks, stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "touchpoint"

_touchpoint = component(
    "eximap_touchpoint",
    html='<main class="touchpoint"></main>\n',
    css=("parts/tokens.css", "touchpoint/touchpoint.css"),
    js=(
        "parts/draw.js",
        "parts/copying.js",
        "touchpoint/talk.js",
        "touchpoint/walks.js",
        "touchpoint/touchpoint.js",
    ),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> dict[str, Any] | None:
    """Shows what `screen.screen` made; `follow` does what was asked for, before the next run.

    Where somebody wants to go to, or None.
    """

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    return _touchpoint(key=_KEY, data=packed(data), on_intent_change=asked, on_go_change=lambda: None).go
