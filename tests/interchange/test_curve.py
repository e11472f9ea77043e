"""The drawn line passes through every score and never beyond one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.interchange.curve import Cubic, monotone, runs

values = st.lists(st.floats(-2, 2), min_size=2, max_size=30)


def at(piece: Cubic, share: float) -> float:
    a, b, c, d = (p[1] for p in (piece.start, piece.control1, piece.control2, piece.end))
    rest = 1 - share
    return a * rest**3 + 3 * b * share * rest**2 + 3 * c * share**2 * rest + d * share**3


@given(values)
def test_no_piece_leaves_the_range_of_its_two_scores(scores: list[float]) -> None:
    points = [(float(x), y) for x, y in enumerate(scores)]
    pieces = monotone(points)
    assert [p.start for p in pieces] + [pieces[-1].end] == points
    for piece in pieces:
        low, high = sorted((piece.start[1], piece.end[1]))
        assert all(low - 1e-9 <= at(piece, step / 20) <= high + 1e-9 for step in range(21))


@given(values)
def test_the_line_has_no_corner(scores: list[float]) -> None:
    pieces = monotone([(float(x), y) for x, y in enumerate(scores)])
    for before, after in pairwise(pieces):
        arriving = before.end[1] - before.control2[1]
        leaving = after.control1[1] - after.start[1]
        assert arriving == pytest.approx(leaving, abs=1e-9)


@pytest.mark.parametrize("points", [[], [(0.0, 1.0)]])
def test_fewer_than_two_points_make_no_line(points: list[tuple[float, float]]) -> None:
    assert monotone(points) == ()


def test_a_gap_is_never_bridged() -> None:
    assert runs([None, 1, 2, None, None, -1]) == (((1.0, 1), (2.0, 2)), ((5.0, -1),))
    assert runs([None]) == ()
