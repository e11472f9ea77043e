"""A team as n, Σx and Σx²: by hand, from a release's figure, and in whatever order the scores come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import group, interval
from eximap.domain.errors import Invalid
from eximap.domain.group import Group

scores = st.lists(st.integers(-2, 2), min_size=1, max_size=40)


def test_a_group_by_hand() -> None:
    # 1, 2, 0, 1: mean 1, distances 0, 1, 1, 0, so 2 within and a variance of 2 / 3.
    found = group.of_values("Billing", [1, 2, 0, 1])
    assert found == Group("Billing", 4, 4.0, 6.0)
    assert (found.mean, found.within, found.variance) == (1.0, 2.0, pytest.approx(2 / 3))


@pytest.mark.parametrize(
    ("values", "mean", "within", "variance"),
    [([], None, 0.0, None), ([3], 3.0, 0.0, None), ([0.1] * 49, pytest.approx(0.1), 0.0, 0.0)],
)
def test_nobody_one_person_and_people_who_agree(values, mean, within, variance) -> None:
    found = group.of_values("Billing", values)
    assert (found.mean, found.within, found.variance) == (mean, within, variance)


@given(scores)
def test_a_releases_figure_gives_the_group_back(values) -> None:
    estimate = interval.mean(values)
    assert estimate is not None
    found, expected = group.of_estimate("Billing", estimate), group.of_values("Billing", values)
    assert found.n == expected.n
    assert (found.total, found.squares) == pytest.approx((expected.total, expected.squares), abs=1e-9)


@pytest.mark.parametrize(
    ("n", "total", "squares"),
    [(-1, 0, 0), (2, 4, 7), (0, 0, 1), (3, float("nan"), 4), (3, 4, float("nan"))],
)
def test_sums_that_no_scores_have_are_refused(n, total, squares) -> None:
    with pytest.raises(Invalid):
        Group("Billing", n, total, squares)
