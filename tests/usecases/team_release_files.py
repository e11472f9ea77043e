"""Release files of other teams, for tests: ten people, two touchpoints, written on some day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from eximap.domain.handed_release import for_others
from eximap.domain.team_release import SharedPain, TeamRelease, TeamTouchpoint
from eximap.interchange import team_release_file
from tests.domain.sheets import release_of, sheets_of

TEN = [(2, -1)] * 5 + [(1, -2)] * 5
WRITTEN = datetime(2026, 3, 3, 9, tzinfo=UTC)


def north(team: str = "north", rows: list[tuple[int, ...]] = TEN, **changes: object) -> TeamRelease:
    """A team's release of spring; the team's name is its id in capitals."""
    release = for_others(release_of(sheets_of(rows), 2, id=f"x-{team}", round=f"r-{team}"))
    whole = TeamRelease(
        *(team, ("Service", team.upper()), 12, f"j-{team}", "First day", "en", "first-90-days", 1),
        touchpoints=(
            TeamTouchpoint("t0", "day-one", "Day one", moment_of_truth=True),
            TeamTouchpoint("t1", "logins", "Desk and logins"),
        ),
        round_name="Spring",
        day=date(2026, 3, 2),
        release=release,
        pains=(SharedPain("logins", "No login on day one", 5, 10),),
    )
    return replace(whole, **changes)


def late(it: TeamRelease, rows: list[tuple[int, ...]]) -> TeamRelease:
    """A later release of the same round."""
    whole = release_of(sheets_of(rows), 2, id=f"{it.release.id}-late", round=it.round, on=date(2026, 3, 9))
    return replace(it, release=for_others(whole))


def file(it: TeamRelease, at: datetime = WRITTEN) -> tuple[str, bytes]:
    """The file's name and bytes."""
    return f"{it.name}.json", team_release_file.written(it, at)
