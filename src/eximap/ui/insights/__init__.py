"""What the latest release says, as one component: figures, levers, gap, memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component

_insights = component(
    "eximap_insights",
    html='<main class="insights"></main>\n',
    css=("parts/tokens.css", "insights/insights.css"),
    js=("parts/draw.js", "insights/marks.js", "insights/answers.js", "insights/insights.js"),
)


def show(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """Shows a screen that `view.screen` or `empty.screen` made; what was asked for in this run, or None."""
    return _insights(key="insights", data=packed(data), on_intent_change=lambda: None).intent
