"""Few points for many: the rules of the textbook, and moments that stay."""

from math import comb, fsum, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.quadrature import few


def test_three_points_for_an_even_spread_are_gauss_and_legendres() -> None:
    many = 20_001
    points = [-1 + 2 * (at + 0.5) / many for at in range(many)]
    found = few(points, [1 / many] * many, 3)
    assert [x for x, _ in found] == pytest.approx([-sqrt(0.6), 0, sqrt(0.6)], abs=1e-6)
    assert [w for _, w in found] == pytest.approx([5 / 18, 8 / 18, 5 / 18], abs=1e-6)


def test_two_points_for_tossed_coins() -> None:
    # 10 coins: mean 5, sd √2.5, symmetric; two points with the same three moments are 5 ± √2.5, half each.
    found = few(list(range(11)), [comb(10, heads) / 2**10 for heads in range(11)], 2)
    assert [x for x, _ in found] == pytest.approx([5 - sqrt(2.5), 5 + sqrt(2.5)])
    assert [w for _, w in found] == pytest.approx([0.5, 0.5])


@given(
    st.lists(st.floats(0.01, 1), min_size=9, max_size=40),
    st.integers(1, 6),
    st.floats(-50, 50),
    st.floats(0.01, 9),
)
def test_moments_stay(raw: list[float], count: int, start: float, step: float) -> None:
    points = [start + step * at for at in range(len(raw))]
    weights = [each / fsum(raw) for each in raw]
    found = few(points, weights, count)
    assert all(points[0] <= x <= points[-1] and w > 0 for x, w in found)
    middle, wide = points[len(points) // 2], points[-1] - points[0]
    for power in range(2 * count):
        before = fsum(w * ((x - middle) / wide) ** power for x, w in zip(points, weights, strict=True))
        assert fsum(w * ((x - middle) / wide) ** power for x, w in found) == pytest.approx(before, abs=1e-9)
