"""What stands beside each other across teams: cells under k, and what would give them away."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.team_suppression import (
    Cell,
    Grouping,
    Hidden,
    Siblings,
    row_totals,
    same_people,
    shown,
    unit_totals,
)

FEW, COMPLEMENT, AUDIT = Hidden.FEW, Hidden.COMPLEMENT, Hidden.AUDIT


def row(*people: int, name: str = "call") -> list[Cell]:
    """One row, its teams named a, b, c, …"""
    return [Cell(name, chr(ord("a") + at), n) for at, n in enumerate(people)]


def reasons(cells, groupings, k=5):
    return list(shown(cells, groupings, k).values())


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((9, 8, 7), [None, None, None]),
        ((9, 8, 4), [None, COMPLEMENT, FEW]),  # 4 alone would be all less the others
        ((9, 8, 0), [None, None, None]),  # nobody: nothing to hide
        ((9, 8, 3, 2), [None, None, FEW, FEW]),  # together they are five
        ((9, 8, 3, 1), [None, COMPLEMENT, FEW, FEW]),
        ((9, 9, 4), [COMPLEMENT, None, FEW]),  # of equals the first by name
        ((9, 4, 0), [COMPLEMENT, FEW, None]),  # nobody hides nobody
        ((4,), [FEW]),
        ((2, 1), [FEW, FEW]),
        ((5, 5), [None, None]),
    ],
)
def test_one_row_of_teams(people, expected):
    cells = row(*people)
    assert reasons(cells, row_totals(cells)) == expected


def test_without_a_total_only_the_few_are_hidden():
    assert reasons(row(9, 8, 4), ()) == [None, None, FEW]


def test_k_of_one_hides_nobody():
    cells = row(9, 1, 2)
    assert reasons(cells, row_totals(cells), k=1) == [None, None, None]


def test_rows_are_protected_each_for_itself():
    cells = [*row(9, 8, 4), *row(9, 8, 7, name="log-in")]
    told = shown(cells, row_totals(cells), 5)
    assert told["call", "b"] is COMPLEMENT
    assert told["log-in", "b"] is None


def test_a_unit_whose_figure_is_known_is_a_sibling_of_the_teams_beside_it():
    """Over all teams 3 + 6 + 4 people would do, but unit U (a, b) less b gives a, and all less U gives c."""
    cells = row(3, 6, 4, 9)
    groupings = (*row_totals(cells), *unit_totals(cells, {"U": ("a", "b")}))
    assert reasons(cells, groupings) == [FEW, COMPLEMENT, FEW, COMPLEMENT]


def test_where_no_team_is_left_beside_it_a_unit_stops_having_a_figure_and_its_smallest_team_is_hidden():
    cells = row(7, 8, 3)
    groupings = (*row_totals(cells), *unit_totals(cells, {"U": ("a", "b")}))
    assert reasons(cells, groupings) == [COMPLEMENT, None, FEW]


def test_a_unit_of_few_people_is_itself_a_small_cell_of_the_unit_above():
    """U (a, b) has three people in all: nobody learns its figure, and c is hidden with it."""
    cells = row(2, 1, 6, 9)
    groupings = (*row_totals(cells), *unit_totals(cells, {"U": ("a", "b")}))
    assert reasons(cells, groupings) == [FEW, FEW, COMPLEMENT, None]


def test_units_within_units():
    """V (U with a and b; c): U's total is known, so c with its four people is alone in V."""
    cells = row(9, 8, 4, 9, 9)
    units = {"U": ("a", "b"), "V": ("a", "b", "c"), "W": ("d", "e")}
    groupings = (*row_totals(cells), *unit_totals(cells, units))
    assert reasons(cells, groupings) == [None, COMPLEMENT, FEW, None, None]


def test_what_another_grouping_gives_away_protects_nobody():
    """Team b's rows are the same people's and add up to its mean: its call is worked out, so a goes too."""
    cells = [*row(9, 8, 4), Cell("log-in", "b", 8), Cell("mean", "b", 8)]
    across = same_people(cells, ("call", "log-in", "mean"))
    assert across == (Grouping(frozenset({("call", "b"), ("log-in", "b"), ("mean", "b")}), True),)
    assert shown(cells, row_totals(cells[:3]), 5)["call", "a"] is None
    assert shown(cells, (*row_totals(cells[:3]), *across), 5)["call", "a"] is COMPLEMENT


def test_rows_of_different_numbers_of_people_do_not_add_up():
    cells = [Cell("call", "a", 8), Cell("log-in", "a", 7), Cell("mean", "a", 8), Cell("memory", "a", 8)]
    (found,) = same_people(cells, ("call", "log-in", "mean"))
    assert found.places == {("call", "a"), ("mean", "a")}


def test_what_the_audit_hides_is_protected_like_the_rest():
    cells = row(9, 8, 7)
    siblings = Siblings.of(row_totals(cells), {cell.place: cell.people for cell in cells})
    told = siblings.hidden_too(8, {("call", "c"): AUDIT})
    assert list(told.values()) == [None, COMPLEMENT, FEW]
    told = siblings.hidden_too(5, {("call", "c"): AUDIT})
    assert list(told.values()) == [None, None, AUDIT]


def test_grouping_of_places_that_are_not_there_changes_nothing():
    cells = row(9, 8)
    assert reasons(cells, [Grouping(frozenset({("call", "z")})), Grouping(frozenset())]) == [None, None]


@st.composite
def organisations(draw) -> tuple[list[Cell], list[Grouping], int]:
    """Teams in a row and a tree of units over them, cut at random."""
    cells = row(*draw(st.lists(st.integers(0, 14), min_size=1, max_size=9)))
    teams = [cell.team for cell in cells]
    cuts = sorted(draw(st.sets(st.integers(0, len(teams)), max_size=4)) | {0, len(teams)})
    units = {f"{a}-{b}": teams[a:b] for a, b in pairwise(cuts)}
    units |= {f"{a}-{b}": teams[a:b] for a, b in zip(cuts, cuts[2:], strict=False) if a == cuts[0]}
    return cells, [*row_totals(cells), *unit_totals(cells, units)], draw(st.integers(1, 7))


@given(organisations())
def test_in_every_grouping_hidden_people_are_nought_or_at_least_k_or_it_is_hidden_whole(organisation):
    cells, groupings, k = organisation
    people = {cell.place: cell.people for cell in cells}
    told = shown(cells, groupings, k)
    assert told.keys() == people.keys()
    assert all(told[place] is FEW for place, n in people.items() if 0 < n < k)
    assert all(n >= k for place, n in people.items() if told[place] is COMPLEMENT)
    for grouping in groupings:
        hidden = [place for place in grouping.places if told[place]]
        whole = all(told[place] or not people[place] for place in grouping.places)
        assert not 0 < sum(people[place] for place in hidden) < k or whole


@given(organisations())
def test_an_order_of_cells_and_groupings_changes_nothing(organisation):
    cells, groupings, k = organisation
    assert shown(cells[::-1], groupings[::-1], k) == shown(cells, groupings, k)
