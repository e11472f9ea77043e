"""Actions and their dated revisions; a revision is only ever appended."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from eximap.domain.action import Action, Measure, Status
from eximap.domain.errors import NotFound
from eximap.domain.journey import Control, Lever
from eximap.domain.lens import Lenses
from eximap.domain.revision import Adjusted, Held, Revision
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored

_ACTION = (
    "id, journey, title, touchpoint, idea, notes, first_step, owner, due, measure, baseline, target, lever,"
    " control, status, stuck_on, stuck_with, lenses, ver"
)

_REVISION = "happened_at, what, was, became, reason, whom, undoes, held"


def find(rows: Rows, id: str) -> Action:
    """The action with its revisions. Raises `NotFound`."""
    found = _where(rows, "id = ?", id)
    if not found:
        raise NotFound("action", id)
    return found[0]


def of_journey(rows: Rows, journey: str | None) -> tuple[Action, ...]:
    """The actions of one live journey, or of all of them, in order of creation."""
    if journey is None:
        return _where(rows, "journey IN (SELECT id FROM journey WHERE deleted_at IS NULL)")
    if rows.one("SELECT alive FROM journey WHERE id = ? AND deleted_at IS NULL", journey) is None:
        return ()
    return _where(rows, "journey = ?", journey)


def naming(rows: Rows, person: str) -> tuple[Action, ...]:
    """The actions that this person owns, once owned, or was waited for in, those of deleted journeys too."""
    owned = "id IN (SELECT action FROM action_revision WHERE what = ? AND (was = ? OR became = ?))"
    waited = "id IN (SELECT action FROM action_revision WHERE whom = ?)"
    told = (Adjusted.OWNER.value, person, person, person)
    return _where(rows, f"(owner = ? OR stuck_with = ? OR {owned} OR {waited})", person, person, *told)


def some(rows: Rows, ids: Sequence[str]) -> tuple[Action, ...]:
    """The actions under these ids, in order of creation."""
    return _where(rows, "id IN (SELECT unnest(?))", list(ids))


def add(rows: Rows, action: Action, at: datetime) -> None:
    """Inserts the action with its revisions. Raises `NotFound` when its journey is gone."""
    bump_journey(rows, action.journey)
    own = {"id": action.id, "journey": action.journey, **_columns(action), "created_at": stored(at)}
    insert(rows, "action", [own])
    _append(rows, action.id, action.revisions)


def save(rows: Rows, before: Action, after: Action) -> None:
    """Writes the row and appends the new revisions. Raises `Conflict` when somebody wrote since `before`."""
    columns = _columns(after)
    sets = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE action SET {sets} WHERE id = ? AND ver = ?"
    if rows.run(sql, *columns.values(), before.id, before.ver) != 1:
        raise Conflict(f"action {before.id}")
    _append(rows, after.id, after.revisions[len(before.revisions) :])


def _columns(action: Action) -> dict[str, Any]:
    measure = action.measure
    return {
        "title": action.title,
        "touchpoint": action.touchpoint,
        "idea": action.idea,
        "notes": json.dumps(action.notes),
        "first_step": action.first_step,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else None,
        "measure": measure.name if measure else None,
        "baseline": measure.baseline if measure else None,
        "target": measure.target if measure else None,
        "lever": action.lever.value,
        "control": action.control.value,
        "status": action.status.value,
        "stuck_on": action.stuck_on,
        "stuck_with": action.stuck_with,
        "lenses": action.lenses.as_stored(),
        "ver": action.ver,
    }


def _append(rows: Rows, action: str, revisions: Sequence[Revision]) -> None:
    records = [
        {
            "action": action,
            "happened_at": stored(revision.at),
            "what": revision.what.value,
            "was": revision.before,
            "became": revision.after,
            "reason": revision.reason,
            "whom": revision.whom,
            "undoes": revision.undoes,
            "held": _said(revision.held) if revision.held is not None else None,
        }
        for revision in revisions
    ]
    insert(rows, "action_revision", records)


def _where(rows: Rows, condition: str, *params: Any) -> tuple[Action, ...]:
    # Sorted here: for a handful of rows an ORDER BY takes DuckDB as long as all the rest of the query.
    found = sorted(rows.all(f"SELECT n, {_ACTION} FROM action WHERE {condition}", *params))
    if not found:
        return ()
    history: dict[str, list[Revision]] = defaultdict(list)
    lines = rows.all(
        f"SELECT n, action, {_REVISION} FROM action_revision WHERE action IN (SELECT unnest(?))",
        [id for _, id, *_ in found],
    )
    for _, action, *line in sorted(lines, key=lambda line: line[0]):
        history[action].append(_revision(line))
    return tuple(_action(row, tuple(history[row[0]])) for _, *row in found)


def _said(held: Held) -> str:
    return json.dumps({name: value for name, value in asdict(held).items() if value is not None})


def _revision(line: Sequence[Any]) -> Revision:
    at, what, was, became, reason, whom, undoes, held = line
    kept = None if held is None else Held(**json.loads(held))
    return Revision(moment_of(at), Adjusted(what), was, became, reason, whom, undoes, kept)


def _action(row: Sequence[Any], revisions: tuple[Revision, ...]) -> Action:
    id, journey, title, touchpoint, idea, notes, step, owner, due, measure, baseline, target, *rest = row
    lever, control, status, stuck_on, stuck_with, lenses, ver = rest
    return Action(
        id=id,
        journey=journey,
        title=title,
        touchpoint=touchpoint,
        idea=idea,
        notes=tuple(json.loads(notes)),
        first_step=step,
        owner=owner,
        due=date.fromisoformat(due) if due else None,
        measure=None if measure is None else Measure(measure, baseline, target),
        lever=Lever(lever),
        control=Control(control),
        status=Status(status),
        stuck_on=stuck_on,
        stuck_with=stuck_with,
        lenses=Lenses.read(lenses),
        revisions=revisions,
        ver=ver,
    )
