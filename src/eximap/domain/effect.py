"""What an action moved, shrunk towards no effect (METHOD.md, Before and after; Comparing teams).

**Model.** The difference that is claimed, y, stands for a true effect θ of which it misses by a normal error:
y ~ N(θ, s²). Effects of actions scatter about nothing: θ ~ N(0, τ²), and how widely is not known: τ is
half-normal with scale 1 on the −2…+2 scale, as METHOD.md states it for teams. s is what a normal of the same
95 % interval would have, (high − low) / (2 · 1.96), so that the heavy tails of Welch's t weigh against a
difference of few sheets.

**Formula.** Given τ the effect is normal, its mean y·τ² / (τ² + s²), its variance τ²s² / (τ² + s²), and y is
N(0, τ² + s²) (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.5). τ is integrated on a grid (5.4): what is
shown is the mean of the mixture and its 2.5 % and 97.5 % quantiles. One estimate of τ plugged in would give
intervals that are too short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import erf, exp, fsum, inf, log, sqrt

from eximap.domain.interval import UPPER
from eximap.domain.quantile import normal

STEP = 0.04
WIDEST = 4.0
# Middles of equal steps: a grid that starts at nought would hold a normal without width.
GRID = tuple(STEP * (at + 0.5) for at in range(round(WIDEST / STEP)))
_HALVINGS = 40


@dataclass(frozen=True, slots=True)
class Evidence:
    """The difference that may be claimed, on −2…+2, with its 95 % interval, and the sheets on both sides.

    `by_itself` is how much of it a touchpoint that was picked for its score shows without anybody doing
    anything. All of it comes from releases (`proof.Proof`).
    """

    difference: float
    low: float
    high: float
    before: int
    after: int
    by_itself: float = 0.0

    @property
    def sheets(self) -> int:
        """Sheets before and after."""
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class Effect:
    """What is shown of a difference: shrunk, with its 95 % interval.

    `cannot_tell` yet: the interval holds zero, or what comes by itself.
    """

    value: float
    low: float
    high: float
    cannot_tell: bool


@lru_cache(maxsize=4096)
def shrunken(evidence: Evidence) -> Effect:
    """The effect as the module states it; an interval without width leaves nothing to shrink."""
    y, s = evidence.difference, (evidence.high - evidence.low) / (2 * normal(UPPER))
    if s <= 0:
        return _told(evidence, y, y, y)
    parts = [given(y, s, tau) for tau in GRID]
    weights = _weights(y, s)
    value = fsum(w * mean for w, (mean, _) in zip(weights, parts, strict=True))
    return _told(evidence, value, _quantile(weights, parts, 1 - UPPER), _quantile(weights, parts, UPPER))


def _told(evidence: Evidence, value: float, low: float, high: float) -> Effect:
    itself = evidence.by_itself
    return Effect(value, low, high, cannot_tell=low <= max(0.0, itself) and high >= min(0.0, itself))


def given(y: float, s: float, tau: float) -> tuple[float, float]:
    """Mean and standard deviation of the effect when `tau` is known."""
    both = tau * tau + s * s
    return y * tau * tau / both, tau * s / sqrt(both)


def _weights(y: float, s: float) -> list[float]:
    """How probable each tau of the grid is after `y`: half-normal before, times N(y; 0, tau² + s²)."""
    logs = [-tau * tau / 2 - log(tau * tau + s * s) / 2 - y * y / (2 * (tau * tau + s * s)) for tau in GRID]
    highest = max(logs)
    scaled = [exp(each - highest) for each in logs]
    total = fsum(scaled)
    return [each / total for each in scaled]


def _quantile(weights: Sequence[float], parts: Sequence[tuple[float, float]], p: float) -> float:
    """Where the mixture of normals has `p` below it, by halving."""
    low, high = inf, -inf
    for mean, sd in parts:
        low, high = min(low, mean - 6 * sd), max(high, mean + 6 * sd)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = fsum(
            w * (1 + erf((middle - mean) / (sd * sqrt(2)))) / 2
            for w, (mean, sd) in zip(weights, parts, strict=True)
        )
        low, high = (middle, high) if below < p else (low, middle)
    return (low + high) / 2
