"""What the mean of sheets and the means of touchpoints together tell of the few whose sheets have gaps."""

import pytest

from eximap.domain.sheet_mean import coarse
from eximap.domain.team_figure import Overall, of_release, relations
from eximap.domain.team_suppression import Hidden
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import table_of, team_release

WHOLE = [[2, 1, 0], [1, 0, -1], [0, -1, 1], [-1, 2, 2], [-2, 0, 1], [1, 1, 0], [2, 2, -2], [0, 0, 1]]
MEAN = (Overall.MEAN, "a")


def parts(rows):
    told = team_release("a", release_of(sheets_of(rows), len(rows[0])))
    figures = {figure.place: figure for figure in of_release(told)}
    return figures, relations(told)


def difference(figures) -> float:
    """Three means of sheets less the touchpoints: what a reader computes."""
    mean = figures[MEAN].group
    return 3 * mean.total - sum(figures[f"t{at}", "a"].group.total for at in range(3))


def test_where_everybody_scored_everything_the_mean_stays_as_it_is():
    figures, hanging = parts(WHOLE)
    assert difference(figures) == pytest.approx(0)
    assert coarse(figures, hanging, 5).figures == figures


def test_the_one_whose_sheet_has_a_gap_is_not_to_be_read_off():
    """Of eight people one skipped the last touchpoint and gave two +2: half of these is the difference."""
    figures, hanging = parts([*WHOLE[:-1], [2, 2, None]])
    assert difference(figures) == pytest.approx(2)
    made = coarse(figures, hanging, 5)
    coarser = made.figures[MEAN].group
    assert coarser
    assert coarser.total / 8 == pytest.approx(round(coarser.total / 8, 1))
    assert not made.hidden
    assert coarser.variance == pytest.approx(figures[MEAN].group.variance)
    _, relation = made.relations
    seen = difference(made.figures)
    wider = relation.slack - 2
    assert min(2, seen + wider) - max(-2, seen - wider) >= 2


def test_where_at_least_k_people_have_gaps_they_are_no_few():
    figures, hanging = parts([[*row[:2], None] for row in WHOLE[:5]] + WHOLE[:5])
    assert coarse(figures, hanging, 5).figures == figures


def test_a_mean_that_tells_even_so_is_hidden():
    """Of ten people five left out the last of three touchpoints: with k = 6 no step is coarse enough."""
    rows = [[*row[:2], None] for row in WHOLE[:5]] + WHOLE[:5]
    figures, hanging = parts(rows)
    assert coarse(figures, hanging, 6).hidden == {MEAN}
    told = [team_release("a", release_of(sheets_of(rows), 3))]
    assert table_of(told, k=6).cells[MEAN].hidden is Hidden.AUDIT
