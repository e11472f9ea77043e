"""The journey map as one browser component: what is typed, dragged and pressed comes back as operations.

The component applies each operation to its own copy of the map at once and keeps it in an outbox until
`data["ack"]` names it; so a fast hand never waits for a rerun, and a reload loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.ui.parts import extended
from eximap.ui.parts.scripts import component

# Whoever is imported comes first; canvas.js, with the default export, last.
MODULES = (
    *("parts/draw.js", "parts/ruhy.js", "parts/outbox.js", "parts/live.js"),
    *("canvas/model.js", "canvas/guess.js", "canvas/history.js", "canvas/columns.js", "canvas/app.js"),
    *(
        "canvas/words.js",
        "canvas/verbs.js",
        "canvas/edit.js",
        "canvas/menu.js",
        "canvas/cards.js",
        "canvas/lanes.js",
    ),
    *("canvas/renew.js", "canvas/pills.js", "canvas/curve.js", "canvas/scores.js"),
    *("canvas/rows.js", "canvas/practices.js", "canvas/inspector.js"),
    *("canvas/company.js", "canvas/toolbar.js", "canvas/drafts.js", "canvas/menus.js"),
    *("canvas/drag.js", "canvas/keyboard.js"),
    *("canvas/pointer.js", "canvas/toast.js", "canvas/empty.js", "canvas/phone.js"),
    "canvas/canvas.js",
)

_canvas = component(
    "eximap_canvas",
    html='<div class="eximap-canvas"></div>\n<!-- filled by canvas.js -->',
    css=("parts/tokens.css", "canvas/over.css", "canvas/canvas.css"),
    js=MODULES,
)


def show(
    key: str, text: bytes, ack: Mapping[str, Any], on_outbox: Callable[[], None], stamp: int = 0, me: str = ""
) -> dict[str, Any] | None:
    """Show the map that `data.to_data` made, as JSON text, under the Streamlit key `key`.

    `stamp` is what the map's journey had reached when the text was made, `me` this visitor's name among those
    who look at it; the canvas asks for another run when a colleague's edit makes the stamp grow.

    `on_outbox` is called before the rerun in which the component's value `outbox` has changed: a list of
    every message that is still unacknowledged, oldest first, repeats included, each
    `{op_id, expected, kind, …fields}` as `domain.operation.parse` reads it, plus `by`, the tab. Its outcome
    goes back as `ack`: `{"done": [op_id…], "refused": [{"op_id", "sentence", "theirs", "mine"}…]}`.
    Returns what leads away from the map, if that was asked for in this run:
    `{"kind": "plan", "touchpoint", "note"?, "idea"?, "at"}`, `{"kind": "open-action" or "open-entry", "id",
    "at"}` or `{"kind": "score" or "present", "at"}`; `at` tells two askings apart.
    """
    data = extended(text, ack=ack, stamp=stamp, me=me)
    result = _canvas(
        key=key,
        data=data,
        on_outbox_change=on_outbox,
        on_look_change=lambda: None,
        on_intent_change=lambda: None,
    )
    return result.intent
