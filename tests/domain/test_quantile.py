"""Against the printed tables."""

import pytest

from eximap.domain.quantile import normal, student_t


@pytest.mark.parametrize(("df", "t"), [(1, 12.706), (4, 2.776), (17, 2.110), (30, 2.042), (60, 2.000)])
def test_student(df, t):
    assert student_t(0.975, df) == pytest.approx(t, abs=6e-4)


def test_degrees_of_freedom_need_not_be_whole():
    # For two degrees the quantile is (2p − 1) / √(2p(1 − p)); two and a half must lie between two and three.
    assert student_t(0.975, 2) == pytest.approx(0.95 / (2 * 0.975 * 0.025) ** 0.5)
    assert student_t(0.975, 3) < student_t(0.975, 2.5) < student_t(0.975, 2)


def test_normal():
    assert normal(0.975) == pytest.approx(1.959964, abs=1e-6)
    assert normal(0.5) == 0
