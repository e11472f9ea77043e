"""A journey as rows and back: pure, so that what to write is found by comparing two journeys.

Live parts are numbered within their parent. What lies in the bin has `deleted_at` and is numbered in the
order of the bin; what hangs on a deleted part is not deleted itself and comes back with it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eximap.domain.errors import NotFound
from eximap.domain.journey import (
    Bin,
    CardForm,
    Idea,
    Journey,
    Lever,
    Line,
    Need,
    Note,
    NoteKind,
    Reach,
    Stage,
    State,
    Touchpoint,
)
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.rows import Rows, moment_of, stored

# What `ver` guards, and what `place` guards; `position` is nobody's: it is renumbered freely.
CONTENT: dict[str, tuple[str, ...]] = {
    "stage": ("name", "ver"),
    "touchpoint": (
        *("name", "hint", "icon", "actors", "moment_of_truth", "source_score", "forecast"),
        *("lead_behaviour", "line_form", "line_text", "prompts", "ver"),
    ),
    "note": ("body", "need", "reach", "votes", "ver"),
    "idea": ("body", "touchpoint", "lever", "impact", "effort", "votes", "ver"),
}
PLACE: dict[str, tuple[str, ...]] = {
    "stage": ("place",),
    "touchpoint": ("stage", "place"),
    "note": ("touchpoint", "kind", "place"),
    "idea": (),
}
JOURNEY_COLUMNS = (
    *("title", "locale", "persona", "scenario", "all_in_all", "state", "template", "demo", "declared_end"),
    "ver",
)
TABLES = tuple(CONTENT)
PARENT = {"touchpoint": "stage", "note": "touchpoint"}


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table: its columns, where it stands, and whether it is in the bin."""

    id: str
    columns: dict[str, Any]
    position: int
    deleted: bool


Parts = dict[str, dict[str, Part]]


def journey_columns(journey: Journey) -> dict[str, Any]:
    """The journey's own content as columns."""
    return {
        "title": journey.title,
        "locale": journey.locale,
        "persona": journey.persona,
        "scenario": journey.scenario,
        "all_in_all": journey.all_in_all,
        "state": journey.state.value,
        "template": journey.template,
        "demo": journey.demo,
        "declared_end": journey.end,
        "ver": journey.ver,
    }


def parts_of(journey: Journey, known: Container[int] = ()) -> Parts:
    """Every part of the journey, bin included, by table and id.

    Left out are the notes of touchpoints whose `id()` is in `known`: one value on both sides of a comparison
    cannot differ, and notes are most of what a journey has.
    """
    parts: Parts = {table: {} for table in TABLES}
    for deleted, stages in ((False, journey.stages), (True, journey.bin.stages)):
        for position, stage in enumerate(stages):
            _put_stage(parts, stage, position, deleted, known)
    for position, (stage_id, touchpoint) in enumerate(journey.bin.touchpoints):
        _put_touchpoint(parts, stage_id, touchpoint, position, True, known)
    for position, (touchpoint_id, note) in enumerate(journey.bin.notes):
        _put_note(parts, touchpoint_id, note, position, deleted=True)
    for deleted, ideas in ((False, journey.ideas), (True, journey.bin.ideas)):
        for position, idea in enumerate(ideas):
            parts["idea"][idea.id] = Part(idea.id, _idea_columns(idea), position, deleted)
    return parts


def _put_stage(parts: Parts, stage: Stage, position: int, deleted: bool, known: Container[int]) -> None:
    columns = {"name": stage.name, "ver": stage.ver, "place": stage.place}
    parts["stage"][stage.id] = Part(stage.id, columns, position, deleted)
    for index, touchpoint in enumerate(stage.touchpoints):
        _put_touchpoint(parts, stage.id, touchpoint, index, False, known)


def _put_touchpoint(
    parts: Parts, stage: str, it: Touchpoint, position: int, deleted: bool, known: Container[int]
) -> None:
    columns = {
        "stage": stage,
        "name": it.name,
        "hint": it.hint,
        "icon": it.icon,
        "actors": json.dumps(it.actors, ensure_ascii=False),
        "moment_of_truth": it.moment_of_truth,
        "source_score": it.source_score,
        "forecast": it.forecast,
        "lead_behaviour": it.lead_behaviour,
        "line_form": it.line.form.value if it.line else None,
        "line_text": it.line.text if it.line else None,
        "prompts": json.dumps([[kind.value, text] for kind, text in it.prompts], ensure_ascii=False),
        "ver": it.ver,
        "place": it.place,
    }
    parts["touchpoint"][it.id] = Part(it.id, columns, position, deleted)
    for index, note in enumerate(() if id(it) in known else it.notes):
        _put_note(parts, it.id, note, index, deleted=False)


def _put_note(parts: Parts, touchpoint: str, note: Note, position: int, deleted: bool) -> None:
    columns = {
        "touchpoint": touchpoint,
        "kind": note.kind.value,
        "body": note.text,
        "need": note.need.value if note.need else None,
        "reach": note.reach.value if note.reach else None,
        "votes": note.votes,
        "ver": note.ver,
        "place": note.place,
    }
    parts["note"][note.id] = Part(note.id, columns, position, deleted)


