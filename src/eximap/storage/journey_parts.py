"""A journey as rows: pure, so that what to write is found by comparing two journeys.

Live parts are numbered within their parent. What lies in the bin has `deleted_at` and is numbered in the
order of the bin; what hangs on a deleted part is not deleted itself and comes back with it.
"""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import astuple, dataclass
from typing import Any

from eximap.domain.journey import Idea, Journey, Note, Stage, Touchpoint
from eximap.storage.rows import stored

# What `ver` guards, and what `place` guards; `position` is nobody's: it is renumbered freely.
CONTENT: dict[str, tuple[str, ...]] = {
    "stage": ("name", "ver"),
    "touchpoint": (
        *("name", "hint", "icon", "actors", "moment_of_truth", "source_score", "forecast"),
        *("lead_behaviour", "line_form", "line_text", "prompts", "origin", "ver"),
    ),
    "note": ("body", "need", "reach", "votes", "reply", "reply_because", "ver"),
    "idea": ("body", "touchpoint", "lever", "impact", "effort", "votes", "ver"),
}
PLACE: dict[str, tuple[str, ...]] = {
    "stage": ("place",),
    "touchpoint": ("stage", "place"),
    "note": ("touchpoint", "kind", "grouped_under", "place"),
    "idea": (),
}
JOURNEY_COLUMNS = (
    *("title", "locale", "persona", "scenario", "all_in_all", "state", "template", "demo", "declared_end"),
    *("template_version", "ver"),
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
Standing = tuple[str, int, int]  # stage, position, and `id()` of the touchpoint's value


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
        "template_version": journey.template_version,
        "ver": journey.ver,
    }


def standing(journey: Journey) -> set[Standing]:
    """Every live touchpoint where it stands, as one value that a comparison finds again."""
    return {
        (stage.id, position, id(touchpoint))
        for stage in journey.stages
        for position, touchpoint in enumerate(stage.touchpoints)
    }


def parts_of(journey: Journey, but: Set[Standing] = frozenset()) -> Parts:
    """Every part of the journey, bin included, by table and id.

    Left out with their notes are the touchpoints in `but`: one value at one place on both sides of a
    comparison cannot differ, and an edit leaves nearly all of a journey as it was.
    """
    parts: Parts = {table: {} for table in TABLES}
    for deleted, stages in ((False, journey.stages), (True, journey.bin.stages)):
        for position, stage in enumerate(stages):
            _put_stage(parts, stage, position, deleted, but)
    for position, (stage_id, touchpoint) in enumerate(journey.bin.touchpoints):
        _put_touchpoint(parts, stage_id, touchpoint, position, deleted=True)
    for position, (touchpoint_id, note) in enumerate(journey.bin.notes):
        _put_note(parts, touchpoint_id, note, position, deleted=True)
    for deleted, ideas in ((False, journey.ideas), (True, journey.bin.ideas)):
        for position, idea in enumerate(ideas):
            parts["idea"][idea.id] = Part(idea.id, _idea_columns(idea), position, deleted)
    return parts


def _put_stage(parts: Parts, stage: Stage, position: int, deleted: bool, but: Set[Standing]) -> None:
    columns = {"name": stage.name, "ver": stage.ver, "place": stage.place}
    parts["stage"][stage.id] = Part(stage.id, columns, position, deleted)
    for index, touchpoint in enumerate(stage.touchpoints):
        if (stage.id, index, id(touchpoint)) not in but:
            _put_touchpoint(parts, stage.id, touchpoint, index, deleted=False)


def _put_touchpoint(parts: Parts, stage: str, it: Touchpoint, position: int, deleted: bool) -> None:
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
        "origin": json.dumps(astuple(it.origin), ensure_ascii=False) if it.origin else None,
        "ver": it.ver,
        "place": it.place,
    }
    parts["touchpoint"][it.id] = Part(it.id, columns, position, deleted)
    for index, note in enumerate(it.notes):
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
        "grouped_under": note.grouped_under,
        "reply": note.reply.kind.value if note.reply else None,
        "reply_because": note.reply.because if note.reply else None,
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


def created(journey: Journey) -> str | None:
    """`created_at` as stored."""
    return stored(journey.created_at) if journey.created_at else None
