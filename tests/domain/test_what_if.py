"""What one step up would move."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.journey import Lever
from eximap.domain.peak_end import Curve, remembered
from eximap.domain.what_if import Gains, raised, what_if
from tests.domain.sheets import DEMO, DEMO_STAYS, names

STARS = (8, 9, 11, 13, 14)


def gains_of(rows, k=1, end=None, stars=(), shown=None, stays=None) -> Gains | None:
    width = len(rows[0])
    curves = [Curve(tuple(row), (stays or {}).get(i)) for i, row in enumerate(rows)]
    last = width - 1 if end is None else end
    return what_if(curves, names(width), last, stars, range(width) if shown is None else shown, k, Random(7))


def told(gains, lever):
    return [(gain.touchpoint, gain.gain and round(gain.gain.value, 1)) for gain in gains.of(lever)]


def test_the_demo_where_a_minus_two_wins_nearly_every_tie():
    found = gains_of(DEMO, k=5, stars=STARS, stays=DEMO_STAYS)
    assert found is not None
    assert told(found, Lever.FIX_PIT)[0] == ("t9", 0.2)
    assert (found.pit, found.fix_pit[0].worst_for) == ("t9", 13)
    assert [gain for _, gain in told(found, Lever.BUILD_PEAK)] == [0, 0, 0]
    nearest = next(gain for gain in found.build_peak if gain.nearest_moment)
    assert nearest.touchpoint == "t8"
    assert nearest.once_pit_is_up is not None
    assert nearest.once_pit_is_up.value > 0
    assert told(found, Lever.STRENGTHEN_END) == [("t14", 0.6)]
    assert found.without_worst == pytest.approx(1.0, abs=0.05)


def test_gains_by_hand():
    # Both sheets: −2 at t0, +1 at t1, end 0. Raising t0 makes −1 the negative of a tie: −1 → −0.5.
    found = gains_of([(-2, 1, 0), (-2, 1, 0)])
    assert found is not None
    assert (found.fix_pit[0].touchpoint, found.fix_pit[0].gain.value) == ("t0", 0.5)
    assert (found.fix_pit[0].flips, found.fix_pit[0].worst_for) == (0, 2)
    # Raising t1 to +2 ties with −2 and loses; once t0 is up, it moves −0.5 to +1.
    peak = found.build_peak[0]
    assert (peak.touchpoint, peak.gain.value, peak.best_for) == ("t1", 0, 2)
    assert (peak.once_pit_is_up.value, peak.once_no_worst.value) == (1.5, 1.5)
    # The end weighs one half.
    assert found.strengthen_end[0].gain.value == 0.5
    assert found.without_worst == -0.5


def test_a_flip_is_another_touchpoint_taking_over():
    found = gains_of([(-2, 2, 0)] * 6)
    assert found is not None
    assert (found.fix_pit[0].flips, found.fix_pit[0].gain.value) == (6, 2)


def test_the_end_has_its_own_lever_even_if_it_is_the_worst():
    found = gains_of([(1, 0, -2)] * 6)
    assert found is not None
    assert found.fix_pit == ()
    assert [gain.touchpoint for gain in found.strengthen_end] == ["t2"]
    assert found.strengthen_end[0].worst_for == 6


def test_nothing_is_raised_over_two():
    assert raised((2, None, 1, -2), 0) == (2, None, 1, -2)
    assert raised((2, None, 1, -2), 1) == (2, None, 1, -2)
    assert raised((2, None, 1, -2), 2) == (2, None, 2, -2)


def test_only_shown_touchpoints_are_candidates():
    found = gains_of([(-2, 2, 1, 0)] * 6, shown=[1, 2])
    assert found is not None
    assert (found.fix_pit, found.strengthen_end) == ((), ())
    assert [gain.touchpoint for gain in found.build_peak] == ["t1"]


def test_few_movers_are_not_given_away():
    """One of five, then one of twelve sheets has its worst at t0, so the gain there would say "one"."""
    small = gains_of([(-2, 1, 0, 0)] + [(0, -1, 1, 0)] * 4, k=5)
    assert small is not None
    rare = next(gain for gain in small.fix_pit if gain.touchpoint == "t0")
    assert (rare.gain, rare.flips, rare.worst_for) == (None, 0, None)
    large = gains_of([(-2, 1, 0, 0)] + [(0, -1, 1, 0)] * 11, k=5)
    assert large is not None
    rare = next(gain for gain in large.fix_pit if gain.touchpoint == "t0")
    assert rare.gain.value == 0.0  # 0.5 / 12, said to a tenth


@pytest.mark.parametrize("rows", [[(1, None)] * 6, [(1, 2)] * 4, [(None, 2)] * 6])
def test_too_few_remembered_scores_say_nothing(rows):
    assert gains_of(rows, k=5) is None


cell = st.none() | st.integers(-2, 2)


@given(
    st.lists(st.tuples(cell, cell, cell, cell), min_size=1, max_size=12), st.randoms(use_true_random=False)
)
def test_a_step_up_never_harms_and_the_order_of_sheets_plays_no_part(rows, shuffler):
    found = gains_of(rows)
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert gains_of(shuffled) == found
    if found is None:
        return
    for lever in Lever:
        values = [gain.gain.value for gain in found.of(lever)]
        assert values == sorted(values, reverse=True)
        assert all(0 <= value <= 2.5 for value in values)


@given(st.tuples(cell, cell, cell, cell), st.integers(0, 3), st.none() | st.integers(0, 3))
def test_raising_a_moment_never_lowers_what_is_remembered(scores, moment, stays):
    before, after = remembered(scores, 3, stays), remembered(raised(scores, moment), 3, stays)
    assert (before is None) == (after is None)
    assert before is None or before <= after
