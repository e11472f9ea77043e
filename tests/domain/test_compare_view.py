"""What the compare screen may say: estimates, the heat map, and reasons where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from eximap.domain.compare_table import Table, Unshown, table
from eximap.domain.compare_view import CompareView, compare_view
from eximap.domain.compared_figure import Measure, Wanted
from eximap.domain.compared_rounds import compared_rounds
from eximap.domain.guarded_rounds import guarded_rounds
from eximap.domain.mapping import basis
from eximap.domain.team_release import TeamRelease
from eximap.interchange.demo_teams import demo_team_releases

SPRING = [
    it for it in demo_team_releases("en", datetime(2026, 6, 1, tzinfo=UTC)) if it.round_name == "spring"
]
QUALITY_REVIEW = Wanted(Measure.TOUCHPOINT, SPRING[0].touchpoints[13].key)


def table_of(releases: Sequence[TeamRelease]) -> Table:
    rounds = compared_rounds(releases, (), basis(SPRING[0]))
    return table(rounds, guarded_rounds([rounds], 5), 5)


def view_of(releases: Sequence[TeamRelease], wanted: Wanted | None = None) -> CompareView:
    return compare_view(table_of(releases), wanted or Wanted())


def test_the_demos_seven_teams() -> None:
    view = view_of(SPRING)
    assert [line.team for line in view.teams] == [
        *("Billing A", "Billing B", "Claims C", "Nights G", "Retention D", "Tech E", "Tech F")
    ]
    assert (view.answered, view.people, view.round_name) == (83, 104, "spring")
    assert view.comparison.differ is True
    assert {line.figures is not None for line in view.teams} == {True}
    assert [row.touchpoint.moment_of_truth for row in view.rows] == [True] * 5 + [False] * 10


@pytest.mark.parametrize("measure", [*Measure][:4])
def test_every_figure_can_be_compared_by(measure: Measure) -> None:
    view = view_of(SPRING, Wanted(measure))
    assert len(view.comparison.shown) >= 6


def test_a_hidden_figure_is_nowhere_in_the_view_and_totals_leave_it_out() -> None:
    view = view_of(SPRING, QUALITY_REVIEW)
    row = next(row for row in view.rows if row.touchpoint.key == QUALITY_REVIEW.touchpoint)
    hidden = {line.team: line.unshown for line in view.teams if line.unshown}
    assert hidden["Nights G"] is Unshown.FEW
    assert all(line.figures is None for line in view.teams if line.unshown)
    shown = [cell.mean for cell in row.cells if cell.mean]
    assert [cell.mean for cell in row.cells if cell.unshown] == [None] * len(hidden)
    assert row.together is None or row.together.people == sum(mean.people for mean in shown)


def test_a_net_score_counts_the_same_people_on_its_own_scale() -> None:
    mean, net = (
        view_of(SPRING, Wanted(Measure.ALL_IN_ALL)),
        view_of(SPRING, Wanted(Measure.ALL_IN_ALL, net=True)),
    )
    assert (net.comparison.scale.low, net.comparison.scale.high) == (-1, 1)
    nights = net.teams[3]
    assert (nights.unshown, nights.figures) == (Unshown.UNCOUNTED, None)  # six people: a mean, no counts
    assert mean.teams[3].figures is not None
    assert Wanted(Measure.MEAN, net=True).is_net is False


def test_other_words_and_other_touchpoints_are_not_compared() -> None:
    first, *others = SPRING
    points = (replace(first.touchpoints[0], reworded=True), *first.touchpoints[1:])
    view = view_of([replace(first, touchpoints=points), *others])
    assert view.teams[0].unshown is Unshown.OTHER_ASKED
    row = next(row for row in view.rows if row.touchpoint.key == points[0].key)
    assert row.cells[0].unshown is Unshown.REWORDED
    assert row.cells[1].unshown is None


def test_one_team_alone_is_shown_but_not_compared() -> None:
    view = view_of(SPRING[:1])
    assert (view.comparison.differ, len(view.comparison.shown)) == (None, 1)


def test_two_teams_of_one_name_stand_under_their_paths() -> None:
    north, south = (
        replace(it, path=(unit, "Billing")) for it, unit in zip(SPRING[:2], ("North", "South"), strict=True)
    )
    assert [line.team for line in view_of([north, south]).teams] == ["North / Billing", "South / Billing"]


def test_a_unit_hides_the_same_cells_and_adds_up_its_own() -> None:
    found = table_of(SPRING)
    whole, unit = compare_view(found, Wanted()), ("Service floor", "Billing & Claims")
    view = compare_view(found, Wanted(), unit)
    assert (view.unit, [line.team for line in view.teams]) == (unit, ["Billing A", "Billing B", "Claims C"])
    cells = {
        (row.touchpoint.key, line.team): c
        for row in whole.rows
        for line, c in zip(whole.teams, row.cells, strict=True)
    }
    for row in view.rows:
        shown = [cells[row.touchpoint.key, line.team] for line in view.teams]
        assert list(row.cells) == shown
        people = sum(cell.mean.people for cell in shown if cell.mean)
        assert (row.together.people if row.together else 0) == people
    assert len(view.comparison.shown) == 3
