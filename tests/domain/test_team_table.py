"""The table of teams that may be shown: exactly, as a band, or hidden with a reason."""

import pytest

from eximap.domain.errors import Invalid
from eximap.domain.group import Group, of_values
from eximap.domain.team_figure import Figure, Overall, Relation, of_release, told_total
from eximap.domain.team_suppression import Hidden
from eximap.domain.team_table import TableCell, TeamTable, team_table
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import table_of, team_release

MIXED = [2, 1, 0, -1, -2, 1, 0, 2, -1]


def figure(team: str, *scores: int, row: str = "call") -> Figure:
    """Fewer than five are withheld, as a release does."""
    few = 0 < len(scores) < 5
    return Figure(row, team, 1 if few else len(scores), None if few else of_values(team, scores))


def table(*figures: Figure, units=None, **more) -> TeamTable:
    return team_table(figures, units or {}, 5, **more)


def kinds(made: TeamTable) -> list[object]:
    """Per cell its reason, its band, or that it is exact."""
    return [cell.hidden or cell.band or ("exact" if cell.people else None) for cell in made.cells.values()]


def test_a_row_with_a_small_team_and_one_hidden_with_it():
    made = table(figure("a", *MIXED), figure("b", *MIXED[:6]), figure("c", 1, 2), figure("d"))
    assert kinds(made) == ["exact", Hidden.COMPLEMENT, Hidden.FEW, None]
    assert made.cells["call", "c"] == TableCell("call", "c", None, hidden=Hidden.FEW)
    assert made.cells["call", "d"] == TableCell("call", "d", 0)


def test_totals_cover_what_is_shown_exactly():
    made = table(figure("a", *MIXED), figure("b", *MIXED[:6]), figure("c", 1, 2), figure("e", *[2] * 9))
    assert made.together("call") == Group("", 9, sum(MIXED), sum(x * x for x in MIXED))
    assert made.together("call", {"b", "c"}) is None
    assert [group.team for group in made.groups("call")] == ["a"]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([2] * 9, (1, 2)),
        ([2] * 8 + [-2], (1, 2)),
        ([0] * 9, (0, 1)),
        ([2] * 6 + [-2, -2, 0], "exact"),
    ],
)
def test_a_band_stands_where_nearly_all_agree(scores, expected):
    assert kinds(table(figure("a", *scores), figure("b", *MIXED))) == [expected, "exact"]


def test_with_names_everything_is_shown():
    made = team_table([Figure("call", "a", 1, of_values("a", [2]))], {}, 1)
    assert kinds(made) == ["exact"]


def test_a_team_stands_once_in_a_row():
    with pytest.raises(Invalid):
        table(figure("a", *MIXED), figure("a", *MIXED))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (MIXED, MIXED, "exact"),
        (MIXED, [*MIXED, 1], Hidden.AUDIT),  # one latecomer
        (MIXED, MIXED[:-1], Hidden.AUDIT),  # one was taken out
        (MIXED, [*MIXED[:-1], 2], Hidden.AUDIT),  # one was corrected
        (MIXED, [*MIXED, 1, 0, -1, 2, 2], "exact"),
        (MIXED, [*MIXED, 2, 2, 2, 2, 2], Hidden.AUDIT),  # five of one voice
        (MIXED, [*MIXED, 2, 2, 2, 2, -2], Hidden.AUDIT),  # whoever gave the −2 would know the others
        (MIXED, [-2] * 14, Hidden.AUDIT),
        ([1, 2], MIXED, "exact"),  # before, there was no figure
        ([2] * 5, [*[2] * 5, 2, 1, 0, -1, 0], "exact"),
    ],
)
def test_a_figure_beside_an_earlier_one_of_its_round(before, now, expected):
    made = table(figure("a", *now), figure("b", *MIXED), earlier=[figure("a", *before)])
    assert kinds(made) == [expected, "exact"]


def test_an_earlier_figure_of_a_team_that_is_not_compared_changes_nothing():
    assert kinds(table(figure("b", *MIXED), earlier=[figure("a", *MIXED)])) == ["exact"]


def hanging(mean_of: int) -> Relation:
    """The mean of sheets of team a is that of touchpoints t0, t1, …"""
    parts = tuple(((f"t{at}", "a"), -1.0) for at in range(mean_of))
    return Relation((((Overall.MEAN, "a"), float(mean_of)), *parts), same_people=True)


def rows_of_a(*columns: list[int]) -> list[Figure]:
    """Touchpoints of team a by their scores, and the mean of its sheets."""
    figures = [figure("a", *column, row=f"t{at}") for at, column in enumerate(columns)]
    means = [sum(person) / len(columns) for person in zip(*columns, strict=True)]
    return [*figures, Figure(Overall.MEAN, "a", len(means), of_values("a", means), None)]


def test_a_band_that_the_mean_of_sheets_gives_away_takes_another_touchpoint_with_it():
    made = table(*rows_of_a([2] * 9, MIXED, MIXED[::-1]), relations=[hanging(3)])
    assert kinds(made) == [(1, 2), Hidden.AUDIT, "exact", "exact"]


