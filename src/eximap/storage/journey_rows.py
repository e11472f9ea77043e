"""Reading journeys: six queries, or one where the journey is known by its edition (see journey_cache)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    Origin,
    Reach,
    Stage,
    State,
    Touchpoint,
)
from eximap.domain.reply import Reply, ReplyKind
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.journey_parts import JOURNEY_COLUMNS
from eximap.storage.rows import Rows, moment_of

_TOUCHPOINT = (
    "id, stage, name, hint, icon, actors, moment_of_truth, source_score, forecast, lead_behaviour, line_form,"
    " line_text, prompts, origin, ver, place, deleted_at IS NOT NULL"
)
_NOTE = (
    "id, touchpoint, kind, body, need, reach, votes, ver, place, grouped_under, reply, reply_because,"
    " deleted_at IS NOT NULL"
)
_IDEA = "id, body, touchpoint, lever, impact, effort, votes, ver, deleted_at IS NOT NULL"


def load(rows: Rows, id: str, cache: JourneyCache | None) -> Journey:
    """The whole journey with its bin: one query when it is cached, else six. Raises `NotFound`."""
    row = rows.one("SELECT alive FROM journey WHERE id = ? AND deleted_at IS NULL", id)
    if row is None:
        raise NotFound("journey", id)
    known = cache.whole.get(id, row[0]) if cache else None
    if known is not None:
        return known
    journey = _read(rows, id)
    if cache:
        cache.whole.put(id, journey, row[0])
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
    title, locale, persona, scenario, all_in_all, state, template, demo, end, version, ver, created_at = own
    return Journey(
        id=id,
        title=title,
        locale=locale,
        persona=persona,
        scenario=scenario,
        all_in_all=all_in_all,
        state=State(state),
        template=template,
        template_version=version,
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
        origin,
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
        origin=Origin(*json.loads(origin)) if origin else None,
    )


def _note(row: tuple[Any, ...]) -> Note:
    id, _, kind, body, need, reach, votes, ver, place, under, reply, because, _ = row
    return Note(
        id,
        NoteKind(kind),
        body,
        Need(need) if need else None,
        Reach(reach) if reach else None,
        votes,
        ver,
        place,
        under,
        Reply(ReplyKind(reply), because) if reply else None,
    )


def _idea(row: tuple[Any, ...]) -> Idea:
    id, body, touchpoint, lever, impact, effort, votes, ver, _ = row
    return Idea(id, body, touchpoint, Lever(lever), impact, effort, votes, ver)
