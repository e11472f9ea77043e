"""Comparisons: who is hidden, what is said of the rest, and how rarely chance is taken for a difference."""

import csv
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import group
from eximap.domain.comparison import Comparison, Hidden, Undecided, compare
from eximap.domain.errors import Invalid
from eximap.domain.scale import Scale
from eximap.domain.variation import variation

SCALE = Scale(1, 5)
FIGURES = ("n", "mean", "mean_low", "mean_high", "estimate", "low", "high", "letters", "differs")


def compared(teams: dict[str, list[float]], k: int = 1, scale: Scale = SCALE) -> Comparison:
    """The comparison of these scores."""
    return compare([group.of_values(team, values) for team, values in teams.items()], scale, k)


def test_three_teams_one_of_them_apart() -> None:
    found = compared({"Sales": [1, 2, 1, 2, 1, 2], "Care": [4, 5, 4, 5, 4, 5], "Billing": [4, 4, 5, 5, 3, 5]})
    assert [team.team for team in found.teams] == ["Billing", "Care", "Sales"]
    assert [team.letters for team in found.teams] == ["a", "a", "b"]
    assert (found.differ, found.undecided, found.n) == (True, None, 18)
    sales = found.teams[2]
    assert sales.mean == 1.5
    assert sales.low < sales.estimate < sales.high
    assert sales.mean < sales.estimate < found.mu


def test_teams_stand_alphabetically_and_numbers_by_size() -> None:
    names = ["team 10", "Zoë", "team 2", "abc", "Äther", "Team 3"]
    found = compared({name: [1, 2, 3, 4, 5] for name in names})
    assert [team.team for team in found.teams] == ["abc", "team 2", "Team 3", "team 10", "Zoë", "Äther"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((5, 6, 7), {}),
        ((4, 6, 7), {"t1": Hidden.FEW, "t2": Hidden.COMPLEMENT}),
        ((2, 3, 7), {"t1": Hidden.FEW, "t2": Hidden.FEW}),
        ((1, 3, 5, 9), {"t1": Hidden.FEW, "t2": Hidden.FEW, "t3": Hidden.COMPLEMENT}),
        ((2,), {"t1": Hidden.FEW}),
        ((0, 4, 9), {"t2": Hidden.FEW, "t3": Hidden.COMPLEMENT}),
    ],
)
def test_who_is_hidden(sizes, expected) -> None:
    found = compared({f"t{at}": [1, 2, 4, 5, 3][:n] + [3] * (n - 5) for at, n in enumerate(sizes, 1)}, k=5)
    assert {team.team: team.hidden for team in found.teams if team.suppressed} == expected
    for team in found.teams:
        if team.suppressed:
            assert {getattr(team, figure) for figure in FIGURES} == {None}


def test_what_is_said_covers_the_shown_teams_only() -> None:
    shown = {"a": [1, 2, 3, 4, 5], "b": [3, 4, 5, 5, 5, 5], "c": [2, 2, 2, 3, 4, 4, 1]}
    with_few = compared(shown | {"d": [5, 5, 5], "e": [5, 5]}, k=5)
    alone = compared(shown, k=5)
    assert with_few.teams[:3] == alone.teams
    assert (with_few.variation, with_few.mu, with_few.tau) == (alone.variation, alone.mu, alone.tau)


