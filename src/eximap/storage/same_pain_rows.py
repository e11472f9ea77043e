"""Which pains are one and which are not, as a person said it."""

from __future__ import annotations

import json

from eximap.domain.same_pain import SamePain
from eximap.storage.rows import Rows, insert, moment_of, stored


def everything(rows: Rows) -> tuple[SamePain, ...]:
    """All words, in order of their moment."""
    found = rows.all("SELECT id, texts, same, said_by, said_at FROM same_pain ORDER BY said_at, id")
    return tuple(
        SamePain(id, tuple(json.loads(texts)), same, by, moment_of(at)) for id, texts, same, by, at in found
    )


def add(rows: Rows, word: SamePain) -> None:
    """Stores a new one."""
    record = {
        "id": word.id,
        "texts": json.dumps(word.texts, ensure_ascii=False),
        "same": word.same,
        "said_by": word.said_by,
        "said_at": stored(word.said_at),
    }
    insert(rows, "same_pain", [record])


def drop(rows: Rows, id: str) -> None:
    """Takes it back; a repeat does nothing."""
    rows.run("DELETE FROM same_pain WHERE id = ?", id)
