"""Labels of the curve, and how many people a figure needs."""

import pytest

from eximap.domain.release import Mode, peak_and_pit
from tests.domain.sheets import DEMO, release_of, sheets_of


@pytest.mark.parametrize(
    ("row", "peak", "pit"),
    [
        ((1, -1, 0), ("t0",), ("t1",)),
        ((1, -1, 1), ("t0", "t2"), ("t1",)),
        ((1, 1, 1), (), ()),
        ((1,), (), ()),
        ((1, "n", 0), ("t0",), ("t2",)),
    ],
)
def test_peak_and_pit_stand_at_the_shown_means(row, peak, pit):
    release = release_of(sheets_of([row] * 6), len(row))
    assert peak_and_pit(release.touchpoints) == (peak, pit)
    assert (release.peak, release.pit) == (peak, pit)


def test_a_named_round_needs_one_person():
    sheets = sheets_of(DEMO[:2])
    assert release_of(sheets, 15, mode=Mode.NAMED).threshold == 1
    assert release_of(sheets, 15, mode=Mode.HIDDEN).threshold == 5


def test_figures_are_found_by_touchpoint():
    release = release_of(sheets_of(DEMO), 15)
    assert release.figure("t9") is release.touchpoints[9]
    assert release.figure("gone") is None
