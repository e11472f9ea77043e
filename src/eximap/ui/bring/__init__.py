"""The preview of an import as one component: the source, what it would make, and every problem by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eximap.domain.scale import Scale
from eximap.i18n.translator import Translator
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.usecases.preview import Fault, FoundTouchpoint, Preview, Source, Use

_bring = component(
    "eximap_bring",
    html='<main class="bring"></main>\n',
    css=("parts/tokens.css", "bring/bring.css"),
    js=("parts/draw.js", "parts/files.js", "bring/bring.js"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the visitor has chosen so far; nothing of it is stored."""

    text: str = ""
    file_name: str = ""
    scale: Scale | None = None
    use: Use = Use.FORECAST


def show(t: Translator, draft: Draft, preview: Preview | None) -> dict[str, Any] | None:
    """Shows the preview (None: nothing to read yet); what was asked for in this run, or None."""
    result = _bring(key="bring", data=packed(_data(t, draft, preview)), on_intent_change=lambda: None)
    return result.intent


def chosen_scale(draft: Draft, preview: Preview) -> Scale | None:
    """The scale that holds: the visitor's choice while it fits, else the tightest that does."""
    scales = preview.scales()
    if draft.scale in scales:
        return draft.scale
    return scales[0] if scales else None


def _data(t: Translator, draft: Draft, preview: Preview | None) -> dict[str, Any]:
    scale = chosen_scale(draft, preview) if preview else None
    stages = preview.stages if preview else ()
    return {
        "source": _source(t, preview),
        "text": draft.text,
        "title": preview.title if preview else "",
        "headline": _headline(t, preview),
        "sub": _sub(t, draft, preview),
        "faults": [_fault(t, draft.text, f) for f in preview.faults] if preview else [],
        "stages": [
            {"name": s.name, "touchpoints": [_touchpoint(p, scale, preview) for p in s.touchpoints]}
            for s in stages
        ],
        "counts": _counts(t, preview),
        **_choices(t, draft, preview, scale),
        "refused": preview is None or preview.refused(),
        "standing": _standing(t, preview),
        "labels": _labels(t),
    }


def _touchpoint(found: FoundTouchpoint, scale: Scale | None, preview: Preview | None) -> dict[str, Any]:
    score = found.number
    if preview is not None and preview.source is not Source.JSON:
        score = None if score is None or scale is None else scale.to_score(score)
    return {"name": found.name, "score": score, "open": found.number is None}


def _source(t: Translator, preview: Preview | None) -> str:
    names = {Source.MERMAID: "Mermaid", Source.JSON: "eximap", Source.LIST: t("List")}
    return names[preview.source] if preview else t("Your text")


def _headline(t: Translator, preview: Preview | None) -> str:
    if preview is None:
        return t("Bring your own")
    refused = sum(f.refused for f in preview.faults)
    if refused:
        return t.n("One place is refused", "{n} places are refused", refused)
    return t("Check it before it becomes a map")


def _sub(t: Translator, draft: Draft, preview: Preview | None) -> str:
    if preview is None:
        return t("Paste a Mermaid journey, a list with one touchpoint a line, or an eximap file.")
    lines = t.n("{n} line", "{n} lines", draft.text.count("\n") + 1)
    how = {
        Source.MERMAID: t("Read exactly as Mermaid reads it. Edit it here; the picture follows."),
        Source.JSON: t("An eximap file: nothing of it is guessed."),
        Source.LIST: t("One touchpoint a line; a blank line or indentation starts a stage."),
    }
    return " · ".join(part for part in (draft.file_name, lines, how[preview.source]) if part)


def _fault(t: Translator, text: str, fault: Fault) -> dict[str, Any]:
    return {
        "line": fault.line,
        "sentence": fault.sentence,
        "refused": fault.refused,
        "fixes": _fixes(t, text, fault) if fault.refused and fault.line else [],
    }


