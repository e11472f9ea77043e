"""Linear programmes by hand; more of them, against another solver, in `test_linear_range`."""

from fractions import Fraction

import pytest

from eximap.domain.simplex import Contradiction, maximum


def row(*weights: int, at_most: int) -> tuple[list[Fraction], Fraction]:
    return [Fraction(weight) for weight in weights], Fraction(at_most)


def aim(*weights: int) -> list[Fraction]:
    return [Fraction(weight) for weight in weights]


def test_a_linear_programme_of_the_textbook():
    """Cormen et al., 29.3: 3a + b + 2c under three rows is 28."""
    rows = [row(1, 1, 3, at_most=30), row(2, 2, 5, at_most=24), row(4, 1, 2, at_most=36)]
    assert maximum(aim(3, 1, 2), rows) == 28


def test_one_that_nought_does_not_fit():
    """Cormen et al., 29.5: 2a − b under 2a − b ≤ 2 and a − 5b ≤ −4 is 2."""
    assert maximum(aim(2, -1), [row(2, -1, at_most=2), row(1, -5, at_most=-4)]) == 2


def test_one_that_goes_round_in_circles_without_a_rule():
    """Beale's example: the value is 1/20."""
    rows = [
        ([Fraction(1, 4), Fraction(-60), Fraction(-1, 25), Fraction(9)], Fraction(0)),
        ([Fraction(1, 2), Fraction(-90), Fraction(-1, 50), Fraction(3)], Fraction(0)),
        row(0, 0, 1, 0, at_most=1),
    ]
    assert maximum([Fraction(3, 4), Fraction(-150), Fraction(1, 50), Fraction(-6)], rows) == Fraction(1, 20)


def test_one_that_nothing_fits():
    with pytest.raises(Contradiction):
        maximum(aim(1), [row(1, at_most=1), row(-1, at_most=-2)])
