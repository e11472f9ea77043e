"""Readiness for change: D × V × F > R. METHOD.md, "Readiness" (Beckhard; Dannemiller & Jacobs' form)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.errors import Invalid
from eximap.domain.suppression import count_in_words

LOWEST, HIGHEST = 1, 10
FLOOR = 2  # a factor at 1 or 2 is at the floor


class Factor(StrEnum):
    DISSATISFACTION = "dissatisfaction"
    VISION = "vision"
    FIRST_STEPS = "first-steps"
    RESISTANCE = "resistance"


@dataclass(frozen=True, slots=True)
class Readiness:
    """One person's four answers, 1…10 each. Raises `Invalid` outside."""

    dissatisfaction: int
    vision: int
    first_steps: int
    resistance: int

    def __post_init__(self) -> None:
        for factor in Factor:
            value = self.of(factor)
            if isinstance(value, bool) or not isinstance(value, int) or not LOWEST <= value <= HIGHEST:
                raise Invalid("readiness", "out-of-range", low=LOWEST, high=HIGHEST, value=value)

    def of(self, factor: Factor) -> int:
        """The answer for one factor."""
        answer: int = getattr(self, factor.value.replace("-", "_"))
        return answer

    def holds(self) -> bool:
        """Whether (D·V·F)^⅓ > R, compared without roots: D·V·F > R³."""
        return self.dissatisfaction * self.vision * self.first_steps > self.resistance**3


@dataclass(frozen=True, slots=True)
class TeamReadiness:
    """The team's figure: of `people`, how many hold, and who is at the floor for each factor.

    A count that stands for 1…k−1 people, or leaves so few others, is None. `weakest` are the factors with
    most people at the floor, as far as that may be said.
    """

    people: int
    holding: int | None
    at_floor: tuple[tuple[Factor, int | None], ...]
    weakest: tuple[Factor, ...]


def of_team(answers: Sequence[Readiness], k: int) -> TeamReadiness | None:
    """The figure over all answers; None under k people, who would be seen one by one.

    For *resistance* the floor is its ceiling: 9 or 10 is what stops a change.
    """
    n = len(answers)
    if n < k:
        return None
    floors = tuple((factor, sum(_at_floor(a, factor) for a in answers)) for factor in Factor)
    shown = tuple((factor, _safe(count, n, k)) for factor, count in floors)
    known = [count for _, count in shown if count]
    weakest = tuple(factor for factor, count in shown if known and count == max(known))
    return TeamReadiness(n, _safe(sum(a.holds() for a in answers), n, k), shown, weakest)


def _at_floor(answer: Readiness, factor: Factor) -> bool:
    value = answer.of(factor)
    return value > HIGHEST - FLOOR if factor is Factor.RESISTANCE else value <= FLOOR


def _safe(count: int, n: int, k: int) -> int | None:
    hidden = count_in_words(count, k) or count_in_words(n - count, k)
    return None if hidden else count
