"""Teams beside each other as one component: the intervals, the heat map, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_KEY = "compare"

_compare = component(
    "eximap_compare",
    html='<main class="compare"></main>\n<dialog class="files"></dialog>\n',
    css=("parts/tokens.css", "compare/compare.css", "compare/heat.css", "compare/phone.css"),
    js=(
        "parts/draw.js",
        "parts/files.js",
        "compare/moves.js",
        "compare/intervals.js",
        "compare/heat.js",
        "compare/findings.js",
        "compare/files.js",
        "compare/match.js",
        "compare/time.js",
        "compare/head.js",
        "compare/compare.js",
    ),
)


def show(data: Mapping[str, Any], follow: Callable[[dict[str, Any]], None]) -> None:
    """Shows a screen that `screen.screen` made; `follow` does what was asked for, before the next run."""

    def asked() -> None:
        wanted = session.component_value(_KEY, "intent")
        if wanted:
            follow(wanted)

    _compare(key=_KEY, data=packed(data), on_intent_change=asked)