def _idea_columns(idea: Idea) -> dict[str, Any]:
    return {
        "body": idea.text,
        "touchpoint": idea.touchpoint,
        "lever": idea.lever.value,
        "impact": idea.impact,
        "effort": idea.effort,
        "votes": idea.votes,
        "ver": idea.ver,
    }


# --- reading ----------------------------------------------------------------------------------------------

_TOUCHPOINT = (
    "id, stage, name, hint, icon, actors, moment_of_truth, source_score, forecast, lead_behaviour, line_form,"
    " line_text, prompts, ver, place, deleted_at IS NOT NULL"
)
_NOTE = "id, touchpoint, kind, body, need, reach, votes, ver, place, deleted_at IS NOT NULL"
_IDEA = "id, body, touchpoint, lever, impact, effort, votes, ver, deleted_at IS NOT NULL"


def load(rows: Rows, id: str, cache: JourneyCache | None) -> Journey:
    """The whole journey with its bin: one query when it is cached, else six. Raises `NotFound`."""
    row = rows.one("SELECT alive FROM journey WHERE id = ? AND deleted_at IS NULL", id)
    if row is None:
        raise NotFound("journey", id)
    known = cache.get(id, row[0]) if cache else None
    if known is not None:
        return known
    journey = _read(rows, id)
    if cache:
        cache.put(journey, row[0])
    return journey


def _read(rows: Rows, id: str) -> Journey:
    own = rows.all(f"SELECT {', '.join(JOURNEY_COLUMNS)}, created_at FROM journey WHERE id = ?", id)[0]
    notes, notes_gone = _nested(_fetch(rows, "note", _NOTE, id), _note)
    touchpoints, touchpoints_gone = _nested(
        _fetch(rows, "touchpoint", _TOUCHPOINT, id), lambda row: _touchpoint(row, notes[row[0]])
    )
    stages = _fetch(rows, "stage", "id, name, ver, place, deleted_at IS NOT NULL", id)
    made = [(row[4], Stage(row[0], row[1], tuple(touchpoints[row[0]]), row[2], row[3])) for row in stages]
    ideas = [(row[8], _idea(row)) for row in _fetch(rows, "idea", _IDEA, id)]
    thrown = Bin(_marked(made), tuple(touchpoints_gone), tuple(notes_gone), _marked(ideas))
    return _journey(id, own, _unmarked(made), _unmarked(ideas), thrown)


def _fetch(rows: Rows, table: str, columns: str, journey: str) -> list[tuple[Any, ...]]:
    return rows.all(f"SELECT {columns} FROM {table} WHERE journey = ? ORDER BY position", journey)


def _nested(
    fetched: Iterable[tuple[Any, ...]], make: Any
) -> tuple[dict[str, list[Any]], list[tuple[str, Any]]]:
    """Made parts by parent, and those in the bin with theirs; a row is (id, parent, …, deleted)."""
    live: dict[str, list[Any]] = defaultdict(list)
    gone: list[tuple[str, Any]] = []
    for row in fetched:
        if row[-1]:
            gone.append((row[1], make(row)))
        else:
            live[row[1]].append(make(row))
    return live, gone


def _marked(made: Sequence[tuple[bool, Any]]) -> tuple[Any, ...]:
    return tuple(part for deleted, part in made if deleted)


def _unmarked(made: Sequence[tuple[bool, Any]]) -> tuple[Any, ...]:
    return tuple(part for deleted, part in made if not deleted)


def _journey(id: str, own: Sequence[Any], stages: Any, ideas: Any, thrown: Bin) -> Journey:
    title, locale, persona, scenario, all_in_all, state, template, demo, end, ver, created_at = own
    return Journey(
        id=id,
        title=title,
        locale=locale,
        persona=persona,
        scenario=scenario,
        all_in_all=all_in_all,
        state=State(state),
        template=template,
        demo=demo,
        end=end,
        stages=stages,
        ideas=ideas,
        bin=thrown,
        created_at=moment_of(created_at) if created_at else None,
        ver=ver,
    )


def _touchpoint(row: tuple[Any, ...], notes: list[Note]) -> Touchpoint:
    (
        id,
        _,
        name,
        hint,
        icon,
        actors,
        truth,
        source,
        forecast,
        behaviour,
        form,
        line,
        prompts,
        ver,
        place,
        _,
    ) = row
    return Touchpoint(
        id=id,
        name=name,
        hint=hint,
        icon=icon,
        actors=tuple(json.loads(actors)),
        moment_of_truth=truth,
        source_score=source,
        forecast=forecast,
        lead_behaviour=behaviour,
        line=Line(CardForm(form), line) if form else None,
        prompts=tuple((NoteKind(kind), text) for kind, text in json.loads(prompts)),
        notes=tuple(notes),
        ver=ver,
        place=place,
    )


def _note(row: tuple[Any, ...]) -> Note:
    id, _, kind, body, need, reach, votes, ver, place, _ = row
    return Note(
        id,
        NoteKind(kind),
        body,
        Need(need) if need else None,
        Reach(reach) if reach else None,
        votes,
        ver,
        place,
    )


def _idea(row: tuple[Any, ...]) -> Idea:
    id, body, touchpoint, lever, impact, effort, votes, ver, _ = row
    return Idea(id, body, touchpoint, Lever(lever), impact, effort, votes, ver)


def created(journey: Journey) -> str | None:
    """`created_at` as stored."""
    return stored(journey.created_at) if journey.created_at else None