def test_a_band_with_one_who_said_otherwise_is_not_given_away_either():
    """Eight +2 and a −2: by the total whoever gave the −2 knows what the others gave."""
    made = table(*rows_of_a([2] * 8 + [-2], MIXED, MIXED[::-1]), relations=[hanging(3)])
    assert kinds(made) == [(1, 2), Hidden.AUDIT, "exact", "exact"]


def test_two_extreme_bands_are_given_away_together():
    made = table(*rows_of_a([2] * 9, [2] * 9, MIXED, MIXED[::-1]), relations=[hanging(4)])
    assert kinds(made) == [(1, 2), (1, 2), Hidden.AUDIT, "exact", "exact"]


def test_a_complement_that_the_mean_gives_away_protects_nobody():
    """b would hide a's call, but a's mean less its log-in gives it: d goes, too."""
    others = [
        figure("b", 1, 2, row="t0"),
        figure("d", *MIXED, 1, row="t0"),
        figure("e", *MIXED, 1, 2, row="t0"),
    ]
    alone = table(*rows_of_a(MIXED, MIXED[::-1]), *others)
    assert alone.cells["t0", "a"].hidden is Hidden.COMPLEMENT
    assert alone.cells["t0", "d"].group
    made = table(*rows_of_a(MIXED, MIXED[::-1]), *others, relations=[hanging(2)])
    assert made.cells["t0", "d"].hidden is Hidden.COMPLEMENT


def test_a_total_that_somebody_was_told():
    """All three together came out in a report, c among them: c would be the rest."""
    figures = [figure("a", *MIXED), figure("b", *MIXED[:6]), figure("c", 1, 2)]
    places = [f.place for f in figures]
    told = told_total(places, sum(MIXED) + sum(MIXED[:6]) + 3)
    assert kinds(table(*figures, relations=[told])) == ["exact", Hidden.COMPLEMENT, Hidden.FEW]
    both = [told, told_total(places[:2], sum(MIXED) + sum(MIXED[:6]))]
    made = table(*figures, relations=both)
    assert made.beyond == (frozenset({("call", "c")}),)


def test_the_units_of_the_tree_are_groupings():
    figures = [figure("a", *MIXED), figure("b", *MIXED[:6]), figure("c", 1, 2), figure("d", *MIXED)]
    assert kinds(table(*figures)) == ["exact", Hidden.COMPLEMENT, Hidden.FEW, "exact"]
    units = {"U": ("a", "b"), "V": ("c", "d")}
    assert kinds(table(*figures, units=units)) == ["exact", "exact", Hidden.FEW, Hidden.COMPLEMENT]


def test_figures_of_a_release_are_rows():
    release = release_of(
        sheets_of([[2, 1, None], [1, 0, None], [0, 1, 1], [-1, 2, None], [-2, 0, None], [1, 1, None]]), 3
    )
    found = {f.row: f for f in of_release(team_release("a", release))}
    call = found["t0"].group
    assert list(found) == [
        "t0",
        "t1",
        "t2",
        Overall.END,
        Overall.REMEMBERED,
        Overall.MEAN,
        Overall.ALL_IN_ALL,
    ]
    assert call is not None
    assert (call.n, call.total, call.squares) == (6, 1, pytest.approx(11))
    assert (found["t2"].people, found["t2"].group) == (1, None)
    assert found[Overall.END] == Figure(Overall.END, "a", 1)


def test_a_table_of_releases():
    spread = [[2, 1, 0], [1, 0, -1], [0, -1, 1], [-1, 2, 2], [-2, 0, 1], [1, 1, 0], [2, 2, -2], [0, 0, 1]]
    agreed = [[2, *row[1:]] for row in spread]
    releases = [release_of(sheets_of(rows), 3) for rows in (spread, agreed)]
    made = table_of([team_release("a", releases[0]), team_release("b", releases[1])])
    assert made.cells["t0", "a"].group
    assert made.cells["t0", "b"].band == (1, 2)
    assert [p for p, c in made.cells.items() if c.hidden is Hidden.AUDIT] == [("t1", "b")]
    assert not made.beyond


def test_what_the_mean_of_sheets_would_tell_of_a_latecomer_is_hidden_as_well():
    """t0 is hidden, for one came late; but three means less the two other touchpoints would give it."""
    columns = [[*MIXED, 1], [*MIXED[::-1], 0], [*MIXED[3:], *MIXED[:3], 2]]
    figures = rows_of_a(*columns)
    before = figure("a", *MIXED, row="t0")
    made = table(*figures, relations=[hanging(3)], earlier=[before])
    assert kinds(made) == [Hidden.AUDIT, Hidden.AUDIT, "exact", "exact"]
    assert not made.beyond


def test_where_an_earlier_figure_says_it_all_nothing_is_said_to_follow():
    """Eight gave a +2, and this was told; of the seven now the same follows, whatever is hidden."""
    made = table(figure("a", *[2] * 7), figure("b", *MIXED), earlier=[figure("a", *[2] * 8)])
    assert kinds(made) == [Hidden.AUDIT, "exact"]
    assert not made.beyond
