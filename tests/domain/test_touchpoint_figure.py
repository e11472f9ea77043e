"""What a release says of one touchpoint, by how many people answered."""

import pytest

from eximap.domain.release import TouchpointFigure
from eximap.domain.suppression import Detail
from eximap.domain.touchpoint_figure import touchpoint_figure
from tests.domain.sheets import NOT_MET, SKIPPED, sheets_of


def figure_of(*cells: object, k: int = 5) -> TouchpointFigure:
    return touchpoint_figure("t0", sheets_of([(cell,) for cell in cells]), k)


def test_under_k_nothing_is_said_not_even_by_the_rest():
    found = figure_of(1, 2, -1, *[NOT_MET] * 15)
    assert found == TouchpointFigure("t0", None, None, Detail.HIDDEN, None, None, None, None, None)


def test_nobody_met_it():
    found = figure_of(*[NOT_MET] * 9)
    assert (found.people, found.not_met, found.skipped, found.detail) == (0, 9, 0, Detail.HIDDEN)


def test_five_people_give_a_mean_and_a_band():
    found = figure_of(1, 2, -1, 0, 0)
    assert (found.detail, found.people, found.mean.value) == (Detail.BAND, 5, 0.4)
    assert (found.counts, found.quartiles, found.split) == (None, None, None)
    assert found.band == (found.mean.low, found.mean.high)


def test_five_people_of_one_mind_have_no_band():
    assert figure_of(1, 1, 1, 1, 1).band is None


def test_eight_people_give_dots_and_the_middle_half():
    found = figure_of(-2, -1, -1, 0, 0, 1, 2, 2)
    assert (found.detail, found.counts) == (Detail.DOTS, (1, 2, 2, 1, 2))
    assert found.quartiles == (-1, 1.25)
    assert found.band == found.quartiles


def test_both_sides_need_k_for_a_split():
    assert figure_of(*[-1] * 8, *[1] * 7, 0, 0, 0).split == (8, 7)
    assert figure_of(*[-1] * 8, *[1] * 4).split is None


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ([0] * 8, (0, 0)),
        ([*[0] * 8, NOT_MET], (None, None)),  # "0 skipped" would say that one had not met it
        ([*[0] * 8, *[NOT_MET] * 5], (5, 0)),
        ([*[0] * 8, *[NOT_MET] * 6, SKIPPED], (None, None)),
        ([*[0] * 8, *[NOT_MET] * 6, *[SKIPPED] * 5], (6, 5)),
    ],
)
def test_not_met_and_skipped_never_give_each_other_away(cells, shown):
    found = figure_of(*cells)
    assert (found.not_met, found.skipped) == shown
    assert found.people == 8


def test_named_rounds_show_everything_from_the_first_sheet():
    found = figure_of(2, k=1)
    assert (found.people, found.counts, found.mean.value, found.mean.low) == (1, (0, 0, 0, 0, 1), 2, None)
    assert figure_of(2, NOT_MET, k=1).not_met == 1
