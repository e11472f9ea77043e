"""The journey map as one browser component: what is typed, dragged and pressed there comes back as operations.

The component applies each operation to its own copy of the map at once and keeps it in an outbox until `data["ack"]`
names it; so a fast hand never waits for a rerun, and a reload loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from eximap.ui.parts import bundle, styles

# Whoever is imported comes first; canvas.js, with the default export, last.
_MODULES = (
    *("parts/draw.js", "parts/ruhy.js", "parts/outbox.js"),
    *("canvas/model.js", "canvas/guess.js", "canvas/history.js", "canvas/columns.js", "canvas/app.js"),
    *("canvas/words.js", "canvas/verbs.js", "canvas/edit.js", "canvas/menu.js", "canvas/cards.js", "canvas/lanes.js"),
    *("canvas/pills.js", "canvas/curve.js", "canvas/scores.js", "canvas/rows.js", "canvas/inspector.js"),
    *("canvas/toolbar.js", "canvas/drafts.js", "canvas/menus.js", "canvas/drag.js", "canvas/keyboard.js"),
    *("canvas/pointer.js", "canvas/toast.js", "canvas/empty.js", "canvas/phone.js", "canvas/canvas.js"),
)

_canvas = st.components.v2.component(
    "eximap_canvas",
    html='<div class="eximap-canvas"></div>\n<!-- filled by canvas.js -->',
    css=styles("parts/tokens.css", "canvas/canvas.css"),
    js=bundle(*_MODULES),
)

Message = Mapping[str, Any]


def show(
    key: str,
    data: Mapping[str, Any],
    on_outbox: Callable[[list[Message]], None],
    on_intent: Callable[[Message], None],
) -> None:
    """Show the map that `data.to_data` made, under the Streamlit key `key`.

    `on_outbox` is called before the rerun with every message that is still unacknowledged, oldest first, repeats
    included: `{op_id, expected, kind, …fields}` as `domain.operation.parse` reads them. Its outcome goes back as
    `ack={"done": [op_id…], "refused": [{"op_id", "sentence", "theirs", "mine"}…], "stamp": …}` of `to_data`.
    `on_intent` is called with what leads away from the map: `{"kind": "plan" | "open-action" | "score", …}`.
    """

    def outbox_changed() -> None:
        on_outbox(list(st.session_state[key].get("outbox") or []))

    def intent_given() -> None:
        intent = st.session_state[key].get("intent")
        if intent:
            on_intent(intent)

    _canvas(key=key, data=dict(data), on_outbox_change=outbox_changed, on_intent_change=intent_given)
