"""What the printed map shows, as plain data for its template: ready words, places in columns and scores."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import Any

from eximap.domain.journey import NoteKind
from eximap.domain.map_view import ActionView, Curve, MapView, Mark, Pile, StageView, TouchpointView
from eximap.domain.suppression import Detail
from eximap.i18n.translator import N_, Translator
from eximap.interchange.curve import Cubic, monotone, runs
from eximap.interchange.printed_figures import foot, legend, summary
from eximap.interchange.printed_words import paper, when

COLUMNS_MAX = 16
DOTS_MAX = 40
BLANK_COLUMNS = 8
SPLIT_NEAR = 0.25
LANES = (NoteKind.PAIN, NoteKind.DELIGHT, NoteKind.ITCH)
# An empty journey is printed with empty lanes, to be filled in by hand.
_NO_STAGE: dict[str, Any] = {"number": "", "name": "", "mean": "", "span": BLANK_COLUMNS, "tone": "plain"}
_NO_COLUMN: dict[str, Any] = {
    "number": "",
    "name": "",
    "mot": False,
    "first": False,
    "notes": {kind.value: [] for kind in LANES},
    "lead": "",
    "actions": [],
    "mean": None,
    "dots": [],
    "band": None,
    "forecast": None,
    "hidden": "",
    "pills": [],
    "split": "",
}
_MARKS = {
    Mark.PEAK: (N_("Peak {score}"), "delight"),
    Mark.PIT: (N_("Pit {score}"), "pain"),
    Mark.END: (N_("End {score}"), "end"),
}


def map_data(view: MapView, t: Translator) -> dict[str, Any]:
    """Everything that `printed/map.typ` draws."""
    columns = view.touchpoints()
    spans = page_spans(len(columns))
    most = max((len(c.piles) for c in columns), default=0) + len(view.actions)
    return {
        "content-lang": view.journey.locale,
        "title": paper(view.journey.title),
        "subtitle": " · ".join(paper(s) for s in (view.journey.persona, view.journey.scenario) if s.strip()),
        "labels": _labels(t),
        "totals": _totals(view, t),
        "summary": summary(view, t),
        "more": [t.n("+{n} more", "+{n} more", n) for n in range(1, most + 1)],
        "whole": _whole(view, t),
        "foot": foot(view, t),
        "pages": [curve_page(view, start, stop, t) for start, stop in spans],
    }


def page_spans(columns: int) -> tuple[tuple[int, int], ...]:
    """From and to (exclusive) of every page: as few as possible, evenly filled; one page for nothing."""
    pages = max(1, ceil(columns / COLUMNS_MAX))
    edges = [round(columns * page / pages) for page in range(pages + 1)]
    return tuple(pairwise(edges))


def _labels(t: Translator) -> dict[str, str]:
    return {
        "stages": t("Stages"),
        "touchpoints": t("Touchpoints"),
        "emotion": t("Emotion"),
        "pain": t("Pains"),
        "delight": t("Delights"),
        "itch": t("Itches"),
        "lead": t("What the lead does"),
        "actions": t("Actions"),
    }


def _totals(view: MapView, t: Translator) -> dict[str, str | None]:
    dots = {kind.value: t.n("{n} vote", "{n} votes", votes) if votes else None for kind, votes in view.votes}
    return {**dots, "actions": t.number(len(view.actions)) if view.actions else None}


def _whole(view: MapView, t: Translator) -> str:
    """Actions that belong to no touchpoint of the map: they must not fall off the paper."""
    known = {c.touchpoint.id for c in view.touchpoints()}
    loose = [a for a in view.actions if a.action.touchpoint not in known]
    if not loose:
        return ""
    said = [f"{paper(a.action.title)} ({_who_when(a, t)})" for a in loose]
    return t("For the whole journey: {actions}", actions="; ".join(said))


def _who_when(view: ActionView, t: Translator) -> str:
    return ", ".join(part for part in (paper(view.action.owner), when(view, t)) if part)


# --- one page -----------------------------------------------------------------------------------


def curve_page(view: MapView, start: int, stop: int, t: Translator) -> dict[str, Any]:
    columns = view.touchpoints()[start:stop]
    shown = [_column(view, c, at, len(columns), t) for at, c in enumerate(columns)]
    for before, now in zip([None, *columns], columns, strict=False):
        shown[columns.index(now)]["first"] = before is None or before.stage != now.stage
    stages = [
        _stage(view.stages[number - 1], len(list(of)), t) for number, of in groupby(c.stage for c in columns)
    ]
    return {
        "count": _count(view, start, stop, t),
        "stages": stages or [_NO_STAGE],
        "columns": shown or [_NO_COLUMN] * BLANK_COLUMNS,
        "curve": _pieces(_means(view), start, stop),
        "forecast": _pieces([c.touchpoint.forecast for c in view.touchpoints()], start, stop),
        "legend": legend(view, shown, t),
        "empty": _empty(view, t),
    }


def _count(view: MapView, start: int, stop: int, t: Translator) -> str:
    total = len(view.touchpoints())
    if stop - start == total:
        return ""
    return t("Touchpoints {first} to {last} of {total}", first=start + 1, last=stop, total=total)


def _empty(view: MapView, t: Translator) -> str:
    if not view.touchpoints():
        return t("No touchpoints yet.")
    return t("Nobody has scored yet.") if view.curve is Curve.NONE else ""


def _means(view: MapView) -> list[float | None]:
    if view.curve is not Curve.MEAN:
        return [None] * len(view.touchpoints())
    return [c.figure.mean.value if c.figure and c.figure.mean else None for c in view.touchpoints()]


def _pieces(values: Sequence[float | None], start: int, stop: int) -> list[list[list[float]]]:
    """The runs of the line that touch this page, in the page's own columns."""
    found = []
    for run in runs(values):
        pieces = [p for p in monotone(run) if p.end[0] >= start and p.start[0] < stop]
        if pieces:
            found.append([_shifted(p, start) for p in pieces])
    return found


