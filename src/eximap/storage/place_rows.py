"""Where actions belong, by name: titles and touchpoints of many journeys, each edition read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from eximap.storage.journey_cache import JourneyCache, Places
from eximap.storage.rows import Rows

_EDITIONS = "SELECT id, title, alive FROM journey WHERE id IN (SELECT unnest(?))"
_POINTS = (
    "SELECT journey, id, name, moment_of_truth FROM touchpoint"
    " WHERE deleted_at IS NULL AND journey IN (SELECT unnest(?))"
)
_NOTED = "SELECT DISTINCT touchpoint FROM note WHERE deleted_at IS NULL AND journey IN (SELECT unnest(?))"


def of_journeys(
    rows: Rows, journeys: Collection[str], cache: JourneyCache | None
) -> Mapping[str, tuple[str, Places]]:
    """Of each journey its title and its touchpoints that live; without `cache` they are read anew."""
    editions = rows.all(_EDITIONS, list(journeys))
    known = {id: cache.places.get(id, alive) if cache else None for id, _, alive in editions}
    missing = [id for id, places in known.items() if places is None]
    read = _read(rows, missing) if missing else {}
    if cache:
        for id, _, alive in editions:
            if id in read:
                cache.places.put(id, read[id], alive)
    return {id: (title, known[id] or read.get(id, {})) for id, title, _ in editions}


def _read(rows: Rows, journeys: list[str]) -> dict[str, dict[str, tuple[str, bool, bool]]]:
    noted = {id for (id,) in rows.all(_NOTED, journeys)}
    found: dict[str, dict[str, tuple[str, bool, bool]]] = {id: {} for id in journeys}
    for journey, id, name, star in rows.all(_POINTS, journeys):
        found[journey][id] = (name, bool(star), id in noted)
    return found
