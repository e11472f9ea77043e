"""A distribution over many points as one over a few, for whatever varies smoothly along it.

Gauss's quadrature for a discrete measure: orthogonal polynomials by Stieltjes' procedure, whose zeros are the
points (Gautschi 2004, Orthogonal Polynomials, 2.2 and 3.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

_HALVINGS = 44
_Terms = list[tuple[float, float]]  # αₖ and βₖ of π₍ₖ₊₁₎(x) = (x − αₖ) πₖ(x) − βₖ π₍ₖ₋₁₎(x)


def few(points: Sequence[float], weights: Sequence[float], count: int) -> list[tuple[float, float]]:
    """`count` points with weights whose first 2 · `count` moments are those of the many, in rising order.

    The weights (over 0) add up to 1 before and after; there are more points than `count`, no two alike.
    """
    centre = fsum(w * x for x, w in zip(points, weights, strict=True))
    spread = sqrt(fsum(w * (x - centre) ** 2 for x, w in zip(points, weights, strict=True)))
    even = [(x - centre) / spread for x in points]
    terms = _terms(even, weights, count)
    ends, zeros = (min(even), max(even)), list[float]()
    for degree in range(1, count + 1):
        # Between two neighbouring zeros of one polynomial, and outside them, lies one of the next.
        between = pairwise((ends[0], *zeros, ends[1]))
        zeros = [_zero(terms[:degree], low, high) for low, high in between]
    return [(centre + spread * zero, _weight(terms, zero)) for zero in zeros]


def _terms(points: Sequence[float], weights: Sequence[float], count: int) -> _Terms:
    terms: _Terms = []
    before, now, size_before = [0.0] * len(points), [1.0] * len(points), 1.0
    for _ in range(count):
        size = fsum(w * p * p for p, w in zip(now, weights, strict=True))
        alpha = fsum(w * x * p * p for x, p, w in zip(points, now, weights, strict=True)) / size
        beta = size / size_before
        terms.append((alpha, beta))
        after = [(x - alpha) * p - beta * q for x, p, q in zip(points, now, before, strict=True)]
        before, now, size_before = now, after, size
    return terms


def _zero(terms: _Terms, low: float, high: float) -> float:
    falling = _value(terms, low) > 0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (_value(terms, middle) > 0) == falling:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _value(terms: _Terms, x: float) -> float:
    before, now = 0.0, 1.0
    for alpha, beta in terms:
        before, now = now, (x - alpha) * now - beta * before
    return now


def _weight(terms: _Terms, x: float) -> float:
    """One over the sum of the squared polynomials, each of size 1 (Christoffel)."""
    before, now, size, total = 0.0, 1.0, 1.0, 0.0
    for alpha, beta in terms:
        size *= beta
        total += now * now / size
        before, now = now, (x - alpha) * now - beta * before
    return 1 / total