def _shifted(piece: Cubic, start: int) -> list[float]:
    points = (piece.start, piece.control1, piece.control2, piece.end)
    return [number for x, y in points for number in (round(x - start, 4), round(y, 4))]


def _stage(stage: StageView, span: int, t: Translator) -> dict[str, Any]:
    mean = stage.mean
    tone = "plain" if mean is None or abs(mean) <= 0.15 else "delight" if mean > 0 else "pain"
    return {
        "number": t.number(stage.number),
        "name": paper(stage.stage.name) or t("Stage {n}", n=stage.number),
        "mean": "" if mean is None else t.signed(mean),
        "span": span,
        "tone": tone,
    }


def _column(view: MapView, c: TouchpointView, at: int, of: int, t: Translator) -> dict[str, Any]:
    figure = c.figure if view.curve is Curve.MEAN else None
    mean = figure.mean.value if figure and figure.mean else None
    counts = figure.counts if figure and figure.detail is Detail.DOTS else None
    dots = counts if counts and sum(counts) <= DOTS_MAX else None
    return {
        "number": t.number(c.number),
        "name": paper(c.touchpoint.name),
        "mot": c.touchpoint.moment_of_truth,
        "notes": {kind.value: [_note(p) for p in c.piles if p.head.kind is kind] for kind in LANES},
        "lead": paper(c.touchpoint.lead_behaviour),
        "actions": [_action(a, t) for a in view.actions if a.action.touchpoint == c.touchpoint.id],
        "mean": mean,
        "dots": list(dots) if dots else [],
        "band": list(figure.band) if figure and figure.band and not dots else None,
        "forecast": c.touchpoint.forecast,
        "hidden": _hidden(view, c, t) if view.curve is Curve.MEAN and mean is None else "",
        "pills": _pills(view, c, mean, at, of, t),
        "split": _split(c, mean, t),
    }


def _hidden(view: MapView, c: TouchpointView, t: Translator) -> str:
    if c.figure is None:
        return t("not asked yet")
    if c.figure.people == 0 or view.release is None:
        return t("no scores")
    return t.n("fewer than {n} person", "fewer than {n} people", view.release.k)


def _split(c: TouchpointView, mean: float | None, t: Translator) -> str:
    """A mean near zero of people who disagree is said, where the counts on both sides may be."""
    split = c.figure.split if c.figure else None
    if split is None or mean is None or abs(mean) > SPLIT_NEAR:
        return ""
    return t("{below} below, {above} above", below=split[0], above=split[1])


def _pills(
    view: MapView, c: TouchpointView, mean: float | None, at: int, of: int, t: Translator
) -> list[dict[str, Any]]:
    value = mean if view.curve is Curve.MEAN else c.touchpoint.forecast
    if value is None:
        return []
    return [
        {
            "words": t(_MARKS[mark][0], score=t.signed(value)),
            "tone": _MARKS[mark][1],
            "side": _side(mark, value, at, of),
            "value": value,
        }
        for mark in c.marks
    ]


def _side(mark: Mark, value: float, at: int, of: int) -> str:
    """Beside the point for peak and pit, where the line falls away from it; above or below for the end."""
    if mark is Mark.END:
        return "below" if value > 1.3 else "above"
    if mark is Mark.PEAK:
        return "right" if at < of - 1 else "left"
    return "left" if at > 0 else "right"


def _note(pile: Pile) -> dict[str, Any]:
    more = f" +{pile.under}" if pile.under else ""
    return {"text": paper(pile.head.text) + more, "votes": pile.votes}


def _action(view: ActionView, t: Translator) -> dict[str, Any]:
    return {
        "title": paper(view.action.title),
        "owner": paper(view.action.owner),
        "when": when(view, t, year=False),
        "late": view.days_late > 0,
    }
