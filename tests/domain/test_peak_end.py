"""The peak-end rule: Kahneman's patients, ties, the demo, a real diary, and what holds for any sheet."""

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.interval import average, pearson
from eximap.domain.peak_end import figures, most_extreme, remembered, trend
from tests.domain.sheets import DEMO, DEMO_REMEMBERED, DEMO_STAYS

curves = st.lists(st.none() | st.integers(-2, 2), min_size=1, max_size=15)


@pytest.mark.parametrize(("pain", "expected"), [((2, 8, 5, 7), 7.5), ((2, 8, 5, 1), 4.5)])
def test_kahnemans_two_patients(pain, expected):
    found = figures(pain, end=3)
    assert found is not None
    assert found.remembered == expected


@pytest.mark.parametrize(
    ("scores", "stays", "usual", "opposite"),
    [
        ((2, -2, 1), None, 1, 0),  # the negative one, or the positive one
        ((-2, 2, -2, 0), None, 2, 1),  # the later of the negative ones
        ((2, -2, 1), 0, 0, 0),  # the person named the +2: nothing is left open
        ((2, -2, 1), 1, 1, 1),
        ((2, -2, 1), 2, 1, 0),  # what stays is not among the tied
        ((1, 0, None), None, 0, 0),
        ((0, 0), None, 1, 1),
    ],
)
def test_who_wins_a_tie(scores, stays, usual, opposite):
    assert most_extreme(scores, stays) == usual
    assert most_extreme(scores, stays, opposite=True) == opposite


def test_gaps_keep_their_place_in_the_slope():
    assert trend([0, None, 2]) == 1
    assert trend([0, 2]) == 2
    assert trend([None, None, 1, 0, -1]) == -1


def test_all_figures_of_one_sheet():
    found = figures((1, None, -2, 2, -2), end=4)
    assert found is not None
    assert (found.scored, found.best_peak, found.worst_pit) == (4, 2, -2)
    assert (found.peaks, found.pits) == ((3,), (2, 4))
    assert found.mean == -0.25
    assert found.spread == pytest.approx(2.0616, abs=1e-4)
    assert (found.extreme, found.extreme_opposite, found.end) == (4, 3, -2)
    assert (found.remembered, found.remembered_opposite) == (-2, 0)


def test_a_flat_sheet_has_no_peak_but_is_remembered():
    found = figures((1, 1, None, 1), end=3)
    assert found is not None
    assert (found.peaks, found.pits, found.best_peak, found.worst_pit) == ((), (), None, None)
    assert (found.trend, found.spread, found.remembered) == (0, 0, 1)


@pytest.mark.parametrize("scores", [(None, None), (None, 2), (1, None)])
def test_fewer_than_two_scores_say_nothing(scores):
    assert figures(scores, end=1) is None
    assert remembered(scores, end=1) is None


def test_without_a_score_at_the_end_nothing_is_remembered():
    found = figures((1, 2, None), end=2)
    assert found is not None
    assert (found.mean, found.end, found.remembered, found.remembered_opposite) == (1.5, None, None, None)


@pytest.mark.parametrize(("end", "stays"), [(2, None), (-1, None), (0, 2)])
def test_an_end_or_a_moment_beyond_the_journey_is_refused(end, stays):
    with pytest.raises(Invalid, match="out-of-range"):
        figures((1, 2), end, stays)


def test_the_demo_sheet_by_sheet():
    found = [figures(row, 14, DEMO_STAYS.get(i)) for i, row in enumerate(DEMO)]
    assert tuple(sheet.remembered for sheet in found) == DEMO_REMEMBERED
    assert average([sheet.remembered for sheet in found]) == pytest.approx(-0.69, abs=0.005)
    assert average([sheet.remembered_opposite for sheet in found]) == pytest.approx(0.53, abs=0.005)
    assert average([sheet.mean for sheet in found]) == pytest.approx(0.06, abs=0.005)
    assert average([sheet.trend for sheet in found]) == pytest.approx(-0.05, abs=0.005)


def test_a_real_diary(shared_folder):
    """938 person-days: only summaries are in the file, so each day is rebuilt from them as four moments."""
    with (shared_folder / "outside/peak_end/diary_days.csv").open(newline="") as file:
        days = list(csv.DictReader(file))
    told = defaultdict(list)
    for day in days:
        moments = [float(day[name]) for name in ("begin", "peak", "trough", "end")]
        found = figures(moments, end=3)
        assert found is not None
        # Feelings run from 0 to 100, so the most extreme moment is the maximum.
        assert moments[found.extreme] == float(day["peak"])
        assert found.remembered == pytest.approx(float(day["peakend"]))
        if found.peaks:
            assert (found.best_peak, found.worst_pit) == (float(day["peak"]), float(day["trough"]))
        told[day["item"]].append((float(day["retro"]), float(day["mean"]), found.remembered))
    assert len(days) == 938
    better = {item for item, rows in told.items() if _mean_tells_more(rows)}
    assert set(told) - better == {"angry"}  # neither figure wins everywhere: both are shown


def _mean_tells_more(rows: list[tuple[float, float, float]]) -> bool:
    retro, means, peak_ends = zip(*rows, strict=True)
    with_mean, with_peak_end = pearson(retro, means), pearson(retro, peak_ends)
    assert with_mean is not None
    assert with_peak_end is not None
    return with_mean > with_peak_end


@given(curves, st.data())
def test_bounds(scores, data):
    end = data.draw(st.integers(0, len(scores) - 1))
    stays = data.draw(st.none() | st.integers(0, len(scores) - 1))
    found = figures(scores, end, stays)
    if found is None:
        assert sum(score is not None for score in scores) < 2
        return
    told = [score for score in scores if score is not None]
    assert min(told) <= found.mean <= max(told)
    assert abs(scores[found.extreme]) == abs(scores[found.extreme_opposite]) == max(map(abs, told))
    assert remembered(scores, end, stays) == found.remembered
    if found.remembered is not None:
        assert -2 <= found.remembered <= found.remembered_opposite <= 2


@given(curves)
def test_what_was_not_met_after_the_end_changes_nothing(scores):
    assert figures([*scores, None], len(scores) - 1) == figures(scores, len(scores) - 1)


@given(st.integers(-2, 2), st.integers(2, 15))
def test_no_flat_sheet_has_a_peak(score, length):
    found = figures([score] * length, 0)
    assert found is not None
    assert (found.peaks, found.pits) == ((), ())
