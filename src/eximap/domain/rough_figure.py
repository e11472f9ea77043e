"""What others are told of a figure that would say of everybody what they said: where it lies, or nothing.

METHOD.md, "Releases and suppression": a unanimous or all-extreme cell is shown as a band. `handed_release`
makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Overall(StrEnum):
    """The figures over whole sheets, and the score at each release's own end."""

    REMEMBERED = "remembered"
    MEAN = "mean"
    END = "end"
    ALL_IN_ALL = "all-in-all"


@dataclass(frozen=True, slots=True)
class RoughFigure:
    """The figure of a `touchpoint`, by its id, or else one over whole sheets (`overall`).

    `people` are those behind it, k or more. Its mean lies in the `band`; None: not even that is told, since
    the figures beside it would then tell the mean.
    """

    touchpoint: str | None
    overall: Overall | None
    people: int
    band: tuple[float, float] | None
