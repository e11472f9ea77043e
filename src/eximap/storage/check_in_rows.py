"""Check-ins: only ever appended, under the id that the screen gave."""

from __future__ import annotations

from eximap.domain.action import Status
from eximap.domain.check_in import CheckIn
from eximap.storage.life_rows import hang, of
from eximap.storage.rows import Rows, moment_of, stored

_COLUMNS = "id, action, made_at, status, told_by, stuck_on, stuck_with"


def of_journey(rows: Rows, journey: str, action: str | None = None) -> tuple[CheckIn, ...]:
    """In order of their making."""
    return tuple(
        CheckIn(id, of_action, moment_of(at), Status(status), by, stuck_on, stuck_with)
        for id, of_action, at, status, by, stuck_on, stuck_with in of(
            rows, "check_in", _COLUMNS, journey, action
        )
    )


def is_there(rows: Rows, id: str) -> bool:
    """Whether a check-in has this id."""
    return rows.one("SELECT id FROM check_in WHERE id = ?", id) is not None


def add(rows: Rows, check_in: CheckIn) -> str:
    """Inserts it; its journey."""
    record = {
        "id": check_in.id,
        "made_at": stored(check_in.at),
        "status": check_in.status.value,
        "told_by": check_in.by,
        "stuck_on": check_in.stuck_on,
        "stuck_with": check_in.stuck_with,
    }
    return hang(rows, "check_in", check_in.action, record)
