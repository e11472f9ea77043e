"""What a lead hands to whoever compares teams, as one component on the insights page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_share = component(
    "eximap_share",
    html='<section class="share"></section>\n',
    css=("parts/tokens.css", "share/share.css"),
    js=("parts/draw.js", "share/share.js"),
)


def show(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """Shows the panel that `panel.panel` made; what was asked for in this run, or None."""
    return _share(key="share", data=packed(data), on_intent_change=lambda: None).intent
