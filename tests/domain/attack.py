"""What an attacker is given: pages with everything on them, those of the first releases too; and what leaks.

A leak is anything that somebody outside, or somebody with a sheet of their own, knows of too few people: a
single score, a whole sheet, the total of fewer than k, or the score of everybody else behind a figure. Who
looks out from among the people of a figure counts as one of the k.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from eximap.domain.group import Group, of_estimate
from eximap.domain.interval import Estimate
from eximap.domain.release import TouchpointFigure
from eximap.domain.sheet import Sheet
from eximap.domain.team_figure import Overall
from eximap.domain.team_suppression import Hidden
from eximap.domain.team_table import TableCell, TeamTable
from tests.domain.attacker import CLOSE, Attacker, alike, everybodys
from tests.domain.organisations import Team, Who, rows, scored
from tests.domain.sheets import names
from tests.domain.team_releases import table_of

K = 5
Tree = Mapping[str, Sequence[str]]

# Today's tree, and the one of the first releases: team-2 has moved.
UNITS: Tree = {"U": ("team-0", "team-1"), "V": ("team-2", "team-3", "team-4")}
BEFORE: Tree = {"U": ("team-0", "team-1", "team-2"), "V": ("team-3", "team-4")}


class Page:
    """One table as it was shown, and who is behind each of its figures: the newest `waves` of each team."""

    def __init__(self, teams: Sequence[Team], table: TeamTable, units: Tree) -> None:
        self.teams, self.table, self.units = teams, table, units

    def behind(self, team: Team, row: str) -> dict[Hashable, int]:
        """The scores behind a figure: of the newest release with as many people, else of the newest."""
        cell = self.table.cells.get((row, team.name))
        waves = [scored(wave, row) for wave in team.waves]
        return next((wave for wave in waves if cell and len(wave) == cell.people), waves[0])

    def exact(self, team: Team, row: str) -> Group | None:
        """What the page shows exactly there."""
        cell = self.table.cells.get((row, team.name))
        return cell.group if cell else None

    def teach(self, attacker: Attacker) -> None:
        """Everything on the page, and all its totals."""
        for team in self.teams:
            for row in rows(team.width):
                self._cell(attacker, self.behind(team, row), self.table.cells.get((row, team.name)))
            end = names(team.width)[-1]
            self._cell(attacker, self.behind(team, end), self.table.cells.get((Overall.END, team.name)))
            self._mean(attacker, team, self.table.cells.get((Overall.MEAN, team.name)))
        for row in rows(self.teams[0].width):
            for unit in (None, *self.units.values()):
                self._total(attacker, row, unit)

    def _total(self, attacker: Attacker, row: str, unit: Sequence[str] | None) -> None:
        told = self.table.together(row, unit)
        exact = [t for t in self.teams if (unit is None or t.name in unit) and self.exact(t, row)]
        if told:
            attacker.learn({n: 1.0 for team in exact for n in self.behind(team, row)}, told.total)

    def _cell(self, attacker: Attacker, behind: dict[Hashable, int], cell: TableCell | None) -> None:
        if cell and cell.group:
            attacker.learn(dict.fromkeys(behind, 1.0), cell.group.total)
        elif cell and cell.band:
            attacker.learn(dict.fromkeys(behind, 1.0), *(end * len(behind) for end in cell.band))

    def _mean(self, attacker: Attacker, team: Team, cell: TableCell | None) -> None:
        """The mean of sheets: each score weighs as much as its sheet has fewer of them.

        Where it was made coarser the attacker knows by which rule.
        """
        if cell is None or not cell.group:
            return
        told = [figure for figure in team.released()[-1].touchpoints if figure.mean]
        waves = [_sheets(wave, [figure.touchpoint for figure in told]) for wave in team.waves]
        sheets = next((wave for wave in waves if len(wave) == cell.people), waves[0])
        weights = {name: 1 / len(its) for its in sheets.values() for name in its}
        gaps = [cell.group.n - figure.people for figure in told if figure.people is not None]
        # A mean on no tenth was not made coarser.
        tenths = cell.group.total / cell.group.n * 10
        is_coarse = any(gaps) and max(gaps) < K and abs(tenths - round(tenths)) < CLOSE
        true = sum(sum(its.values()) / len(its) for its in sheets.values())
        wide = _wide(told, cell.group, true, gaps) if is_coarse else 0.0
        attacker.learn(weights, cell.group.total - wide, cell.group.total + wide)


def _wide(told: Sequence[TouchpointFigure], shown: Group, true: float, gaps: Sequence[int]) -> float:
    """By how much the total of a coarser mean may be off: by its steps, the finest that leave half open."""
    parts = sum(figure.mean.people * figure.mean.value for figure in told if figure.mean)
    may = max(2.0 * sum(map(abs, gaps)), abs(len(told) * true - parts))
    for half in (0.05, 0.1, 0.25):
        seen, wide = len(told) * shown.total - parts, len(told) * shown.n * half
        if min(may, seen + wide) - max(-may, seen - wide) >= may - CLOSE:
            return shown.n * half
    raise AssertionError("such a mean is hidden")


def _sheets(wave: dict[Who, Sheet], told: Sequence[str]) -> dict[Who, dict[Hashable, int]]:
    """The scores of each person that has two or more."""
    by_row = [scored(wave, row) for row in told]
    found = {who: {n: s for its in by_row for n, s in its.items() if n[:3] == who} for who in wave}
    return {who: its for who, its in found.items() if len(its) > 1}


@dataclass
class View:
    """Everything that was ever shown of an organisation: today's page and the one of the first releases."""

    teams: Sequence[Team]
    now: Page
    before: Page
    attacker: Attacker

    @classmethod
    def of(
        cls, teams: Sequence[Team], table: TeamTable | None = None, units: Tree = UNITS, before: Tree = BEFORE
    ) -> View:
        """What is shown of these teams, or would be if `table` were."""
        firsts = [replace(team, second=None) for team in teams]
        then = Page(firsts, table_of([team.told() for team in firsts], before, K), before)
        now = Page(teams, table or table_of([team.told() for team in teams], units, K), units)
        view = cls(teams, now, then, Attacker())
        for page in (now, then):
            page.teach(view.attacker)
        return view