def test_units_and_platoons_of_real_soldiers_are_hidden_wholly(shared_folder) -> None:
    teams: dict[str, list[float]] = {}
    with (shared_folder / "outside" / "teams" / "cohesion.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            teams.setdefault(f"{row['UNIT']} {row['PLATOON']}", []).append(float(row["COH01"]))
    found = compared(teams, k=5)
    assert [team.suppressed for team in found.teams] == [True] * 4
    assert (found.n, found.mu, found.tau, found.differ) == (0, None, None, None)
    assert found.undecided is Undecided.FEWER_THAN_TWO_TEAMS
    assert found.variation == variation([], SCALE)


def test_one_team() -> None:
    found = compared({"a": [1, 2, 3, 4]})
    assert (found.differ, found.undecided) == (None, Undecided.FEWER_THAN_TWO_TEAMS)
    assert (found.mu, found.tau, found.teams[0].letters) == (pytest.approx(2.5), None, None)
    # MSW 5/3 over 4: ± 1.96 · 0.6455.
    assert (found.teams[0].low, found.teams[0].high) == pytest.approx(
        (2.5 - 1.26518, 2.5 + 1.26518), abs=1e-4
    )


def test_all_equal() -> None:
    found = compared({"a": [3, 3, 3], "b": [3, 3]})
    assert (found.differ, found.undecided) == (None, Undecided.NO_VARIATION)
    assert (found.mu, found.tau) == (3.0, 0.0)
    assert [(team.estimate, team.low, team.letters) for team in found.teams] == [(3.0, None, "a")] * 2


def test_teams_that_differ_while_nobody_within_them_does() -> None:
    found = compared({"a": [1, 1], "b": [5, 5], "c": [5, 5, 5]})
    assert found.differ is True
    assert [team.letters for team in found.teams] == ["a", "b", "b"]
    assert [(team.estimate, team.low, team.high) for team in found.teams] == [
        (pytest.approx(mean, abs=1e-4), None, None) for mean in (1, 5, 5)
    ]
    assert found.tau > 1


def test_a_team_of_one_borrows_from_the_others() -> None:
    found = compared({"a": [5], "b": [1, 2, 3, 2], "c": [2, 3, 4, 3, 3]})
    alone = found.teams[0]
    assert (alone.mean, alone.mean_low, alone.n) == (5.0, None, 1)
    assert found.mu < alone.estimate < 5
    assert alone.low < alone.estimate < alone.high <= 5


def test_a_person_a_team_says_nothing() -> None:
    found = compared({"a": [5], "b": [1]})
    assert (found.differ, found.undecided) == (None, Undecided.ONE_PERSON_A_TEAM)
    assert [(team.mean, team.estimate, team.letters) for team in found.teams] == [
        (5, None, "a"),
        (1, None, "a"),
    ]


def test_over_twenty_teams_are_held_against_the_common_mean() -> None:
    teams = {f"{at}": [2, 3, 3, 4, 3, 3] for at in range(20)} | {"apart": [5, 5, 5, 4, 5, 5]}
    found = compared(teams)
    assert {team.team for team in found.teams if team.differs} == {"apart"}
    assert {team.letters for team in found.teams} == {None}


@pytest.mark.parametrize("k", [2, 0, -1])
def test_a_k_under_the_floor_is_refused(k) -> None:
    with pytest.raises(Invalid, match="below-floor"):
        compared({"a": [1, 2]}, k=k)


def test_a_team_named_twice_and_a_scale_without_width_are_refused() -> None:
    one = group.of_values("a", [1, 2])
    with pytest.raises(Invalid, match="taken"):
        compare([one, one], SCALE, 1)
    with pytest.raises(Invalid, match="scale"):
        compare([one], Scale(3, 3), 1)


teams_of = st.dictionaries(
    st.text("abcdefghij", min_size=1, max_size=3), st.lists(st.integers(1, 5), max_size=12), max_size=24
)


@given(teams_of, st.sampled_from([1, 3, 5]))
def test_whatever_the_scores_hidden_people_are_none_or_enough_and_figures_lie_on_the_scale(teams, k) -> None:
    found = compared(teams, k)
    hidden = [len(teams[team.team]) for team in found.teams if team.suppressed]
    assert sum(hidden) == 0 or sum(hidden) >= k or not found.shown
    assert all(team.n >= k for team in found.shown)
    for team in found.shown:
        figures = (team.mean, team.mean_low, team.mean_high, team.estimate, team.low, team.high)
        assert all(1 <= figure <= 5 for figure in figures if figure is not None)
        assert (team.low is None) == (team.high is None)
    if found.differ is not True:
        assert not any(team.differs for team in found.teams)
        assert {team.letters for team in found.teams} <= {None, "a"}


@given(teams_of, st.randoms(use_true_random=False))
def test_the_order_of_the_teams_plays_no_part(teams, rng) -> None:
    groups = [group.of_values(team, values) for team, values in teams.items()]
    shuffled = list(groups)
    rng.shuffle(shuffled)
    assert compare(shuffled, SCALE, 3) == compare(groups, SCALE, 3)


def claims(found: Comparison) -> bool:
    """Whether anything is said to differ."""
    return bool(found.differ) or any(team.differs or team.letters not in (None, "a") for team in found.teams)


@pytest.mark.parametrize(("teams", "runs"), [(7, 400), (30, 200)])
def test_without_a_true_difference_one_run_in_twenty_claims_one_at_most(teams, runs) -> None:
    rng = Random(11)
    scores = (-2, -1, 0, 1, 1, 1, 2, 2)
    claimed = sum(
        claims(
            compared(
                {f"{at}": rng.choices(scores, k=rng.randint(5, 15)) for at in range(teams)},
                k=5,
                scale=Scale(-2, 2),
            )
        )
        for _ in range(runs)
    )
    assert claimed <= 0.05 * runs
