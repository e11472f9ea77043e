"""Milestones: a row each, guarded by its version."""

from __future__ import annotations

from datetime import date, datetime

from eximap.domain.milestone import Milestone
from eximap.storage.life_rows import grow, hang, of
from eximap.storage.rows import Conflict, Rows, moment_of, stored

_COLUMNS = "id, action, body, due, made_at, ver, done_at, dropped_at"


def of_journey(rows: Rows, journey: str, action: str | None = None) -> tuple[Milestone, ...]:
    """In order of their making."""
    return tuple(
        Milestone(
            id=id,
            action=of_action,
            text=text,
            due=date.fromisoformat(due) if due else None,
            at=moment_of(at),
            ver=ver,
            done_at=moment_of(done) if done else None,
            dropped_at=moment_of(dropped) if dropped else None,
        )
        for id, of_action, text, due, at, ver, done, dropped in of(
            rows, "milestone", _COLUMNS, journey, action
        )
    )


def add(rows: Rows, step: Milestone) -> str:
    """Inserts it; its journey."""
    record = {
        "id": step.id,
        "body": step.text,
        "due": step.due.isoformat() if step.due else None,
        "made_at": stored(step.at),
        "done_at": _moment(step.done_at),
        "dropped_at": _moment(step.dropped_at),
        "ver": step.ver,
    }
    return hang(rows, "milestone", step.action, record)


def save(rows: Rows, before: Milestone, after: Milestone) -> str:
    """Writes it; its journey. Raises `Conflict` when somebody wrote since `before`."""
    sql = "UPDATE milestone SET done_at = ?, dropped_at = ?, ver = ? WHERE id = ? AND ver = ?"
    values = (_moment(after.done_at), _moment(after.dropped_at), after.ver)
    if rows.run(sql, *values, before.id, before.ver) != 1:
        raise Conflict(f"milestone {before.id}")
    return grow(rows, after.action)


def _moment(at: datetime | None) -> str | None:
    return stored(at) if at else None
