"""Releases beside other teams': this store's own, put together from what their journeys say."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eximap.domain.release import Release
from eximap.domain.round import Wording
from eximap.domain.team_release import TeamRelease, TeamTouchpoint, may_be_compared
from eximap.storage import release_rows
from eximap.storage.rows import Rows

# The demo is nobody's team.
_LIVE = "SELECT id FROM journey WHERE deleted_at IS NULL AND NOT demo"


@dataclass(frozen=True, slots=True)
class _Journey:
    """What the team releases of one journey share; touchpoints are (name, hint, moment of truth) by id."""

    id: str
    title: str
    locale: str
    template: str | None
    unit: str
    touchpoints: Mapping[str, tuple[str, str, bool]]


def all_own(rows: Rows) -> tuple[TeamRelease, ...]:
    """The latest release of every round of every live journey, by team, day and round."""
    rounds = _releases_by_round(rows)
    if not rounds:
        return ()
    journeys = _journeys(rows)
    asked = rows.all(f"SELECT id, journey, touchpoints, wording FROM round WHERE journey IN ({_LIVE})")
    found = [_team_release(row, journeys[row[1]], rounds[row[0]]) for row in asked if row[0] in rounds]
    return tuple(sorted(found, key=lambda it: (it.path, it.team, it.day, it.round)))


def _releases_by_round(rows: Rows) -> dict[str, list[Release]]:
    """By round, oldest first: a round's ids are made in order of time."""
    found: dict[str, list[Release]] = defaultdict(list)
    for round_, _, body in sorted(
        rows.all(f"SELECT round, id, body FROM release WHERE journey IN ({_LIVE})"), key=lambda row: row[:2]
    ):
        release = release_rows.decoded(body)
        if may_be_compared(release):
            found[round_].append(release)
    return found


def _journeys(rows: Rows) -> dict[str, _Journey]:
    touchpoints: dict[str, dict[str, tuple[str, str, bool]]] = defaultdict(dict)
    for id, journey, *said in rows.all(
        f"SELECT id, journey, name, hint, moment_of_truth FROM touchpoint WHERE journey IN ({_LIVE})"
    ):
        touchpoints[journey][id] = (said[0], said[1], said[2])
    found = rows.all(f"SELECT id, title, locale, template, unit FROM journey WHERE id IN ({_LIVE})")
    return {
        id: _Journey(id, title, locale, template, unit or "", touchpoints[id])
        for id, title, locale, template, unit in found
    }


def _team_release(row: tuple[Any, ...], of: _Journey, releases: list[Release]) -> TeamRelease:
    _, _, touchpoints, wording = row
    words = {w.touchpoint: w for w in (Wording(*parts) for parts in json.loads(wording))}
    return TeamRelease(
        team=of.unit,
        path=tuple(of.unit.split("/")) if of.unit else (),
        head_count=None,
        journey=of.id,
        title=of.title,
        locale=of.locale,
        template=of.template,
        template_version=None,
        touchpoints=tuple(_touchpoint(id, of, words) for id in json.loads(touchpoints)),
        round_name="",
        day=releases[0].on,
        release=releases[-1],
        earlier=tuple(releases[:-1]),
    )


def _touchpoint(id: str, of: _Journey, words: Mapping[str, Wording]) -> TeamTouchpoint:
    """Words that an old round did not keep are the journey's of today."""
    name, hint, moment_of_truth = of.touchpoints[id]
    asked = words.get(id, Wording(id, name, hint))
    return TeamTouchpoint(id, id, asked.name, asked.hint, moment_of_truth)
