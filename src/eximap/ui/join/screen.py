"""The screens of a workshop as the phone draws them. Only what all participants may see is in here.

Neither a forecast nor the mark of a moment of truth is told while scores are asked: both would steer them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from eximap.domain.action import Action
from eximap.domain.journey import NAME_MAX, TEXT_MAX, Lever, Note, NoteKind, Touchpoint
from eximap.domain.phase import Ask, Phase, PhaseKind
from eximap.domain.readiness import HIGHEST, LOWEST
from eximap.domain.release import Mode
from eximap.domain.sheet import Decide, Feeling
from eximap.domain.workshop import Workshop
from eximap.i18n.labels import label, ledger
from eximap.i18n.translator import Translator
from eximap.ui.join import plan_words, small_curve, words
from eximap.ui.join.visit import Visit
from eximap.ui.score.round_screen import asked, kept_choices, question_of, short
from eximap.usecases.look_at_seat import Scene, Seat

Json = dict[str, Any]
LANGUAGES = (("en", "English"), ("zh", "中文"), ("ru", "Русский"))  # each in its own words, never translated


def door(t: Translator) -> Json:
    """The screen on which somebody types a code."""
    return {"state": "door", "lang": t.language, "languages": LANGUAGES, "labels": words.of_door(t)}


def data(visit: Visit, scene: Scene) -> Json:
    """The workshop as every phone shows it: the phase, its clock, and what it asks."""
    t, workshop = visit.t, scene.workshop
    common = {
        "lang": t.language,
        "languages": LANGUAGES,
        "workshop": workshop.id,
        "title": scene.journey.title,
        "mode": workshop.mode.value,
        "named": workshop.mode is not Mode.NOT_STORED,
        "ledger": ledger(workshop.mode, workshop.k, t),
    }
    if not workshop.is_open():
        return {**common, "state": "ended", "labels": words.of_end(t, workshop)}
    phase = workshop.phase()
    # What an ended one brought is on the wall; it takes no more, whatever its deadline was.
    shown = replace(phase, kind=PhaseKind.REVEAL, closes_at=None) if workshop.over else phase
    return {
        **common,
        "state": "part",
        "phase": _phase(visit, shown),
        "timer": _timer(workshop),
        "eyes": workshop.eyes_up,
        "highlight": workshop.highlight,
        "limits": {"name": NAME_MAX, "text": TEXT_MAX},
        "labels": words.of_part(t, workshop, shown.kind),
        **_SCREENS[shown.kind](t, scene, shown),
    }


def late(visit: Visit, seat: Seat, phase: Phase) -> Json:
    """The questions of a score phase for somebody who was not done with it when it was left."""
    t = visit.t
    scene = Scene(seat.workshop, seat.journey, seat.asked, None, promises=seat.promises)
    return {
        "phase": _phase(visit, phase),
        "labels": words.of_score(t, seat.workshop),
        **_score(t, scene, phase),
    }


def _phase(visit: Visit, phase: Phase) -> Json:
    closes = phase.closes_at
    return {
        "id": phase.id,
        "kind": phase.kind.value,
        "closes": None if closes is None else _milliseconds(closes),
        "until": None if closes is None else words.until(visit.t, visit.local(closes)),
    }


def _timer(workshop: Workshop) -> Json | None:
    timer = workshop.timer
    if timer is None:
        return None
    return {"left": timer.left, "since": None if timer.since is None else _milliseconds(timer.since)}


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _score(t: Translator, scene: Scene, _: Phase) -> Json:
    workshop = scene.workshop
    return {
        "asked": asked(scene.journey, scene.asked),
        "all_in_all": scene.journey.all_in_all or t("All in all, how was it?"),
        "short": short(t, workshop.mode, workshop.k),
        "asks": {
            "importance": Ask.IMPORTANCE in workshop.asks,
            "feeling": _choices(Feeling, t) if Ask.FEELING in workshop.asks else None,
            "decide": _choices(Decide, t) if Ask.DECIDE in workshop.asks else None,
        },
        "promises": [question_of(promise, t) for promise in scene.promises],
        "kept": kept_choices(t),
    }


def _choices(kinds: Any, t: Translator) -> list[Json]:
    return [{"value": kind.value, "text": label(kind, t)} for kind in kinds]


def _watched(t: Translator, scene: Scene, _: Phase) -> Json:
    return {"curve": small_curve.data(t, scene)}


def _map(_: Translator, scene: Scene, __: Phase) -> Json:
    stages = [
        {"id": s.id, "name": s.name, "touchpoints": [p.name for p in s.touchpoints]}
        for s in scene.journey.stages
    ]
    return {"stages": stages}


def _write(t: Translator, scene: Scene, phase: Phase) -> Json:
    return {"kinds": _choices(NoteKind, t), "places": _places(scene, phase)}


def _places(scene: Scene, phase: Phase | None = None) -> list[Json]:
    narrowed = phase.stage if phase else None
    return [
        {"id": p.id, "stage": s.name, "name": p.name}
        for s in scene.journey.stages
        if narrowed in (None, s.id)
        for p in s.touchpoints
    ]


def _vote(_: Translator, scene: Scene, phase: Phase) -> Json:
    groups = [_group(p, frozenset(scene.workshop.hidden)) for p in scene.journey.touchpoints()]
    return {"dots": phase.dots, "most": phase.most, "groups": [group for group in groups if group["notes"]]}


def _group(touchpoint: Touchpoint, hidden: frozenset[str]) -> Json:
    """A touchpoint's notes to vote for: heads of groups with what stands under them."""
    shown = [note for note in touchpoint.notes if note.id not in hidden]
    heads = {note.id for note in shown}
    under: dict[str, list[str]] = {}
    for note in shown:
        if note.grouped_under in heads:
            under.setdefault(str(note.grouped_under), []).append(note.text)
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "moment": touchpoint.moment_of_truth,
        "notes": [_note(n, under.get(n.id, [])) for n in shown if n.grouped_under not in heads],
    }


