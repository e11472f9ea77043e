"""Rounds in several tables: what one hides no other shows, and all of them together tell of nobody."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from eximap.domain.compare_table import Table, table
from eximap.domain.compared_rounds import ComparedRounds
from eximap.domain.guarded_rounds import guarded_rounds, looks
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from tests.domain.attacker import Attacker
from tests.domain.sheets import names, release_of, sheet
from tests.domain.team_releases import team_release

K, WIDTH = 5, 2
Row = tuple[int, ...]
MIXED: tuple[Row, ...] = ((2, 1), (1, 0), (0, -1), (-1, 2), (-2, 0), (1, 1), (2, 2), (0, 0), (-1, 1))


def round_of(team: str, rows: Sequence[Row], name: str, day: int, unit: str = "U") -> TeamRelease:
    """One round of a team that stood in that unit then."""
    sheets = [sheet(f"{team}-{at}", row) for at, row in enumerate(rows)]
    release = replace(release_of(sheets, WIDTH), id=f"{team}-{day}", round_id=f"{team}-{name}")
    points = [TeamTouchpoint(id, f"key-{id}", id) for id in names(WIDTH)]
    made = team_release(team, release, touchpoints=points)
    return replace(made, round_name=name, day=date(2026, day, 1), path=("Service", unit, team))


class Everything:
    """All tables that can be asked for, and the sheets behind them."""

    def __init__(self, rounds: dict[TeamRelease, Sequence[Row]], apart: bool = False) -> None:
        self.rows = {it.round: rows for it, rows in rounds.items()}
        self.looks = looks(tuple(rounds), ())
        among = guarded_rounds(self.looks, K)
        self.tables = [table(look, guarded_rounds([look], K) if apart else among, K) for look in self.looks]

    def scores(self, round_: str, row: int) -> dict[Hashable, int]:
        return {(round_, at, row): scores[row] for at, scores in enumerate(self.rows[round_])}

    def attackers(self) -> Iterable[Attacker]:
        """Each knows all that is shown, and of one table the true sums wherever it shows anything."""
        for look, own in zip(self.looks, self.tables, strict=True):
            attacker = Attacker()
            for row, touchpoint in enumerate(names(WIDTH)):
                for shown in self.tables:
                    self._cells(attacker, shown, row, touchpoint)
                there = {p.of.path for p in own.teams if not own.why(f"touchpoint/key-{touchpoint}", p)}
                for unit in {path[:depth] for path in there for depth in range(1, len(path))}:
                    self._true_sum(attacker, look, row, unit)
            yield attacker

    def _cells(self, attacker: Attacker, shown: Table, row: int, touchpoint: str) -> None:
        for placed in shown.teams:
            cell = shown.cell(f"touchpoint/key-{touchpoint}", placed)
            behind = dict.fromkeys(self.scores(placed.of.round, row), 1.0)
            if cell and cell.group:
                attacker.learn(behind, cell.group.total)
            elif cell and cell.band:
                attacker.learn(behind, *(end * len(behind) for end in cell.band))

    def _true_sum(self, attacker: Attacker, look: ComparedRounds, row: int, unit: tuple[str, ...]) -> None:
        under = [it.round for it in look.releases if it.path[: len(unit)] == unit]
        behind = {name: score for round_ in under for name, score in self.scores(round_, row).items()}
        if behind:
            attacker.learn(dict.fromkeys(behind, 1.0), sum(behind.values()))

    def leaks(self) -> set[tuple[str, int]]:
        """Rounds of fewer than k people whose total in a row is known, and those with a known score."""
        return {
            (round_, row)
            for attacker in self.attackers()
            for round_ in self.rows
            for row in range(WIDTH)
            if self._known(attacker, self.scores(round_, row))
        }

    def _known(self, attacker: Attacker, true: dict[Hashable, int]) -> bool:
        few = len(true) < K and attacker.knows(true)
        return few or any(attacker.knows({name: score}) for name, score in true.items())


# A small team beside one that must hide for it; elsewhere that one stands beside others.
SPRING = {
    round_of("a", MIXED[:6], "spring", 3): MIXED[:6],
    round_of("b", MIXED[:3], "spring", 3): MIXED[:3],
    round_of("e", MIXED[::-1], "spring", 3): MIXED[::-1],
}
AUTUMN = {
    round_of("b", MIXED[1:8], "autumn", 9): MIXED[1:8],
    round_of("c", MIXED, "autumn", 9): MIXED,
    round_of("d", MIXED[2:], "autumn", 9, "V"): MIXED[2:],
}


def test_what_one_table_hides_no_other_one_shows():
    found = Everything(SPRING | AUTUMN)
    shown = {
        (shown.cell("touchpoint/key-t0", placed) is not None and not shown.why("touchpoint/key-t0", placed))
        for shown in found.tables
        for placed in shown.teams
        if placed.of.round == "a-spring"
    }
    assert shown == {False}
    assert any(cell.group for one in found.tables for cell in one.guarded.cells.values())
    assert found.leaks() == set()


def test_a_planted_table_by_itself_is_found():
    """Team a is hidden under the round's name for b's sake, and shown among all teams' latest rounds."""
    assert Everything(SPRING | AUTUMN, apart=True).leaks() == {("b-spring", 0), ("b-spring", 1)}


def test_a_team_that_moved_stands_in_both_units_by_its_rounds():
    moved = round_of("a", MIXED[:7], "autumn", 9, "V")
    found = Everything(SPRING | AUTUMN | {moved: MIXED[:7]})
    assert found.leaks() == set()


@pytest.mark.parametrize("seed", range(3))
def test_random_rounds_tell_of_nobody(seed):
    """Four teams over three rounds, small and large, named and not, in units that they move between."""
    rng, rounds = Random(seed), {}
    for team in "abcd":
        for day, name in ((3, "spring"), (6, ""), (9, "autumn")):
            if rng.random() < 0.75:
                rows = [(rng.randint(-2, 2), rng.randint(-2, 2)) for _ in range(rng.randint(2, 9))]
                it = round_of(team, rows, name or f"{team}-own", day, rng.choice("UV"))
                rounds[replace(it, round_name=name)] = rows
    assert Everything(rounds).leaks() == set()
