"""Hand-overs with their answers as JSON; only the owner's yes is written later."""

from __future__ import annotations

import json

from eximap.domain.hand_over import Confirmed, HandOver, Question
from eximap.storage.life_rows import grow, hang, of
from eximap.storage.rows import Rows, moment_of, stored

_COLUMNS = "id, action, owner, made_at, answers, confirmed_at, confirmed"


def of_journey(rows: Rows, journey: str, action: str | None = None) -> tuple[HandOver, ...]:
    """In order of their making."""
    return tuple(
        HandOver(
            id=id,
            action=of_action,
            owner=owner,
            at=moment_of(at),
            answers=tuple((Question(name), text) for name, text in json.loads(answers)),
            confirmed_at=moment_of(confirmed_at) if confirmed_at else None,
            confirmed=Confirmed(confirmed) if confirmed else None,
        )
        for id, of_action, owner, at, answers, confirmed_at, confirmed in of(
            rows, "hand_over", _COLUMNS, journey, action
        )
    )


def add(rows: Rows, handed: HandOver) -> str:
    """Inserts it; its journey."""
    record = {
        "id": handed.id,
        "owner": handed.owner,
        "made_at": stored(handed.at),
        "answers": json.dumps(handed.answers, ensure_ascii=False),
        "confirmed_at": stored(handed.confirmed_at) if handed.confirmed_at else None,
        "confirmed": handed.confirmed.value if handed.confirmed else None,
    }
    return hang(rows, "hand_over", handed.action, record)


def confirm(rows: Rows, handed: HandOver) -> str:
    """Writes the owner's yes, once; its journey."""
    at, where = handed.confirmed_at, handed.confirmed
    rows.run(
        "UPDATE hand_over SET confirmed_at = ?, confirmed = ? WHERE id = ? AND confirmed_at IS NULL",
        stored(at) if at else None,
        where.value if where else None,
        handed.id,
    )
    return grow(rows, handed.action)
