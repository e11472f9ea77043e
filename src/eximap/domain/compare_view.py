"""All that the compare screen says of some teams: nothing that is hidden stands in it.

METHOD.md, "Comparing teams" and "Releases and suppression". Whatever statistics there are cover what is shown
only; totals, too, leave hidden cells out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt

from eximap.domain.compare_table import Placed, Table, Unshown
from eximap.domain.compared_figure import Wanted, net_group, touchpoint_row
from eximap.domain.comparison import ComparedTeam, Comparison, compare
from eximap.domain.group import Group
from eximap.domain.interval import SCALE, UPPER, Estimate
from eximap.domain.quantile import student_t
from eximap.domain.team_release import TeamRelease, TeamTouchpoint

NOBODY_HIDDEN = 1  # k for the groups that the table shows already


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team. `answered` are finished sheets, None where they are fewer than k; `of` people, None: unknown.

    `figures` is None where `unshown` says why, or where nearly all said the same: there is a `band` then.
    `day` is the round's, `received_at` when a file brought it; it stands on so many earlier releases, which
    it `replaced` on the day `replaced_on`.
    """

    team: str
    path: tuple[str, ...]
    answered: int | None
    of: int | None
    day: date
    received_at: datetime | None
    replaced: int
    replaced_on: date
    figures: ComparedTeam | None
    band: tuple[float, float] | None
    unshown: Unshown | None

    @property
    def missing(self) -> int | None:
        """People who did not answer; None where that cannot be said."""
        return None if self.answered is None or self.of is None else max(0, self.of - self.answered)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The mean of one team at one touchpoint, −2…+2, or the band it lies in, or why there is neither."""

    mean: Estimate | None
    band: tuple[float, float] | None = None
    unshown: Unshown | None = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One touchpoint: a cell a team in the order of the teams, and all shown ones together."""

    touchpoint: TeamTouchpoint
    cells: tuple[HeatCell, ...]
    together: Estimate | None


@dataclass(frozen=True, slots=True)
class CompareView:
    """One comparison; `comparison` covers the shown teams, `teams` are all of them alphabetically.

    `unit` is the path of the unit whose teams these are, empty for all teams.
    """

    title: str
    locale: str
    round_name: str
    first_day: date
    last_day: date
    k: int
    wanted: Wanted
    comparison: Comparison
    teams: tuple[TeamLine, ...]
    rows: tuple[HeatRow, ...]
    unit: tuple[str, ...] = ()

    @property
    def answered(self) -> int:
        """People who finished a sheet, of the teams where that may be said."""
        return sum(line.answered or 0 for line in self.teams)

    @property
    def people(self) -> int | None:
        """The people of the same teams; None where one of them was not counted."""
        counted = [line.of for line in self.teams if line.answered is not None]
        known = [people for people in counted if people is not None]
        return sum(known) if known and len(known) == len(counted) else None


def listed(view: CompareView, query: str, differing: bool) -> tuple[int, ...]:
    """The places of the teams that are looked for: by words of their names and units."""
    words = query.casefold().split()
    return tuple(
        at
        for at, line in enumerate(view.teams)
        if all(word in " ".join((line.team, *line.path)).casefold() for word in words)
        and (not differing or bool(line.figures and line.figures.differs))
    )


def compare_view(table: Table, wanted: Wanted, unit: tuple[str, ...] = ()) -> CompareView:
    """The comparison of the table's teams, at least one, by the wanted figure.

    A `unit` that has any of them takes from the same table, which was guarded over all teams and in which its
    total is one of the sums: the same cells are hidden, and what it says follows from those that are shown.
    """
    teams = table.under(unit) or table.teams
    latest = max((team.of for team in teams), key=lambda of: (of.day, of.round))
    days = [team.of.day for team in teams]
    groups = {team.label: _group(table, wanted, team) for team in teams}
    comparison = compare([group for group in groups.values() if group], wanted.scale, NOBODY_HIDDEN)
    figures = {team.team: team for team in comparison.teams}
    return CompareView(
        title=latest.title,
        locale=latest.locale,
        round_name=_one_name([team.of for team in teams]),
        first_day=min(days),
        last_day=max(days),
        k=table.k,
        wanted=wanted,
        comparison=comparison,
        teams=tuple(_line(table, wanted, team, figures.get(team.label)) for team in teams),
        rows=tuple(_row(table, touchpoint, teams) for touchpoint in table.touchpoints),
        unit=unit if table.under(unit) else (),
    )


def _group(table: Table, wanted: Wanted, team: Placed) -> Group | None:
    """What the comparison stands on: what the table shows exactly."""
    cell = table.cell(wanted.row, team)
    exactly = cell.group if cell else None
    return net_group(team.of, wanted, team.label) if exactly and wanted.is_net else exactly


def _one_name(releases: Sequence[TeamRelease]) -> str:
    """The name that all rounds share, if they do."""
    names = {of.round_name for of in releases}
    return names.pop() if len(names) == 1 else ""


def _line(table: Table, wanted: Wanted, team: Placed, figures: ComparedTeam | None) -> TeamLine:
    of, cell = team.of, table.cell(wanted.row, team)
    why = None if figures else table.why(wanted.row, team)
    band = cell.band if cell and not wanted.is_net else None
    return TeamLine(
        team=team.label,
        path=of.path,
        answered=of.release.sheets,
        of=of.head_count,
        day=of.day,
        received_at=of.received_at,
        replaced=len(of.earlier),
        replaced_on=of.received_at.date() if of.received_at else of.release.on,
        figures=figures,
        band=band,
        unshown=why or (None if figures or band else Unshown.UNCOUNTED),
    )


def _row(table: Table, touchpoint: TeamTouchpoint, teams: Sequence[Placed]) -> HeatRow:
    row = touchpoint_row(touchpoint.key)
    together = table.guarded.together(row, [team.label for team in teams])
    return HeatRow(
        touchpoint=touchpoint,
        cells=tuple(_cell(table, row, team) for team in teams),
        together=_mean(together) if together else None,
    )


def _cell(table: Table, row: str, team: Placed) -> HeatCell:
    cell = table.cell(row, team)
    if cell is None or not (cell.group or cell.band):
        return HeatCell(None, unshown=table.why(row, team))
    return HeatCell(_mean(cell.group) if cell.group else None, cell.band)


def _mean(group: Group) -> Estimate:
    """The mean of these people, with Student's interval (METHOD.md, Intervals)."""
    n, value = group.n, group.total / group.n
    if not group.variance:
        return Estimate(value, None, None, n, 0.0)
    half = student_t(UPPER, n - 1) * sqrt(group.variance / n)
    return Estimate(value, max(SCALE[0], value - half), min(SCALE[1], value + half), n, sqrt(group.variance))
