"""Estimates of teams: the eight schools, a crude sum over τ, and what thousands of simulated teams say."""

from math import erf, exp, sqrt
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import team_estimate
from eximap.domain.errors import Invalid
from eximap.domain.scale import Scale
from eximap.domain.team_estimate import posterior, prior_on

SCHOOLS = (28, 8, -3, 7, -1, 1, 18, 12)
ERRORS = (15, 10, 16, 11, 9, 11, 10, 18)
MEDIANS = (10.2, 7.8, 6.6, 7.6, 5.6, 6.5, 10.1, 8.2)  # METHOD.md, by simulation


def test_rubins_eight_schools_under_a_flat_tau() -> None:
    found = posterior(SCHOOLS, ERRORS, prior=None)
    assert [found.quantile(place, 0.5) for place in range(8)] == pytest.approx(MEDIANS, abs=0.07)


@pytest.mark.parametrize("prior", [None, 5.0])
def test_the_grid_agrees_with_a_crude_sum(prior) -> None:
    # τ in 10,000 even steps to 300, every formula written out once more, the quantile by its own definition.
    whole, mu, tau_mean, school, below = 0.0, 0.0, 0.0, 0.0, 0.0
    found = posterior(SCHOOLS, ERRORS, prior)
    estimate = found.estimate(0)
    for step in range(10_000):
        tau = 0.03 * (step + 0.5)
        vs = [1 / (error**2 + tau**2) for error in ERRORS]
        centre = sum(v * y for v, y in zip(vs, SCHOOLS, strict=True)) / sum(vs)
        density = sum(vs) ** -0.5
        for v, y in zip(vs, SCHOOLS, strict=True):
            density *= sqrt(v) * exp(-v * (y - centre) ** 2 / 2)
        density *= 1 if prior is None else exp(-((tau / prior) ** 2) / 2)
        mean = (28 / 225 + centre / tau**2) / (1 / 225 + 1 / tau**2)
        sd = sqrt(1 / (1 / 225 + 1 / tau**2) + (225 / (225 + tau**2)) ** 2 / sum(vs))
        whole += density
        mu += density * centre
        tau_mean += density * tau
        school += density * mean
        below += density * (1 + erf((estimate.low - mean) / sd / sqrt(2))) / 2
    assert (found.mu, found.tau, estimate.value) == pytest.approx(
        (mu / whole, tau_mean / whole, school / whole), rel=2e-3
    )
    assert below / whole == pytest.approx(0.025, abs=1e-4)


@pytest.mark.parametrize(
    ("tau", "largest", "close"), [(0.2, 40, 1e-6), (1.0, 15, 1e-6), (0.3, 100_000, 1e-6), (0.0, 12, 3e-5)]
)
def test_few_points_say_of_many_teams_what_a_fine_grid_says(monkeypatch, tau, largest, close) -> None:
    # Sizes over up to four orders of magnitude; without differences τ stands at nought, where all is kept.
    rng = Random(11)
    errors = [1.2 / sqrt(largest ** rng.uniform(0.5, 1)) for _ in range(150)]
    means = [0.3 + tau * rng.gauss(0, 1) + error * rng.gauss(0, 1) for error in errors]
    found = posterior(means, errors, 1.0)
    monkeypatch.setattr(team_estimate, "MANY", 1000)
    monkeypatch.setattr(team_estimate, "CELLS", 400)
    fine = posterior(means, errors, 1.0)
    assert (found.mu, found.tau) == pytest.approx((fine.mu, fine.tau), abs=close)
    for place in range(0, 150, 7):
        one, other = found.estimate(place), fine.estimate(place)
        assert (one.value, one.low, one.high) == pytest.approx(
            (other.value, other.low, other.high), abs=close
        )


def test_a_single_team_is_believed_as_it_stands() -> None:
    found = posterior([0.4], [0.2], 1.0).estimate(0)
    assert (found.value, found.low, found.high) == pytest.approx(
        (0.4, 0.4 - 0.391993, 0.4 + 0.391993), abs=1e-6
    )


@pytest.mark.parametrize(("scale", "expected"), [(Scale(-2, 2), 1), (Scale(1, 5), 1), (Scale(0, 10), 2.5)])
def test_the_prior_goes_with_the_scales_width(scale, expected) -> None:
    assert prior_on(scale) == expected


@given(
    st.lists(st.tuples(st.floats(-2, 2), st.integers(1, 400)), min_size=2, max_size=12),
    st.floats(-5, 5),
    st.sampled_from([0.5, 2.0, 25.0]),
)
def test_another_scale_changes_nothing_but_the_units(teams, shift, factor) -> None:
    means, errors = [mean for mean, _ in teams], [1 / sqrt(n) for _, n in teams]
    one = posterior(means, errors, 1.0)
    other = posterior([shift + factor * y for y in means], [factor * e for e in errors], factor)
    assert other.tau / factor == pytest.approx(one.tau, rel=1e-4)
    for place in range(len(teams)):
        a, b = one.estimate(place), other.estimate(place)
        assert [(b.value - shift) / factor, (b.low - shift) / factor, (b.high - shift) / factor] == (
            pytest.approx([a.value, a.low, a.high], abs=1e-5)
        )


@given(st.lists(st.tuples(st.floats(-2, 2), st.integers(1, 400)), min_size=2, max_size=12))
def test_an_estimate_lies_between_the_raw_mean_and_the_common_one(teams) -> None:
    found = posterior([mean for mean, _ in teams], [1 / sqrt(n) for _, n in teams], 1.0)
    lowest, highest = min(found.means), max(found.means)
    for place in range(len(teams)):
        estimate = found.estimate(place)
        assert estimate.low < estimate.value < estimate.high
        assert lowest - 1e-9 <= estimate.value <= highest + 1e-9


@pytest.mark.parametrize(
    ("means", "errors", "prior"),
    [([], [], 1.0), ([1.0], [0.5, 0.5], 1.0), ([1.0, 2.0], [0.5, 0.0], 1.0), ([1.0, 2.0], [0.5, 0.5], None)],
)
def test_what_can_t_be_estimated_is_refused(means, errors, prior) -> None:
    with pytest.raises(Invalid):
        posterior(means, errors, prior)


@pytest.mark.parametrize("tau", [0.0, 0.2, 0.5, 1.0])
def test_at_seven_teams_intervals_cover_and_estimates_beat_raw_means(tau) -> None:
    rng, covered, squared, raw = Random(5), [], [], []
    for _ in range(150):
        sizes = [rng.randint(5, 15) for _ in range(7)]
        truths = [0.3 + tau * rng.gauss(0, 1) for _ in sizes]
        errors = [1 / sqrt(n) for n in sizes]
        means = [truth + error * rng.gauss(0, 1) for truth, error in zip(truths, errors, strict=True)]
        found = posterior(means, errors, 1.0)
        for place, truth in enumerate(truths):
            estimate = found.estimate(place)
            covered.append(estimate.low <= truth <= estimate.high)
            squared.append((estimate.value - truth) ** 2)
            raw.append((means[place] - truth) ** 2)
    assert fmean(covered) > 0.93
    assert fmean(squared) < fmean(raw)