def _fixes(t: Translator, text: str, fault: Fault) -> list[dict[str, str]]:
    lines = text.split("\n")
    at = (fault.line or 0) - 1
    if not 0 <= at < len(lines):
        return []
    fixes = []
    if fault.code == "task_without_score":
        scored = [*lines[:at], f"{lines[at].rstrip()}: ?", *lines[at + 1 :]]
        fixes.append({"label": t("Use “?”"), "text": "\n".join(scored)})
    rest = [*lines[:at], *lines[at + 1 :]]
    fixes.append({"label": t("Delete line {line}", line=fault.line), "text": "\n".join(rest)})
    return fixes


def _counts(t: Translator, preview: Preview | None) -> list[dict[str, str]]:
    stages = preview.stages if preview else ()
    touchpoints = [p for s in stages for p in s.touchpoints]
    notes = preview.loaded.journey.touchpoints() if preview and preview.loaded else ()
    counted = (
        (len(stages), t("stages")),
        (len(touchpoints), t("touchpoints")),
        (sum(p.number is not None for p in touchpoints), t("scores")),
        (sum(len(p.notes) for p in notes), t("notes")),
    )
    return [{"n": t.number(n), "label": label} for n, label in counted]


def _choices(t: Translator, draft: Draft, preview: Preview | None, scale: Scale | None) -> dict[str, Any]:
    if preview is None or scale is None or preview.source is not Source.MERMAID or not preview.numbers():
        return {
            "scales": [],
            "scale": None,
            "uses": [],
            "use": draft.use.value,
            "hint": _no_scale(t, preview),
        }
    fitting = preview.scales()
    scales = [
        {
            "value": _value(s),
            "label": t("{scale} fits", scale=_named(t, s)) if s == fitting[0] else _named(t, s),
        }
        for s in fitting
    ]
    sheet = preview.makes_a_sheet(scale)
    uses = [
        {"value": Use.FORECAST.value, "label": t("my forecast")},
        {
            "value": Use.SHEET.value,
            "label": t("a first sheet"),
            "off": not sheet,
            "why": None if sheet else t("A sheet has whole steps only, and these numbers fall between them."),
        },
    ]
    use = draft.use if sheet else Use.FORECAST
    return {"scales": scales, "scale": _value(scale), "uses": uses, "use": use.value, "hint": _hint(t, scale)}


def _no_scale(t: Translator, preview: Preview | None) -> str:
    if preview and preview.source is Source.MERMAID and preview.numbers():
        return t(
            "No scale that we know holds all these numbers. They are kept as written, without a forecast."
        )
    return ""


def _hint(t: Translator, scale: Scale) -> str:
    return t(
        "{low} becomes −2 and {high} becomes +2. Your numbers are kept as written, "
        "so an export gives them back.",
        low=t.number(scale.low),
        high=t.number(scale.high),
    )


def _named(t: Translator, scale: Scale) -> str:
    if scale.low < 0:
        return t.between(scale.low, scale.high, digits=0)
    return f"{t.number(scale.low)}–{t.number(scale.high)}"


def _value(scale: Scale) -> str:
    return f"{scale.low:g}:{scale.high:g}"


def scale_of(value: str) -> Scale:
    """The scale that a choice stands for."""
    low, _, high = value.partition(":")
    return Scale(float(low), float(high))


def _standing(t: Translator, preview: Preview | None) -> str:
    refused = [f for f in preview.faults if f.refused] if preview else []
    if refused and refused[0].line:
        return t("All of it is made, or none of it. Line {line} is still open.", line=refused[0].line)
    return t("All of it is made, or none of it.")


def _labels(t: Translator) -> dict[str, str]:
    return {
        "other": t("Other file"),
        "text": t("The text to import"),
        "placeholder": t("Paste here"),
        "show": t("Show line"),
        "made": t("What will be made"),
        "picture": t("The map in small"),
        "scale": t("Scale"),
        "use": t("Numbers are"),
        "title": t("Title"),
        "nothing": t("Nothing is stored yet."),
        "cancel": t("Cancel"),
        "make": t("Make the map"),
    }
