"""The map as the JSON that the canvas draws.

Only what a release allows leaves the server: a figure without enough people goes as words, and no count of
1…k−1 people goes at all (METHOD.md, "Releases and suppression").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from eximap.domain.action import Status
from eximap.domain.interval import Estimate
from eximap.domain.journey import NAME_MAX, TEXT_MAX, Idea, Line, Note
from eximap.domain.map_view import ActionView, Curve, MapView, ReleaseLine, StageView, Summary, TouchpointView
from eximap.domain.release import Mode, TouchpointFigure
from eximap.domain.suppression import Detail, threshold
from eximap.domain.unanswered import Unanswered
from eximap.domain.what_if import Gain
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.canvas.labels import labels, plurals
from eximap.ui.unanswered_words import waited
from eximap.ui.workshop.words import reply_text

Json = dict[str, Any]


def to_data(
    view: MapView,
    t: Translator,
    *,
    urls: Sequence[Mapping[str, str]] = (),
    walks: Mapping[str, Sequence[str]] | None = None,
    owed: Sequence[Unanswered] = (),
    in_person: bool = False,
) -> Json:
    """What `canvas.show` takes as text: the map, its words in the reader's language, and links for export.

    `urls` are `{"label", "href"}`, files to download; `walks` are lines by touchpoint, `owed` top-voted pains
    that wait for an answer. `in_person`: whoever looks may work on a touchpoint in person.
    """
    k = _people_needed(view.release)
    return {
        "lang": t.language,
        "map": _map(view, k, t),
        "labels": labels(t),
        "plurals": plurals(t),
        "subtitle": _subtitle(view, t),
        "ledger": _ledger(view.release, t),
        "k": k,
        "limits": {"name": NAME_MAX, "text": TEXT_MAX},
        "urls": [dict(url) for url in urls],
        "replies": {n.id: reply_text(n.reply, t) for p in view.touchpoints() for n in p.notes if n.reply},
        "owed": {one.pain.note.id: waited(one, t) for one in owed},
        "walks": {id: list(lines) for id, lines in (walks or {}).items()},
        "in_person": in_person,
    }


def _people_needed(release: ReleaseLine | None) -> int:
    return 1 if release is None else threshold(release.k, release.mode is Mode.NAMED)


def _map(view: MapView, k: int, t: Translator) -> Json:
    journey = view.journey
    return {
        "id": journey.id,
        "title": journey.title,
        "ver": journey.ver,
        "locale": journey.locale,
        "end": journey.end,
        "curve": view.curve.value,
        "stages": [_stage(stage, view, k, t) for stage in view.stages],
        "ideas": [_idea(idea) for idea in journey.ideas],
        "actions": [_action(action, t) for action in view.actions],
        "summary": _summary(view.summary, t),
    }


def _stage(view: StageView, whole: MapView, k: int, t: Translator) -> Json:
    stage = view.stage
    return {
        "id": stage.id,
        "name": stage.name,
        "ver": stage.ver,
        "place": stage.place,
        "mean": view.mean,
        "number": view.number,
        "touchpoints": [_touchpoint(touchpoint, whole, k, t) for touchpoint in view.touchpoints],
    }


def _touchpoint(view: TouchpointView, whole: MapView, k: int, t: Translator) -> Json:
    touchpoint = view.touchpoint
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "hint": touchpoint.hint,
        "icon": touchpoint.icon,
        "actors": list(touchpoint.actors),
        "moment": touchpoint.moment_of_truth,
        "forecast": touchpoint.forecast,
        "behaviour": touchpoint.lead_behaviour,
        "line": _line(touchpoint.line),
        "prompts": {kind.value: text for kind, text in touchpoint.prompts},
        "notes": [_note(note) for note in view.notes],
        "figure": _figure(view.figure, k, t),
        "marks": [mark.value for mark in view.marks],
        "gains": _gains(view, whole, t),
        "number": view.number,
        "ver": touchpoint.ver,
        "place": touchpoint.place,
    }


def _line(line: Line | None) -> Json | None:
    return None if line is None else {"form": line.form.value, "text": line.text}


def _note(note: Note) -> Json:
    # Not by `asdict`, which copies deeply: of all that a map has, notes are the most.
    return {
        "id": note.id,
        "kind": note.kind.value,
        "text": note.text,
        "need": note.need and note.need.value,
        "reach": note.reach and note.reach.value,
        "votes": note.votes,
        "under": note.grouped_under,
        "ver": note.ver,
        "place": note.place,
    }


def _idea(idea: Idea) -> Json:
    return asdict(idea) | {"lever": idea.lever.value}


# --- figures ---------------------------------------------------------------------------------------------


def _figure(figure: TouchpointFigure | None, k: int, t: Translator) -> Json | None:
    """A figure as far as it may be drawn; `says` are the people behind it in words."""
    if figure is None:
        return None
    shown = figure.detail is not Detail.HIDDEN
    dots = figure.detail is Detail.DOTS
    return {
        "detail": figure.detail.value,
        "says": _people(figure.people, k, t),
        "people": figure.people if shown else None,
        "mean": _estimate(figure.mean) if shown else None,
        "band": list(figure.band) if shown and figure.band else None,
        "counts": list(figure.counts) if dots and figure.counts else None,
        "split": list(figure.split) if dots and figure.split else None,
        "not_met": figure.not_met,
    }


@lru_cache(maxsize=1000)
def _people(people: int | None, k: int, t: Translator) -> str:
    if people is None:
        return t.n("fewer than {n} person", "fewer than {n} people", k)
    return t.n("{n} person", "{n} people", people)


def _estimate(estimate: Estimate | None) -> Json | None:
    if estimate is None:
        return None
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high}


def _summary(summary: Summary, t: Translator) -> Json:
    opposite = summary.remembered_opposite
    return {
        "remembered": summary.remembered and summary.remembered.value,
        "opposite": t("sheet by sheet; at most {score}", score=t.signed(opposite))
        if opposite is not None
        else "",
        "mean": summary.mean and summary.mean.value,
        "trend": summary.trend,
    }


def _gains(view: TouchpointView, whole: MapView, t: Translator) -> list[Json]:
    sheets = whole.release.sheets if whole.release else None
    return [
        {"lever": lever.value, "title": t("{lever}.", lever=label(lever, t)), "text": _gain(gain, sheets, t)}
        for lever, gain in view.gains
        if gain.gain is not None
    ]


def _gain(gain: Gain, sheets: int | None, t: Translator) -> str:
    moved = gain.gain
    if moved is None:
        return ""
    score = t.signed(moved.value)
    if moved.low is None or moved.high is None:
        parts = [t("One step up on every sheet: remembered {score}.", score=score)]
    else:
        between = t.between(moved.low, moved.high)
        parts = [t("One step up on every sheet: remembered {score} ({range}).", score=score, range=between)]
    if gain.flips and sheets is not None:
        parts.append(
            t.n(
                "On {n} of {sheets} sheets another touchpoint takes over.",
                "On {n} of {sheets} sheets another touchpoint takes over.",
                gain.flips,
                sheets=sheets,
            )
        )
    if gain.once_pit_is_up is not None:
        parts.append(t("Once the pit is a step up: {score}.", score=t.signed(gain.once_pit_is_up.value)))
    return " ".join(parts)


# --- actions and where the figures come from -------------------------------------------------------------


def _action(view: ActionView, t: Translator) -> Json:
    action = view.action
    return {
        "id": action.id,
        "title": action.title,
        "touchpoint": action.touchpoint,
        "owner": action.owner,
        "initials": _initials(action.owner),
        "when": _when(view, t),
        "late": view.days_late > 0,
        "open": action.is_open(),
        "status": action.status.value,
    }


def _when(view: ActionView, t: Translator) -> str:
    action = view.action
    if view.days_late:
        return t.n("{n} day late", "{n} days late", view.days_late)
    if action.status is not Status.ON_TRACK or action.due is None:
        return label(action.status, t)
    return t.day(action.due)


def _initials(name: str) -> str:
    words = name.split()
    if not words:
        return ""
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def _subtitle(view: MapView, t: Translator) -> str:
    return " · ".join(part for part in (view.journey.persona, _origin(view, t)) if part)


def _origin(view: MapView, t: Translator) -> str:
    if view.release is None:
        return t("lead’s guess, nobody has scored yet") if view.curve is Curve.GUESS else t("not scored yet")
    return _scored(view.release.sheets, view.release.on, view.release.k, t)


def _scored(sheets: int | None, on: date, k: int, t: Translator) -> str:
    day = t.day(on)
    if sheets is None:
        return t.n("fewer than {n} scored, {day}", "fewer than {n} scored, {day}", k, day=day)
    return t.n("{n} scored, {day}", "{n} scored, {day}", sheets, day=day)


def _ledger(release: ReleaseLine | None, t: Translator) -> str:
    """The sentence of the release's mode, and the release it holds for; nothing before the first."""
    if release is None:
        return ""
    origin = t("Release of {day}.", day=t.day(release.on))
    return f"{_kept(release, t)} {origin}"


def _kept(release: ReleaseLine, t: Translator) -> str:
    match release.mode:
        case Mode.NAMED:
            return t("Names stand beside the scores.")
        case Mode.HIDDEN:
            return t("Names are stored with the scores and shown to nobody.")
        case Mode.NOT_STORED:
            return t("Names are not stored with the scores.")
