"""Nobody who has everything that is shown, a solver and a sheet of their own learns what few people said."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.group import of_values
from eximap.domain.team_figure import of_release
from eximap.domain.team_suppression import Hidden
from eximap.domain.team_table import TableCell
from tests.domain.attack import UNITS, View, leaks, with_files
from tests.domain.organisations import MIXED, Rows, organisation, scored, team
from tests.domain.team_releases import table_of

OTHERS = [team(f"team-{at}", (*MIXED[at:], *MIXED[:at], *MIXED[:2])) for at in range(1, 4)]


@pytest.mark.parametrize("seed", range(6))
def test_nothing_follows_of_few_people_in_random_organisations(seed):
    assert list(leaks(View.of(organisation(seed)), seed=seed)) == []


@pytest.mark.parametrize("seed", range(6))
def test_nothing_follows_of_few_people_from_their_teams_files_either(seed):
    assert list(leaks(with_files(organisation(seed)), seed=seed)) == []


def with_first(row: Rows | Sequence, value: int) -> Rows:
    return tuple((value, *rest) for _, *rest in row)


SMALL = team("team-0", MIXED[:3])
LATE = team("team-0", MIXED, (*MIXED, (2, -1, 1)), careful=False)
CORRECTED = team("team-0", MIXED, (*MIXED[:4], (2, 0, 1), *MIXED[5:]), careful=False)
TAKEN_OUT = team("team-0", MIXED, MIXED[:-1], careful=False)
FIVE_ALIKE = team(
    "team-0", MIXED, (*MIXED, *[(2, 0, 1), (2, 1, 0), (2, 0, 2), (2, -1, 0), (2, 2, 2)]), careful=False
)
FIVE_BUT_ONE = team(
    "team-0", MIXED, (*MIXED, *[(2, 0, 1), (2, 1, 0), (2, 0, 2), (2, -1, 0), (-2, 2, 2)]), careful=False
)
UNANIMOUS = team("team-0", with_first(MIXED, 2))
BUT_ONE = team("team-0", (*with_first(MIXED[:-1], 2), (-2, 0, 1)))
WITH_A_GAP = team("team-0", (*MIXED[:-1], (2, 2, None)))

# What leaks where a place shows its true figure, and not what the table makes of it.
PLANTED = [
    ("a small team", SMALL, ("t0", "team-0"), {"few"}),
    ("one latecomer", LATE, ("t0", "team-0"), {"one", "few"}),
    ("one sheet corrected", CORRECTED, ("t0", "team-0"), {"one"}),
    ("one sheet taken out", TAKEN_OUT, ("t0", "team-0"), {"one", "few"}),
    ("five latecomers of one voice", FIVE_ALIKE, ("t0", "team-0"), {"one", "latecomers"}),
    ("five latecomers, one of them apart", FIVE_BUT_ONE, ("t0", "team-0"), {"latecomers"}),
    ("all of one voice", UNANIMOUS, ("t0", "team-0"), {"one", "everybody"}),
    ("all of one voice, by the mean of sheets", UNANIMOUS, ("t1", "team-0"), {"one"}),
    ("all but one", BUT_ONE, ("t0", "team-0"), {"one", "everybody"}),
    ("one sheet with a gap", WITH_A_GAP, ("mean", "team-0"), {"sheet"}),
]


@pytest.mark.parametrize(
    ("one", "place", "expected"), [plant[1:] for plant in PLANTED], ids=[p[0] for p in PLANTED]
)
def test_a_planted_leak_is_found_and_what_is_really_shown_has_none(one, place, expected):
    teams = [one, *OTHERS]
    everybody = list(one.waves[0])
    insiders = [everybody[0], everybody[-1]]
    assert list(leaks(View.of(teams), [one], insiders)) == []
    assert list(leaks(with_files(teams), [one], insiders)) == []
    table = table_of([each.told() for each in teams], UNITS)
    true = next((f.group for f in of_release(one.told()) if f.place == place), None)
    group = true or of_values("team-0", list(scored(one.waves[0], place[0]).values()))
    cells = {**table.cells, place: TableCell(*place, group.n, group)}
    planted = leaks(View.of(teams, replace(table, cells=cells)), [one], insiders)
    assert expected <= {leak[0] for leak in planted}


def test_a_planted_file_that_tells_the_figures_as_they_are_is_found():
    """As the first version of the file did: the exact mean of people of one voice."""
    teams = [UNANIMOUS, *OTHERS]
    view = with_files(teams)
    true = next(f.group for f in of_release(UNANIMOUS.told()) if f.place == ("t0", "team-0"))
    cells = {**view.now.table.cells, ("t0", "team-0"): TableCell("t0", "team-0", true.n, true)}
    view.now.table = replace(view.now.table, cells=cells)
    view.now.teach(view.attacker)
    assert {"one", "everybody"} <= {leak[0] for leak in leaks(view, [UNANIMOUS])}


def answers(
    path: Path, team_of: Sequence[str], columns: Sequence[str]
) -> dict[str, list[tuple[int | None, ...]]]:
    """The answers of a real set by team, from 1–5 to −2…+2."""
    found = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            given = [line[column] for column in columns]
            row = tuple(None if one in ("NA", "") else int(one) - 3 for one in given)
            found["/".join(line[column] for column in team_of)].append(row)
    return found


def test_nothing_follows_of_few_people_in_real_companies(shared_folder):
    """Ten companies of which 2 to 11 people answered; five of them belong to a battalion that was split."""
    path = shared_folder / "outside" / "teams" / "lq2002.csv"
    companies = list(answers(path, ["COMPID"], ["LEAD01", "LEAD05", "LEAD11"]).values())[:10]
    teams = [team(f"team-{at}", rows[: at + 2]) for at, rows in enumerate(companies)]
    names = [one.name for one in teams]
    view = View.of(teams, units={"U": names[:3], "V": names[3:]}, before={"U": names[:6], "V": names[6:]})
    assert list(leaks(view)) == []
    assert {cell.hidden for cell in view.now.table.cells.values()} >= {None, Hidden.FEW}


def test_of_small_platoons_nothing_is_shown_at_all(shared_folder):
    path = shared_folder / "outside" / "teams" / "cohesion.csv"
    platoons = answers(path, ["UNIT", "PLATOON"], ["COH01", "COH02", "COH03"])
    teams = [team(name, rows) for name, rows in platoons.items()]
    view = View.of(
        teams, units={unit: [n for n in platoons if n.startswith(unit)] for unit in ("1044B", "1044C")}
    )
    assert {cell.hidden for cell in view.now.table.cells.values()} == {Hidden.FEW}
    assert view.attacker.sums == []
    assert list(leaks(view)) == []


def test_a_planted_team_that_moved_is_found_by_the_totals_of_both_trees():
    """U with the small team and U without it: were totals to hold what is hidden, their difference is few."""
    teams = [SMALL, *OTHERS]
    view = View.of(teams)
    assert list(leaks(view, [SMALL])) == []
    for unit in (("team-0", "team-1"), ("team-1",)):
        behind = {n: s for t in teams if t.name in unit for n, s in scored(t.first, "t0").items()}
        view.attacker.learn(dict.fromkeys(behind, 1.0), sum(behind.values()))
    assert {leak[0] for leak in leaks(view, [SMALL])} == {"few"}
