"""The table of the compared teams: their touchpoints and figures over whole sheets.

What may be shown is `guarded_rounds`' to say, over this table and all others. Here teams get the names that
tell them apart, and what is not compared (`comparability`) gets a row of its own, which nobody is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eximap.domain.comparability import PointApart
from eximap.domain.compared_figure import OVER_SHEETS, touchpoint_row
from eximap.domain.compared_rounds import ComparedRounds
from eximap.domain.comparison import alphabetical
from eximap.domain.group import Group
from eximap.domain.guarded_rounds import own_row
from eximap.domain.team_figure import Overall
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from eximap.domain.team_table import TableCell, TeamTable

ASKED_BY = 2  # teams: what only one of several asked is nothing to compare
_PARTS = " / "


class Unshown(StrEnum):
    """Why there is no figure: three reasons to hide one, and others for which there is none to compare.

    `OTHER_ASKED`: a figure over whole sheets of a round that did not ask all that the others did, or more.
    """

    FEW = "few"
    COMPLEMENT = "complement"
    AUDIT = "audit"
    NOBODY = "nobody"
    NOT_ASKED = "not-asked"
    REWORDED = "reworded"
    OTHER_ASKED = "other-asked"
    UNCOUNTED = "uncounted"


HIDING = frozenset({Unshown.FEW, Unshown.COMPLEMENT, Unshown.AUDIT})


@dataclass(frozen=True, slots=True)
class Placed:
    """A team under the name that tells it from the others.

    `apart` are the rows in which it is not compared, `whole` is the release with all that was asked.
    """

    label: str
    of: TeamRelease
    whole: TeamRelease
    apart: Mapping[str, PointApart]


@dataclass(frozen=True, slots=True)
class Table:
    """Teams alphabetically, touchpoints with moments of truth first, and what may be shown of them.

    `told` are the whole releases under the table's names of teams and rows.
    """

    teams: tuple[Placed, ...]
    touchpoints: tuple[TeamTouchpoint, ...]
    guarded: TeamTable
    k: int
    told: tuple[TeamRelease, ...]

    def cell(self, row: str, team: Placed) -> TableCell | None:
        """What may be shown there; None where the team is not compared."""
        if row in OVER_SHEETS and team.apart:
            return None
        return self.guarded.cells.get((row, team.label))

    @property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """The paths of all units that teams stand under, each after the one above it."""
        paths = {team.of.path[:depth] for team in self.teams for depth in range(1, len(team.of.path))}
        return tuple(sorted(paths, key=lambda path: [alphabetical(name) for name in path]))

    def under(self, unit: tuple[str, ...]) -> tuple[Placed, ...]:
        """The teams under the unit of that path, all for an empty one."""
        return tuple(team for team in self.teams if team.of.path[: len(unit)] == unit)

    def why(self, row: str, team: Placed) -> Unshown | None:
        """Why no figure stands there; None where one does, exactly or as a band."""
        cell = self.cell(row, team)
        if cell is None:
            if row in OVER_SHEETS and team.apart:
                return Unshown.OTHER_ASKED
            reworded = team.apart.get(row) is PointApart.REWORDED
            return Unshown.REWORDED if reworded else Unshown.NOT_ASKED
        if cell.hidden:
            return Unshown(cell.hidden.value)
        return None if cell.group or cell.band else Unshown.NOBODY


def table(rounds: ComparedRounds, among: TeamTable, k: int) -> Table:
    """One round a team, out of what may be shown of all rounds together (`guarded_rounds`)."""
    teams = _labelled(rounds)
    told = tuple(_in_rows(team) for team in teams)
    cells = {
        (cell.row, cell.team): cell
        for team, named in zip(teams, told, strict=True)
        for cell in _cells(team, named, among)
    }
    return Table(teams, _touchpoints(teams), TeamTable(cells), k, told)


def _cells(team: Placed, named: TeamRelease, among: TeamTable) -> Iterator[TableCell]:
    """The cells of the team's round under the table's names of rows and teams."""
    rows = [(own_row(t.id), t.key) for t in named.touchpoints]
    rows += [(overall.value, overall.value) for overall in Overall]
    for own, row in rows:
        if cell := among.cells.get((own, team.of.round)):
            g = cell.group
            group = Group(team.label, g.n, g.total, g.squares) if g else None
            yield TableCell(row, team.label, cell.people, group, cell.band, cell.hidden)


def _labelled(rounds: ComparedRounds) -> tuple[Placed, ...]:
    """Teams under their own names, under their paths where two have one, or numbered."""
    apart: dict[str, dict[str, PointApart]] = defaultdict(dict)
    for one in rounds.left_out_at:
        apart[one.round][touchpoint_row(one.key)] = one.reason
    found = sorted(rounds.releases, key=lambda it: (it.path, it.team, it.journey))
    names, paths = Counter(it.name for it in found), Counter(it.path for it in found)
    seen: Counter[str] = Counter()
    placed = []
    for it in found:
        label = it.name if names[it.name] == 1 else _PARTS.join(it.path)
        seen[label] += 1
        many = paths[it.path] > 1 and names[it.name] > 1
        name = f"{label} {seen[label]}".strip() if many else label
        placed.append(Placed(name, it, rounds.whole[it.round], apart[it.round]))
    return tuple(sorted(placed, key=lambda one: (alphabetical(one.label), one.label)))


def _in_rows(team: Placed) -> TeamRelease:
    """The whole release under the team's name, the keys of its compared touchpoints as rows."""
    rows = {t.id: touchpoint_row(t.key) for t in team.of.touchpoints}
    points = tuple(
        replace(t, key=rows.get(t.id, f"{team.label}/{touchpoint_row(t.id)}")) for t in team.whole.touchpoints
    )
    return replace(team.whole, team=team.label, touchpoints=points)


def _touchpoints(teams: Sequence[Placed]) -> tuple[TeamTouchpoint, ...]:
    """What at least two teams asked about, in the order and the words of the latest round."""
    asked = Counter(t.key for team in teams for t in team.of.touchpoints)
    least = min(ASKED_BY, len(teams))
    found: dict[str, TeamTouchpoint] = {}
    for team in sorted(teams, key=lambda one: (one.of.day, one.of.round), reverse=True):
        for touchpoint in team.of.touchpoints:
            if asked[touchpoint.key] >= least:
                found.setdefault(touchpoint.key, touchpoint)
    return tuple(sorted(found.values(), key=lambda t: not t.moment_of_truth))
