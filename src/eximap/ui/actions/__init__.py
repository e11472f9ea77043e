"""The plan as one component: cards, the forms over them, the history of one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "actions"

_actions = component(
    "eximap_actions",
    html='<main class="actions"></main>\n<dialog class="sheet"></dialog>\n',
    css=("parts/tokens.css", "actions/actions.css", "actions/dialogs.css", "actions/hand_on.css"),
    js=(
        "parts/draw.js",
        "actions/fields.js",
        "actions/dialogs.js",
        "actions/card.js",
        "actions/history.js",
        "actions/owed.js",
        "actions/hand_on.js",
        "actions/actions.js",
    ),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> None:
    """Shows a screen that `board.screen` made; `follow` does what was asked for, before the next run."""

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    _actions(key=_KEY, data=packed(data), on_intent_change=asked)
