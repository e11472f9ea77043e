"""Shrunk effects: by hand where tau is known, against independent quadrature where it is integrated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import effect
from eximap.domain.effect import Effect, Evidence, shrunken


@pytest.mark.parametrize(
    ("y", "s", "tau", "mean", "sd"),
    [
        (0.8, 0.4, 0.4, 0.4, 0.282843),  # as sure as the prior: half of it, 0.4 · 0.4 / √0.32
        (0.5, 0.3, 0.4, 0.32, 0.24),  # 0.5 · 0.16 / 0.25; 0.4 · 0.3 / 0.5
        (-1.0, 0.6, 0.8, -0.64, 0.48),
        (0.0, 0.5, 1.0, 0.0, 0.447214),
    ],
)
def test_with_a_known_tau_by_hand(y: float, s: float, tau: float, mean: float, sd: float) -> None:
    assert effect.given(y, s, tau) == pytest.approx((mean, sd), abs=1e-6)


@pytest.mark.parametrize(
    ("difference", "half", "value", "low", "high"),
    # From adaptive quadrature over tau and root finding, outside of eximap.
    [
        (0.8, 0.86, 0.4958, -0.1657, 1.3688),
        (0.8, 0.5, 0.6893, 0.1566, 1.2028),
        (0.3, 0.6, 0.1746, -0.2606, 0.7350),
        (0.0, 0.8, 0.0, -0.5985, 0.5985),
        (-0.7, 0.4, -0.6277, -1.0357, -0.2098),
        (1.5, 1.9, 0.5563, -0.5005, 2.2290),
        (2.0, 0.2, 1.9872, 1.7871, 2.1873),
    ],
)
def test_the_grid_agrees_with_quadrature(
    difference: float, half: float, value: float, low: float, high: float
) -> None:
    found = shrunken(Evidence(difference, difference - half, difference + half, 12, 11))
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=5e-4)


def test_few_sheets_are_shrunk_more_than_many() -> None:
    few, many = (shrunken(Evidence(0.8, 0.8 - half, 0.8 + half, 9, 9)) for half in (1.2, 0.3))
    assert 0 < few.value < many.value < 0.8
    assert few.cannot_tell
    assert not many.cannot_tell


@pytest.mark.parametrize(
    ("difference", "by_itself", "cannot_tell"),
    [(0.8, 0.0, False), (0.8, 0.3, True), (-0.8, 0.3, False), (-0.8, -0.3, True), (0.2, 0.0, True)],
)
def test_what_comes_by_itself_is_no_effect(difference: float, by_itself: float, cannot_tell: bool) -> None:
    found = shrunken(Evidence(difference, difference - 0.5, difference + 0.5, 12, 11, by_itself))
    assert found.cannot_tell is cannot_tell


def test_without_width_there_is_nothing_to_shrink() -> None:
    assert shrunken(Evidence(0.5, 0.5, 0.5, 9, 9)) == Effect(0.5, 0.5, 0.5, False)


halves = st.floats(0.02, 4)
differences = st.floats(-4, 4)


@given(differences, halves)
def test_never_beyond_what_was_seen_and_always_inside_its_interval(difference: float, half: float) -> None:
    found = shrunken(Evidence(difference, difference - half, difference + half, 8, 8))
    assert abs(found.value) <= abs(difference) + 1e-9
    assert found.low - 1e-6 <= found.value <= found.high + 1e-6


@given(differences, halves)
def test_up_and_down_are_mirrored(difference: float, half: float) -> None:
    up = shrunken(Evidence(difference, difference - half, difference + half, 8, 8))
    down = shrunken(Evidence(-difference, -difference - half, -difference + half, 8, 8))
    assert (up.value, up.low, up.high) == pytest.approx((-down.value, -down.high, -down.low), abs=1e-6)
