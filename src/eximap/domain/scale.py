"""Scales that scores of other tools come on, and the way from them to −2…+2 (DESIGN.md, Formats)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eximap.domain.errors import Invalid
from eximap.domain.journey import SCORE_MAX, SCORE_MIN


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from its worst score, `low`, to its best, `high`."""

    low: float
    high: float

    def holds(self, number: float) -> bool:
        """Whether the number lies on the scale, ends included; NaN lies on none."""
        return self.low <= number <= self.high

    def to_score(self, number: float) -> float:
        """The number mapped linearly to −2…+2. Raises `Invalid` outside the scale: nothing is clamped."""
        if not self.holds(number):
            raise Invalid("score", "outside-scale", value=number, low=self.low, high=self.high)
        share = (number - self.low) / (self.high - self.low)
        return SCORE_MIN + share * (SCORE_MAX - SCORE_MIN)

    def from_score(self, score: float) -> float:
        """A score on −2…+2 mapped linearly to this scale. Raises `Invalid` outside −2…+2."""
        if not SCORE_MIN <= score <= SCORE_MAX:
            raise Invalid("score", "outside-scale", value=score, low=SCORE_MIN, high=SCORE_MAX)
        return self.low + (score - SCORE_MIN) / (SCORE_MAX - SCORE_MIN) * (self.high - self.low)


DECLARED = Scale(1, 5)
CANDIDATES = (DECLARED, Scale(-2, 2), Scale(1, 7), Scale(1, 10), Scale(0, 10), Scale(0, 100))


def fit(numbers: Sequence[float]) -> tuple[Scale, ...]:
    """The candidate scales that hold all numbers, the tightest first; empty when none does.

    Without any number every candidate fits, 1–5 first, as Mermaid's own documentation uses it.
    """
    fitting = [scale for scale in CANDIDATES if all(scale.holds(n) for n in numbers)]
    return tuple(sorted(fitting, key=lambda scale: scale.high - scale.low))
