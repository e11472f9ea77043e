"""Reviews: only ever appended."""

from __future__ import annotations

from eximap.domain.review import Review, Verdict
from eximap.storage.life_rows import hang, of
from eximap.storage.rows import Rows, moment_of, stored

_COLUMNS = "id, action, made_at, happened, verdict, learnt"


def of_journey(rows: Rows, journey: str, action: str | None = None) -> tuple[Review, ...]:
    """In order of their making."""
    return tuple(
        Review(id, of_action, moment_of(at), happened, Verdict(verdict), learnt)
        for id, of_action, at, happened, verdict, learnt in of(rows, "review", _COLUMNS, journey, action)
    )


def add(rows: Rows, review: Review) -> str:
    """Inserts it; its journey."""
    record = {
        "id": review.id,
        "made_at": stored(review.at),
        "happened": review.happened,
        "verdict": review.verdict.value,
        "learnt": review.learnt,
    }
    return hang(rows, "review", review.action, record)
