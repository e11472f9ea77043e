"""One action's page as one component: its whole life in order, how things stand, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "action"

_action = component(
    "eximap_action",
    html='<main class="life"></main>\n<dialog class="sheet"></dialog>\n',
    css=(
        *("parts/tokens.css", "parts/sparkline.css", "actions/dialogs.css", "action/action.css"),
        "action/phone.css",
    ),
    js=(
        *(
            "parts/draw.js",
            "parts/sparkline.js",
            "actions/fields.js",
            "actions/dialogs.js",
            "actions/card.js",
        ),
        *("action/timeline.js", "action/panels.js", "action/forms.js", "action/action.js"),
    ),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> Mapping[str, Any] | None:
    """Shows a screen that `screen.of` made; where to leave for, if that was asked for in this run.

    `follow` does what was asked for, before the next run.
    """

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    result = _action(key=_KEY, data=packed(data), on_intent_change=asked, on_go_change=lambda: None)
    return result.go
