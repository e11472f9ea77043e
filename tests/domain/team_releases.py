"""Teams for tests: rows of scores become team releases, and these a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from eximap.domain.release import Release
from eximap.domain.team_figure import Relation, earlier, of_release, relations
from eximap.domain.team_release import SharedPain, TeamRelease, TeamTouchpoint
from eximap.domain.team_table import TeamTable, team_table


def team_release(
    team: str,
    release: Release,
    before: Sequence[Release] = (),
    pains: Sequence[SharedPain] = (),
    touchpoints: Sequence[TeamTouchpoint] | None = None,
) -> TeamRelease:
    """The release as one of that team; the touchpoints' own ids are their keys."""
    asked = [
        TeamTouchpoint(f.touchpoint, f.touchpoint, f"Moment {f.touchpoint}") for f in release.touchpoints
    ]
    return TeamRelease(
        team=team,
        path=("Service", team),
        head_count=20,
        journey=f"journey-{team}",
        title="First 90 days",
        locale="en",
        template="first-90-days",
        template_version=1,
        touchpoints=tuple(asked if touchpoints is None else touchpoints),
        round_name="",
        day=date(2026, 3, 2),
        release=release,
        pains=tuple(pains),
        earlier=tuple(before),
    )


def table_of(
    releases: Sequence[TeamRelease], units: Mapping[str, Sequence[str]] | None = None, k: int = 5
) -> TeamTable:
    """The table of these releases, as a page makes it."""
    return guarded_of(releases, units or {}, (), k)


def guarded_of(
    releases: Sequence[TeamRelease],
    units: Mapping[str, Sequence[str]],
    totals: Sequence[Relation],
    k: int = 5,
) -> TeamTable:
    """The same where somebody was told these totals as well."""
    figures = [figure for one in releases for figure in of_release(one)]
    hanging = [relation for one in releases for relation in relations(one)]
    return team_table(figures, units, k, earlier=earlier(releases), relations=[*hanging, *totals])