def _note(note: Note, under: list[str]) -> Json:
    return {"id": note.id, "kind": note.kind.value, "text": note.text, "under": under}


def _peaks(t: Translator, scene: Scene, _: Phase) -> Json:
    """Every moment of truth, and what the release calls peak, pit and end; all touchpoints without any."""
    why = _reasons(t, scene)
    places = _places(scene)
    marked = [{**p, "why": why[p["id"]]} for p in places if p["id"] in why]
    return {"places": marked or places}


def _ideas(t: Translator, scene: Scene, _: Phase) -> Json:
    why = _reasons(t, scene)
    places = [{**p, "why": why.get(p["id"], [])} for p in _places(scene)]
    return {"levers": _choices(Lever, t), "places": places}


def _reasons(t: Translator, scene: Scene) -> dict[str, list[str]]:
    """Why a touchpoint is one to do something about, in words, by touchpoint."""
    release, found = scene.release, dict[str, list[str]]()

    def add(ids: tuple[str, ...], said: str) -> None:
        for id in ids:
            found.setdefault(id, []).append(said)

    moments = tuple(p.id for p in scene.journey.touchpoints() if p.moment_of_truth)
    add(moments, t("Moment of truth"))
    if release is not None:
        add(release.peak, t("Peak"))
        add(release.pit, t("Pit"))
        add((release.end,) if release.end else (), t("End"))
    return found


def _plan(t: Translator, scene: Scene, _: Phase) -> Json:
    return {
        "factors": plan_words.factors(t),
        "low": LOWEST,
        "high": HIGHEST,
        "plan_ledger": plan_words.plan_ledger(t, scene.workshop.k),
    }


def _last_time(t: Translator, scene: Scene, _: Phase) -> Json:
    """Who does what by when and how it stands: of what somebody is stuck on, nothing."""
    return {"actions": [_action(action, t) for action in scene.last_time]}


def _action(action: Action, t: Translator) -> Json:
    return {
        "id": action.id,
        "title": action.title,
        "owner": action.owner,
        "due": t("due {day}", day=t.day(action.due)) if action.due else "",
        "status": action.status.value,
        "says": label(action.status, t),
    }


_SCREENS: dict[PhaseKind, Callable[[Translator, Scene, Phase], Json]] = {
    PhaseKind.LAST_TIME: _last_time,
    PhaseKind.MAP: _map,
    PhaseKind.SCORE: _score,
    PhaseKind.REVEAL: _watched,
    PhaseKind.WRITE: _write,
    PhaseKind.GROUP: _watched,
    PhaseKind.VOTE: _vote,
    PhaseKind.PEAKS: _peaks,
    PhaseKind.IDEAS: _ideas,
    PhaseKind.PLAN: _plan,
}
