"""Published intervals, and what must hold for any numbers."""

from random import Random
from statistics import correlation as pearson_of_stdlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import interval
from eximap.domain.errors import Invalid
from eximap.domain.interval import Difference, Estimate

scores = st.lists(st.integers(-2, 2), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombes_table(successes, n, low, high):
    found = interval.share(successes, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(
    ("counts", "value", "low", "high"),
    [((36, 7, 24), 0.1714, -0.0444, 0.3873), ((3, 1, 1), 0.25, -0.298, 0.798)],
)
def test_net_score(counts, value, low, high):
    found = interval.net_score(*counts)
    assert found.value == pytest.approx(value, abs=5e-5)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))
    assert found.people == sum(counts)


def test_a_mean_by_hand():
    # 1, 2, 0, 1: mean 1, sd √(2/3); t(0.975, 3) = 3.1824; half = 3.1824 · 0.8165 / 2 = 1.2992, clamped above.
    found = interval.mean([1, 2, 0, 1])
    assert found == Estimate(1.0, pytest.approx(-0.2992, abs=1e-4), 2.0, 4, pytest.approx(0.81650, abs=1e-5))


@pytest.mark.parametrize(("values", "k"), [([1], 1), ([2, 2, 2, 2, 2], 5)])
def test_no_interval_for_one_value_or_without_spread(values, k):
    found = interval.mean(values, k)
    assert found is not None
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize("values", [[], [1, 2, 0, 1]])
def test_no_mean_for_fewer_than_k(values):
    assert interval.mean(values, 5) is None


def test_welch_by_hand():
    # After: mean 4, variance 1, n 4; before: mean 2, variance 4, n 8.
    # se² = 1/4 + 4/8 = 0.75; df = 0.5625 / (0.0625/3 + 0.25/7) = 9.9474; t(0.975, 9.9474) = 2.2299.
    after, before = Estimate(4.0, None, None, 4, 1.0), Estimate(2.0, None, None, 8, 2.0)
    found = interval.welch(after, before)
    assert found.df == pytest.approx(9.9474, abs=1e-4)
    assert (found.low, found.high) == (pytest.approx(0.0689, abs=1e-3), pytest.approx(3.9311, abs=1e-3))
    assert not found.cannot_tell


def test_welch_says_nothing_without_spread():
    flat = Estimate(1.0, None, None, 6, 0.0)
    assert interval.welch(flat, flat) == Difference(0.0, None, None, None)
    assert interval.welch(flat, flat).cannot_tell
    assert interval.welch(flat, Estimate(1.0, None, None, 1)).low is None


def test_fishers_interval():
    # r = 0.62 at n = 41: tanh(0.7250 ± 1.95996/√38) = 0.386 to 0.779.
    xs, ys = _correlated(0.62, 41)
    found = interval.correlation(xs, ys)
    assert found is not None
    assert found.value == pytest.approx(0.62)
    assert (found.low, found.high) == (pytest.approx(0.386, abs=1e-3), pytest.approx(0.779, abs=1e-3))


def _correlated(r: float, n: int) -> tuple[list[float], list[float]]:
    """Two columns whose correlation is exactly r: one, and a mix of it with its uncorrelated square."""
    xs = [place - (n - 1) / 2 for place in range(n)]
    squares = [x * x for x in xs]
    middle = sum(squares) / n
    noise = [square - middle for square in squares]
    scale = (sum(squares) / sum(part * part for part in noise)) ** 0.5
    return xs, [r * x + (1 - r * r) ** 0.5 * scale * part for x, part in zip(xs, noise, strict=True)]


def test_correlation_needs_two_sides_that_vary():
    assert interval.correlation([1, 1, 1, 1], [1, 2, 3, 4]) is None
    assert interval.correlation([1, 2, 3], [3, 2, 1]) == Estimate(-1.0, None, None, 3)
    with pytest.raises(Invalid):
        interval.correlation([1, 2], [1])


def test_impossible_counts_are_refused():
    for successes, n in [(1, 0), (3, 2), (-1, 4)]:
        with pytest.raises(Invalid):
            interval.share(successes, n)
    with pytest.raises(Invalid):
        interval.net_score(0, 0, 0)


def test_bootstrap_comes_near_the_t_interval_of_many_values():
    values = [place % 5 - 2 for place in range(200)]
    found, expected = interval.bootstrap(values, Random(3), resamples=1000), interval.mean(values)
    assert found is not None
    assert expected is not None
    assert (found.value, found.people) == (expected.value, 200)
    assert (found.low, found.high) == (
        pytest.approx(expected.low, abs=0.04),
        pytest.approx(expected.high, abs=0.04),
    )


@given(scores)
def test_intervals_hold_their_mean_and_stay_on_the_scale(values):
    for found in (interval.mean(values), interval.bootstrap(values, Random(1), resamples=60)):
        assert found is not None
        if found.low is not None:
            assert -2 <= found.low <= found.high <= 2
    exact = interval.mean(values)
    assert exact is not None
    assert exact.low is None or exact.low <= exact.value <= exact.high


@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_the_people_plays_no_part(values, shuffler):
    shuffled = list(values)
    shuffler.shuffle(shuffled)
    assert interval.mean(values) == interval.mean(shuffled)
    assert interval.bootstrap(values, Random(5), resamples=20) == interval.bootstrap(
        shuffled, Random(5), resamples=20
    )


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_and_its_complement_mirror_each_other(pair):
    successes, n = pair
    one, other = interval.share(successes, n), interval.share(n - successes, n)
    assert 0 <= one.low <= one.value <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high)


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=2, max_size=30))
def test_pearson_agrees_with_the_standard_library(pairs):
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    found = interval.pearson(xs, ys)
    if found is None:
        assert len(set(xs)) == 1 or len(set(ys)) == 1
    else:
        assert found == pytest.approx(pearson_of_stdlib(xs, ys))


def test_quartiles_are_linear_between_neighbours():
    assert [interval.quantile([0, 1, 2, 4], p) for p in (0, 0.25, 0.5, 0.75, 1)] == [0, 0.75, 1.5, 2.5, 4]
    assert interval.quantile([1], 0.25) == 1
    with pytest.raises(Invalid):
        interval.quantile([], 0.5)
