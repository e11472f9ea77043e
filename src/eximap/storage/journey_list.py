"""The list of journeys, four queries however many there are."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

from eximap.domain.action import Status
from eximap.storage.rows import Rows, moment_of
from eximap.usecases.ports import JourneySummary

_TOUCHPOINTS = """
SELECT t.journey, t.id, t.forecast, t.moment_of_truth
FROM touchpoint t JOIN stage s ON s.id = t.stage
WHERE t.deleted_at IS NULL AND s.deleted_at IS NULL
ORDER BY s.position, t.position
"""


def summaries(rows: Rows, today: date) -> tuple[JourneySummary, ...]:
    """Live journeys, last changed first; the curve is the latest release's means, else the forecast."""
    touchpoints: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for journey, *touchpoint in rows.all(_TOUCHPOINTS):
        touchpoints[journey].append(tuple(touchpoint))
    releases = {
        journey: (date.fromisoformat(on), json.loads(means))
        for journey, on, means in rows.all(
            "SELECT journey, released_on, means FROM release ORDER BY number, id"
        )
    }
    counts = _actions(rows, today)
    live = rows.all(
        "SELECT id, title, demo, changed_at FROM journey WHERE deleted_at IS NULL"
        " ORDER BY changed_at DESC, id DESC"
    )
    return tuple(
        _summary(row, touchpoints[row[0]], releases.get(row[0]), counts.get(row[0], (0, 0))) for row in live
    )


def demo_ids(rows: Rows, locale: str) -> tuple[str, ...]:
    """Live journeys that are marked as the demo in that language, the oldest first."""
    sql = "SELECT id FROM journey WHERE demo AND locale = ? AND deleted_at IS NULL ORDER BY id"
    found = rows.all(sql, locale)
    return tuple(str(row[0]) for row in found)


def _actions(rows: Rows, today: date) -> dict[str, tuple[int, int]]:
    """Open and late actions by journey; due today is not late."""
    sql = (
        "SELECT journey, count(*), count(CASE WHEN due < ? THEN 1 END) FROM action"
        " WHERE status IN (?, ?) GROUP BY journey"
    )
    day = f"{today:%Y-%m-%d}"
    found = rows.all(sql, day, Status.ON_TRACK.value, Status.STUCK.value)
    return {journey: (opened, late) for journey, opened, late in found}


def _summary(
    row: tuple[Any, ...],
    touchpoints: list[tuple[Any, ...]],
    release: tuple[date, dict[str, float | None]] | None,
    actions: tuple[int, int],
) -> JourneySummary:
    id, title, demo, changed_at = row
    means = release[1] if release else {t: forecast for t, forecast, _ in touchpoints}
    return JourneySummary(
        id=id,
        title=title,
        demo=demo,
        touchpoints=len(touchpoints),
        curve=tuple(means.get(t) for t, _, _ in touchpoints),
        moments_of_truth=tuple(i for i, (_, _, truth) in enumerate(touchpoints) if truth),
        actions_open=actions[0],
        actions_late=actions[1],
        released_on=release[0] if release else None,
        changed_at=moment_of(changed_at),
    )


def without_version(rows: Rows) -> tuple[str, ...]:
    """Live journeys from a template whose version was not kept."""
    found = rows.all(
        "SELECT id FROM journey WHERE template IS NOT NULL AND template_version IS NULL"
        " AND deleted_at IS NULL ORDER BY id"
    )
    return tuple(str(id) for (id,) in found)