def with_files(teams: Sequence[Team]) -> View:
    """What is shown of these teams on pages, and in an editor that opens the files they were made of."""
    firsts = [replace(team, second=None) for team in teams]
    pages = [
        Page(its, table_of([team.handed() for team in its], units, K), units)
        for its, units in ((teams, UNITS), (firsts, BEFORE))
    ]
    view = View(teams, Page(teams, in_files(teams), {}), Page(firsts, in_files(firsts), {}), Attacker())
    for page in (view.now, view.before, *pages):
        page.teach(view.attacker)
    return view


def in_files(teams: Sequence[Team]) -> TeamTable:
    """What the bytes of the teams' release files tell, cell by cell."""
    found: dict[tuple[str, str], TableCell] = {}
    for team in teams:
        release = json.loads(team.file())["team_release"]["release"]
        means = {figure["touchpoint"]: figure["mean"] for figure in release["touchpoints"]}
        means |= {row: release[row.replace("-", "_")] for row in ("remembered", "mean", "all-in-all")}
        bands = {rough["touchpoint"] or rough["overall"]: rough for rough in release["rough"]}
        for told in (means, bands):  # the end is a touchpoint
            told |= {"end": told[release["end"]]} if release["end"] in told else {}
        for row, mean in means.items():
            found[row, team.name] = _in_file(row, team.name, mean, bands.get(row))
    return TeamTable(found)


def _in_file(row: str, team: str, mean: dict[str, Any] | None, rough: dict[str, Any] | None) -> TableCell:
    if mean:
        return TableCell(row, team, mean["people"], of_estimate(team, Estimate(**mean)))
    if rough and rough["band"]:
        return TableCell(row, team, rough["people"], band=tuple(rough["band"]))
    return TableCell(row, team, None, hidden=Hidden.AUDIT)


def leaks(
    view: View, of: Sequence[Team] | None = None, insiders: Sequence[Who] | None = None, seed: int = 0
) -> Iterator[tuple[object, ...]]:
    """Everything that somebody outside, or one of the insiders, knows of too few people.

    Looked at are the teams `of`, all unless told else, and in each of them one insider, unless told which.
    """
    yield from _known(view, of or view.teams, view.attacker, None)
    rng = Random(seed)
    for team in of or view.teams:
        everybody = list(dict.fromkeys(who for wave in team.waves for who in wave))
        for me in insiders or [rng.choice(everybody)]:
            inside = Attacker(list(view.attacker.sums))
            for name, mine in _scores(team).items():
                if name[:2] == me[:2]:
                    inside.learn({name: 1.0}, mine)
            yield from _known(view, [team], inside, me)


def _scores(team: Team) -> dict[Hashable, int]:
    """All scores that anybody of the team ever gave."""
    return {n: s for wave in team.waves for row in rows(team.width) for n, s in scored(wave, row).items()}


def _known(view: View, teams: Sequence[Team], attacker: Attacker, me: Who | None) -> Iterator[tuple]:
    for team in teams:
        true = {name: score for name, score in _scores(team).items() if not me or name[:2] != me[:2]}
        attended: dict[Hashable, list[Hashable]] = {}
        for at, wave in enumerate(team.waves):
            for name in (name for row in rows(team.width) for name in scored(wave, row) if name in true):
                attended.setdefault(name[:3], []).append((at, name[3]))
        for who in alike(sorted(attended), attended):
            sheet = {n: s for n, s in true.items() if n[:3] == who and n[3] != "all-in-all"}
            if len(sheet) > 1 and attacker.knows(sheet):
                yield "sheet", who, me
            yield from (("one", n, me) for n, s in true.items() if n[:3] == who and attacker.knows({n: s}))
        for row in rows(team.width):
            yield from _sums(view, team, row, me)
            waves = [scored(wave, row).keys() & true.keys() for wave in team.waves]
            for some in (waves[0], *(one ^ waves[0] for one in waves[1:])):
                if 0 < len(some) < K - bool(me) and attacker.knows({name: true[name] for name in some}):
                    yield "few", team.name, row, len(some), me


def _sums(view: View, team: Team, row: str, me: Who | None) -> Iterator[tuple]:
    """What n, Σx and Σx² say where a figure is shown, by itself or less the one that was shown before."""
    now, behind = view.now.exact(team, row), view.now.behind(team, row)
    before, first = view.before.exact(team, row), view.before.behind(replace(team, second=None), row)
    if now and _tells(now, behind, me):
        yield "everybody", team.name, row, me
    late = {name: score for name, score in behind.items() if name not in first}
    if now and before and first.keys() < behind.keys():
        between = Group("", len(late), now.total - before.total, now.squares - before.squares)
        if _tells(between, late, me):
            yield "latecomers", team.name, row, me


def _tells(group: Group, behind: dict[Hashable, int], me: Who | None) -> bool:
    mine = next((score for name, score in behind.items() if me and name[:2] == me[:2]), None)
    if me is not None and mine is None:
        return False
    return everybodys(group.n, group.total, group.squares, mine)
