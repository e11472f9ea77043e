"""A thousand teams for tests: fifty drawn releases, each as that of twenty teams in fifty units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

from eximap.domain.release import Release
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from tests.domain.sheets import names, release_of

WIDTH = 15
DRAWN = 50
WRITTEN = datetime(2026, 5, 13, tzinfo=UTC)


def many_team_releases(teams: int, seed: int = 7) -> Iterator[TeamRelease]:
    """Team 1 to team `teams`, twenty to a unit."""
    rng = Random(seed)
    drawn = [_drawn(rng) for _ in range(min(teams, DRAWN))]
    points = tuple(
        TeamTouchpoint(id, f"moment-{at}", f"Moment {at}", moment_of_truth=at % 4 == 0)
        for at, id in enumerate(names(WIDTH), start=1)
    )
    for at in range(teams):
        found = drawn[at % len(drawn)]
        release = replace(found, id=f"release-{at}", round_id=f"round-{at}")
        yield TeamRelease(
            team=f"team-{at}",
            path=("Service", f"Unit {at // 20 + 1}", f"Team {at + 1}"),
            head_count=(found.sheets or 5) + at % 4,
            journey=f"journey-{at}",
            title="First 90 days",
            locale="en",
            template="first-90-days",
            template_version=1,
            touchpoints=points,
            round_name="",
            day=date(2026, 5, 12),
            release=release,
        )


def _drawn(rng: Random) -> Release:
    offset, people = rng.gauss(0, 0.4), rng.randint(9, 20)
    sheets = [_sheet(str(n), offset, rng) for n in range(people)]
    return release_of(sheets, WIDTH)


def _sheet(id: str, offset: float, rng: Random) -> Sheet:
    answers = []
    for at, point in enumerate(names(WIDTH)):
        if rng.random() < 0.03:
            answers.append(Answer(point, Met.NOT_MET))
        else:
            score = max(-2, min(2, round(rng.gauss(offset + (at % 3 - 1) * 0.5, 1.2))))
            answers.append(Answer(point, Met.SCORED, score))
    return Sheet(id, tuple(answers), None, max(-2, min(2, round(rng.gauss(offset, 1)))))
