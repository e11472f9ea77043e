"""Where the lead sees it differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.gap import lead_gap, rank_correlation, ranks
from tests.domain.sheets import DEMO, names, release_of, sheets_of

GUESSES = dict(zip(names(15), (1, 0, 1, 0, 1, 1, 1, 1, 0, -1, 0, 2, 0, 1, 1), strict=True))


def test_the_demo():
    found = lead_gap(release_of(sheets_of(DEMO), 15, forecasts=GUESSES))
    assert found is not None
    assert found.mean_absolute == pytest.approx(0.6, abs=0.05)
    assert found.rank_correlation == pytest.approx(0.8, abs=0.05)
    assert found.too_bright[0].touchpoint == "t13"
    assert found.too_bright[0].gap == pytest.approx(1 + 12 / 18)
    assert found.too_bright[0].clear
    assert [gap.touchpoint for gap in found.too_dark] == ["t4", "t0", "t7"]


def test_hidden_touchpoints_and_missing_forecasts_have_no_gap():
    rows = [(1, "n", 0)] * 5 + [(0, 2, 1)]
    found = lead_gap(release_of(sheets_of(rows), 3), {"t0": 1.0, "t1": 2.0})
    assert found is not None
    assert [gap.touchpoint for gap in found.gaps] == ["t0"]
    assert found.rank_correlation is None
    assert lead_gap(release_of(sheets_of(rows), 3)) is None


def test_without_an_interval_nothing_is_clear():
    found = lead_gap(release_of(sheets_of([(1, 0)] * 6), 2), {"t0": -2.0})
    assert found is not None
    assert not found.gaps[0].clear


@pytest.mark.parametrize(
    ("values", "expected"),
    [([10, 20, 30], [1, 2, 3]), ([2, 1, 2, 2], [3, 1, 3, 3]), ([5, 5], [1.5, 1.5]), ([], [])],
)
def test_ties_share_their_mean_rank(values, expected):
    assert ranks(values) == expected


def test_spearman_by_hand():
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    assert rank_correlation([1, 3, 3, 9], [0, 1, 2, 3]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
    assert rank_correlation([1, 1], [0, 1]) is None
    with pytest.raises(Invalid):
        rank_correlation([1], [1, 2])


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=20))
def test_any_rising_change_keeps_the_ranks(values):
    assert ranks(values) == ranks([value**3 + 1 for value in values])
    assert sum(ranks(values)) == pytest.approx(len(values) * (len(values) + 1) / 2)
