"""Which touchpoint is which, as a person said it."""

from __future__ import annotations

import json
from datetime import datetime

from eximap.domain.mapping import Mapping
from eximap.storage.rows import Rows, insert, moment_of, stored


def everything(rows: Rows) -> tuple[Mapping, ...]:
    """All mappings by source and target."""
    found = rows.all("SELECT source, target, pairs, said_by, made_at FROM mapping ORDER BY source, target")
    return tuple(
        Mapping(source, target, tuple((key, to) for key, to in json.loads(pairs)), by, moment_of(at))
        for source, target, pairs, by, at in found
    )


def put(rows: Rows, mapping: Mapping, at: datetime) -> None:
    """Stores a mapping over an earlier one between the same two."""
    drop(rows, mapping.source, mapping.target)
    record = {
        "source": mapping.source,
        "target": mapping.target,
        "pairs": json.dumps(mapping.pairs, ensure_ascii=False),
        "made_at": stored(at),
        "said_by": mapping.said_by,
    }
    insert(rows, "mapping", [record])


def drop(rows: Rows, source: str, target: str) -> None:
    """Forgets it; a repeat does nothing."""
    rows.run("DELETE FROM mapping WHERE source = ? AND target = ?", source, target)
