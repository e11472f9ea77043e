"""The playbook as one component: the shelf of entries, the open one, and the forms over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "playbook"

_playbook = component(
    "eximap_playbook",
    html='<main class="playbook"></main>\n<dialog class="sheet"></dialog>\n<dialog class="files"></dialog>\n',
    css=("parts/tokens.css", "playbook/playbook.css", "actions/dialogs.css", "playbook/files.css"),
    js=(
        "parts/draw.js",
        "parts/files.js",
        "actions/fields.js",
        "actions/dialogs.js",
        "playbook/entry.js",
        "playbook/forms.js",
        "playbook/exchange.js",
        "playbook/playbook.js",
    ),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> None:
    """Shows a screen that `screen.screen` made; `follow` does what was asked for, before the next run."""

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    _playbook(key=_KEY, data=packed(data), on_intent_change=asked)
