"""The plan as one component: cards, people, a calendar or a table, and the forms over them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.ui import session
from eximap.ui.parts.scripts import component

_KEY = "actions"

_actions = component(
    "eximap_actions",
    html='<main class="actions"></main>\n<dialog class="sheet"></dialog>\n',
    css=(
        *("parts/tokens.css", "parts/sparkline.css", "actions/actions.css", "actions/views.css"),
        *("actions/around.css", "actions/dialogs.css", "actions/hand_on.css", "actions/phone.css"),
    ),
    js=(
        "parts/draw.js",
        "parts/sparkline.js",
        "actions/fields.js",
        "actions/fold.js",
        "actions/dialogs.js",
        "actions/card.js",
        "actions/owed.js",
        "actions/hand_on.js",
        "actions/queue.js",
        "actions/around.js",
        "actions/people.js",
        "actions/calendar.js",
        "actions/table.js",
        "actions/actions.js",
    ),
)


def show(text: str, follow: Callable[[dict[str, Any]], None]) -> None:
    """Shows what `screen.text` made; `follow` does what was asked for, before the next run."""

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    _actions(key=_KEY, data={"json": text}, on_intent_change=asked)
