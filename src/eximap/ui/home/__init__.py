"""The first screen as one component: what it shows, and what its visitor wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from eximap.domain.template import TemplateShelf
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.usecases.ports import JourneySummary
from eximap.usecases.start_journey import fault_sentence

_home = component(
    "eximap_home",
    html='<main class="home"></main>\n',
    css=("parts/tokens.css", "home/home.css"),
    js=("parts/draw.js", "parts/files.js", "parts/miniature.js", "home/home.js"),
)


def show(
    t: Translator,
    shelf: TemplateShelf,
    recent: Sequence[JourneySummary],
    owed: Mapping[str, int],
    deleted: tuple[str, str] | None,
) -> dict[str, Any] | None:
    """Shows the screen; what was asked for in this run, or None.

    `owed` counts each journey's pains that wait for an answer; `deleted`: id and title of what went.
    """
    result = _home(
        key="home",
        data=packed(
            {
                "labels": _labels(t),
                "roles": [
                    {"value": "all", "label": t("All {n}", n=t.number(len(shelf.templates)))},
                    {"value": "agent", "label": t("Agent")},
                    {"value": "lead", "label": t("Team lead")},
                ],
                "templates": [_template(t, template) for template in shelf.templates],
                "faults": [fault_sentence(fault, t) for fault in shelf.faults],
                "recent": [_recent(t, summary, owed.get(summary.id, 0)) for summary in recent],
                "deleted": deleted
                and {"id": deleted[0], "sentence": t("“{title}” is deleted.", title=deleted[1])},
                "demo": any(summary.demo for summary in recent),
            }
        ),
        on_intent_change=lambda: None,
    )
    return result.intent


def _template(t: Translator, template: Any) -> dict[str, Any]:
    touchpoints = tuple(template.touchpoints())
    moments = [i for i, p in enumerate(touchpoints) if p.moment_of_truth]
    return {
        "id": template.id,
        "title": template.title.in_(t.language),
        "summary": template.summary.in_(t.language),
        "role": template.role,
        "curve": [p.forecast for p in touchpoints],
        "moments": moments,
        "counts": [
            t.n("{n} touchpoint", "{n} touchpoints", len(touchpoints)),
            t.n("{n} stage", "{n} stages", len(template.stages)),
            t.n("{n} moment of truth", "{n} moments of truth", len(moments)),
        ],
    }


def _recent(t: Translator, summary: JourneySummary, owed: int) -> dict[str, Any]:
    return {
        "id": summary.id,
        "title": summary.title,
        "line": _line(t, summary, owed),
        "curve": list(summary.curve),
        "href": "map?" + urlencode(session.parameters(journey=summary.id)),
    }


def _line(t: Translator, summary: JourneySummary, owed: int) -> str:
    """What matters next about a journey: its actions, what waits for an answer, its figures, its size."""
    parts = [t("Demo")] if summary.demo else []
    if summary.actions_open:
        parts.append(t.n("{n} action", "{n} actions", summary.actions_open))
    if summary.actions_late:
        parts.append(t.n("{n} late", "{n} late ones", summary.actions_late))
    elif summary.released_on:
        parts.append(t("figures of {day}", day=t.date(summary.released_on)))
    if owed:
        parts.append(t.n("{n} pain without an answer", "{n} pains without an answer", owed))
    if not parts or parts == [t("Demo")]:
        parts.append(t.n("{n} touchpoint", "{n} touchpoints", summary.touchpoints))
    return " · ".join(parts)


def _labels(t: Translator) -> dict[str, str]:
    return {
        "headline": t("See a shift the way your agents remember it"),
        "lead": t(
            "Map the touchpoints, let everyone score them without names, and pick the few changes "
            "that matter. A first map takes about 20 minutes."
        ),
        "step_map": t("Map"),
        "step_score": t("Score blind"),
        "step_curve": t("See the curve"),
        "step_notes": t("Pains and delights"),
        "step_actions": t("Three actions"),
        "demo_title": t("Look around first"),
        "demo_text": t(
            "A finished journey with 18 agents, notes, votes and three actions. Yours to try: "
            "it is a stored copy, and a button resets it."
        ),
        "demo_open": t("Open the demo"),
        "demo_reset": t("Reset"),
        "templates": t("Start from a template"),
        "roles": t("Whose journey"),
        "faults": t("Some templates can’t be read"),
        "empty_title": t("Empty map"),
        "empty_text": t("Name the journey, add touchpoints as the team calls them out."),
        "empty_hint": t("Paste a list, one touchpoint a line"),
        "recent": t("Recent journeys"),
        "recent_none": t("Nothing here yet. Your journeys will appear here."),
        "menu": t("More"),
        "rename": t("Rename"),
        "duplicate": t("Duplicate"),
        "delete": t("Delete"),
        "undo": t("Undo"),
        "bring_title": t("Bring your own"),
        "bring_text": t(
            "Drop or paste a Mermaid journey, a list or an eximap file. You see a preview first."
        ),
        "bring_choose": t("Choose a file"),
        "bring_paste": t("Paste"),
    }
