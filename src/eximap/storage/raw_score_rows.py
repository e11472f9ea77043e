"""Which tables of scores were taken in; their raw rounds are files beside the store (`raw_score_files`)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from eximap.domain.imported_scores import RawScores
from eximap.storage.rows import Rows, insert, stored


def ids(rows: Rows) -> frozenset[str]:
    """Those whose raw rounds are kept."""
    return frozenset(str(id) for (id,) in rows.all("SELECT id FROM raw_scores"))


def is_there(rows: Rows, digest: str, title: str) -> bool:
    """Whether a file of that content was taken in under that title."""
    found = rows.all("SELECT count(*) FROM raw_scores WHERE digest = ? AND title = ?", digest, title)
    return bool(found[0][0])


def put(rows: Rows, raw: RawScores) -> None:
    """Notes one."""
    record = {
        "id": raw.id,
        "title": raw.title,
        "digest": raw.digest,
        "scores": raw.rows,
        "imported_at": stored(raw.at),
    }
    insert(rows, "raw_scores", [record])


def forget(rows: Rows, before: date) -> int:
    """Forgets those that came before that day; how many there were."""
    due = "DELETE FROM raw_scores WHERE imported_at < ?"
    return rows.run(due, stored(datetime.combine(before, time(), UTC)))
