"""Releases: frozen as JSON, never updated."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from eximap.domain import release_json
from eximap.domain.release import Release
from eximap.storage.rows import Rows, insert


def add(rows: Rows, release: Release, journey: str) -> None:
    """Inserts a release with the means that the list of journeys draws."""
    means = {f.touchpoint: None if f.mean is None else f.mean.value for f in release.touchpoints}
    record = {
        "id": release.id,
        "journey": journey,
        "round": release.round_id,
        "number": release.number,
        "released_on": release.on.isoformat(),
        "means": json.dumps(means),
        "body": json.dumps(release_json.to_json(release), ensure_ascii=False),
    }
    insert(rows, "release", [record])


def of_journey(rows: Rows, journey: str) -> tuple[Release, ...]:
    """The journey's releases by round number."""
    found = rows.all("SELECT number, id, body FROM release WHERE journey = ?", journey)
    return tuple(decoded(body) for _, _, body in sorted(found))


def forget(rows: Rows, before: date) -> tuple[int, frozenset[str]]:
    """Deletes releases of closed rounds from before that day; how many, and of which journeys."""
    due = "released_on < ? AND round IN (SELECT id FROM round WHERE closed_at IS NOT NULL)"
    journeys = {str(id) for (id,) in rows.all(f"SELECT journey FROM release WHERE {due}", before.isoformat())}
    gone = rows.run(f"DELETE FROM release WHERE {due}", before.isoformat()) if journeys else 0
    return gone, frozenset(journeys)


@lru_cache(maxsize=64)
def decoded(body: str) -> Release:
    """A stored release."""
    # Never changed, and read at every look at a map: decoding takes longer than the query.
    return release_json.from_json(json.loads(body))
