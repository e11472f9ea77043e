"""Scales of other tools: which one fits, and the linear way to −2…+2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.scale import CANDIDATES, Scale, fit


@pytest.mark.parametrize(
    ("scale", "number", "score"),
    [
        (Scale(1, 5), 1, -2),
        (Scale(1, 5), 4, 1),
        (Scale(1, 7), 4, 0),
        (Scale(1, 10), 5.5, 0),
        (Scale(0, 10), 7.5, 1),
        (Scale(0, 100), 80, 1.2),
        (Scale(-2, 2), -1.5, -1.5),
    ],
)
def test_a_number_is_mapped_linearly(scale: Scale, number: float, score: float) -> None:
    assert scale.to_score(number) == pytest.approx(score)
    assert scale.from_score(score) == pytest.approx(number)


@pytest.mark.parametrize("number", [0, 5.1, -1, float("nan"), float("inf")])
def test_a_number_outside_is_refused_never_clamped(number: float) -> None:
    with pytest.raises(Invalid) as refusal:
        Scale(1, 5).to_score(number)
    assert refusal.value.reason == "outside-scale"


def test_a_score_outside_is_refused_too() -> None:
    with pytest.raises(Invalid):
        Scale(1, 5).from_score(2.1)


@pytest.mark.parametrize(
    ("numbers", "best"),
    [
        ([], Scale(1, 5)),
        ([3, 5, 1], Scale(1, 5)),
        ([3, 6], Scale(1, 7)),
        ([3, 9], Scale(1, 10)),
        ([0, 4, 5], Scale(0, 10)),
        ([80, 3.5], Scale(0, 100)),
        ([-1, 2], Scale(-2, 2)),
    ],
)
def test_the_tightest_scale_that_holds_all_comes_first(numbers: list[float], best: Scale) -> None:
    assert fit(numbers)[0] == best


@pytest.mark.parametrize("numbers", [[101], [-3], [-1, 3], [float("nan")]])
def test_numbers_on_no_known_scale_fit_none(numbers: list[float]) -> None:
    assert fit(numbers) == ()


@given(st.lists(st.floats(-2, 100), max_size=5))
def test_every_scale_that_fits_maps_every_number_into_the_range(numbers: list[float]) -> None:
    for scale in fit(numbers):
        assert scale in CANDIDATES
        assert all(-2 <= scale.to_score(n) <= 2 for n in numbers)
