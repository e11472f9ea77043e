"""Last time's actions: what a meeting opens on. METHOD.md, "The plan"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from eximap.domain.action import Action, Status


def last_time(plan: Iterable[Action], opened: datetime, before: datetime | None) -> tuple[Action, ...]:
    """What was planned before this meeting `opened` and is open still, or was closed since the one `before`.

    Open ones come first, by due date; without an earlier meeting all that was ever closed counts. What waits
    in the queue has not begun, so there is nothing to say of it.
    """
    found = (a for a in plan if a.revisions and a.revisions[0].at < opened)
    told = [a for a in found if a.is_open() or _closed_since(a, before)]
    return tuple(sorted(told, key=lambda a: (not a.is_open(), a.due or date.max, a.title, a.id)))


def _closed_since(action: Action, before: datetime | None) -> bool:
    closed = action.status in {Status.DONE, Status.DROPPED}
    return closed and (before is None or action.revisions[-1].at >= before)
