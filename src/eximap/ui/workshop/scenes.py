"""What each phase puts on the room's screen. In a private phase that goes on, nothing of what people gave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.domain.contribution import Contribution, Proposed, text_of
from eximap.domain.journey import NoteKind
from eximap.domain.phase import PhaseKind
from eximap.i18n.labels import face_label, label
from eximap.ui.session import Here
from eximap.ui.workshop import figures, last_scene, notes_board, plan_scenes
from eximap.ui.workshop.words import note_says
from eximap.usecases.look_at_room import Room
from eximap.usecases.take_up import is_placed

Json = dict[str, Any]


def of(here: Here, room: Room, lead: bool) -> Json:
    """The scene of the current phase; the projector's is without hidden texts."""
    return _SCENES[room.workshop.phase().kind](here, room, lead)


def texts(room: Room, lead: bool) -> list[tuple[str, Contribution, bool]]:
    """The room's texts with their ids, and whether they are hidden; hidden ones for the lead only."""
    hidden = set(room.workshop.hidden)
    return [(id, c, id in hidden) for id, c in room.texts if lead or id not in hidden]


def _map(room: Room, lead: bool) -> Json:
    names = {s.id: s.name for s in room.journey.stages}
    return {
        "proposals": [
            {
                "id": id,
                "text": text_of(c),
                "stage": c.stage if c.stage in names else None,
                "stage_name": names.get(c.stage or "", ""),
                "hidden": hidden,
            }
            for id, c, hidden in texts(room, lead)
            if isinstance(c, Proposed) and not is_placed(room.journey, id)
        ],
        "stages": [
            {
                "id": s.id,
                "name": s.name,
                "touchpoints": [{"id": p.id, "name": p.name} for p in s.touchpoints],
            }
            for s in room.journey.stages
        ],
    }


def _score(here: Here, room: Room) -> Json:
    stage = room.workshop.phase().stage
    about = next((s.name for s in room.journey.stages if s.id == stage), "")
    return {"faces": [face_label(score, here.t) for score in range(-2, 3)], "about": about}


def _reveal(here: Here, room: Room) -> Json:
    if room.release is None:
        return {"curve": None}
    return {
        "curve": figures.curve(room.release, room.journey, here.t),
        "heading": figures.headline(room.release, here.t),
        "about": figures.scored(room.release, room.joined, room.journey.title, here.t),
        "forecast": room.workshop.forecast_shown,
        "late": figures.late(room, here.t),
        "may_release": figures.may_release(room),
    }


def _write(here: Here, room: Room) -> Json:
    if room.workshop.over:
        return {"board": notes_board.board(room.journey, here.t), "grouping": False}
    kinds = [{"kind": k.value, "label": label(k, here.t), "says": note_says(k, here.t)} for k in NoteKind]
    return {"kinds": kinds}


def _group(here: Here, room: Room, lead: bool) -> Json:
    return {
        "board": notes_board.board(room.journey, here.t),
        "alike": notes_board.alike(room.journey),
        "grouping": lead,
    }


def _vote(here: Here, room: Room) -> Json:
    if room.workshop.over:
        return {"ranking": notes_board.ranking(room.journey, here.t)}
    phase = room.workshop.phase()
    return {
        "rule": here.t.n(
            "{n} dot each, at most {most} on one note.",
            "{n} dots each, at most {most} on one note.",
            phase.dots,
            most=here.t.number(phase.most),
        )
    }


_SCENES: dict[PhaseKind, Callable[[Here, Room, bool], Json]] = {
    PhaseKind.LAST_TIME: lambda here, room, lead: last_scene.last_time(here, room, lead),
    PhaseKind.MAP: lambda here, room, lead: _map(room, lead),
    PhaseKind.SCORE: lambda here, room, lead: _score(here, room),
    PhaseKind.REVEAL: lambda here, room, lead: _reveal(here, room),
    PhaseKind.WRITE: lambda here, room, lead: _write(here, room),
    PhaseKind.GROUP: lambda here, room, lead: _group(here, room, lead),
    PhaseKind.VOTE: lambda here, room, lead: _vote(here, room),
    PhaseKind.PEAKS: lambda here, room, lead: plan_scenes.peaks(room, texts(room, lead)),
    PhaseKind.IDEAS: lambda here, room, lead: plan_scenes.ideas(here, room, texts(room, lead)),
    PhaseKind.PLAN: lambda here, room, lead: plan_scenes.plan(here, room, lead),
}
