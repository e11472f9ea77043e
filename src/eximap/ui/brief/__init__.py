"""An upward brief as one component: the page itself, to be written on, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "brief"

_brief = component(
    "eximap_brief",
    html='<main class="brief"></main>\n',
    css=("parts/tokens.css", "brief/brief.css"),
    js=("parts/draw.js", "parts/copying.js", "brief/paper.js", "brief/deciding.js", "brief/brief.js"),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> dict[str, Any] | None:
    """Shows what `screen.screen` made; `follow` does what was asked for, before the next run.

    Where somebody wants to go to, or None.
    """

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    return _brief(key=_KEY, data=packed(data), on_intent_change=asked, on_go_change=lambda: None).go
