"""The release: a round's frozen, k-safe snapshot, all that team screens, exports and files ever read.

METHOD.md, "Releases and suppression". Scores are on −2…+2, slopes per step of journey position,
intervals 95 %. `None` is what may not or cannot be said, never a zero. `release_figures.compute` makes a
release, `release_audit.audit` proves it before it is frozen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eximap.domain.interval import Estimate
from eximap.domain.release_asked import AskedFigure
from eximap.domain.release_promises import PromiseFigure
from eximap.domain.rough_figure import RoughFigure
from eximap.domain.sheet import Decide
from eximap.domain.suppression import Detail
from eximap.domain.what_if import Gains


class Mode(StrEnum):
    """What is stored of a round's authors (METHOD.md, "Anonymity, said before writing")."""

    NAMED = "named"
    HIDDEN = "hidden"
    NOT_STORED = "not-stored"


class Missing(StrEnum):
    """Why something is not in a release."""

    NO_SHEETS = "no-sheets"
    TOO_FEW_SHEETS = "too-few-sheets"
    TOO_FEW_AT_SOME_TOUCHPOINTS = "too-few-at-some-touchpoints"
    ONE_TOUCHPOINT = "one-touchpoint"
    FLAT = "flat"
    NO_END = "no-end"
    NO_END_SCORES = "no-end-scores"
    TOO_FEW_END_SCORES = "too-few-end-scores"
    TOO_FEW_TO_TEST_MEMORY = "too-few-to-test-memory"
    MEMORY_DOES_NOT_VARY = "memory-does-not-vary"
    LATE_SHEETS_TOO_FEW = "late-sheets-too-few"


@dataclass(frozen=True, slots=True)
class TouchpointFigure:
    """What a release says of one touchpoint.

    `people` gave a score; None where they are 1…k−1. `not_met` and `skipped` are None where the
    count is withheld: it is under k, or it would give away its neighbour, since scored, not met
    and skipped add up to the sheets. `quartiles` (bounding the middle half) and `counts` (of −2, −1, 0,
    +1, +2) stand only where dots are allowed, `split` (below zero, above zero) only there and
    with at least k on both sides. Under eight people the band is the interval (`band`): mean, interval
    and quartiles together would give back the single answers.
    """

    touchpoint: str
    people: int | None
    mean: Estimate | None
    detail: Detail
    quartiles: tuple[float, float] | None
    counts: tuple[int, int, int, int, int] | None
    not_met: int | None
    skipped: int | None
    split: tuple[int, int] | None

    @property
    def band(self) -> tuple[float, float] | None:
        """What a band is drawn between: the middle half, else the interval, else nothing."""
        if self.quartiles is not None or self.mean is None:
            return self.quartiles
        low, high = self.mean.low, self.mean.high
        return None if low is None or high is None else (low, high)


@dataclass(frozen=True, slots=True)
class MemoryTest:
    """Correlation of *all in all* with remembered and with mean, over the same `sheets` (20 or more)."""

    sheets: int
    remembered: Estimate
    mean: Estimate


@dataclass(frozen=True, slots=True)
class Release:
    """The frozen figures of one round; touchpoints in journey order.

    `sheets` are finished people, None when they are 1…k−1 (nothing else is said then). Remembered,
    mean, trend and spread are means over the sheets that have one (their `people`), never figures
    of the mean curve; remembered stands on the sheets with a score at the end only. The `_values`
    are sorted (value, sheets) pairs for dots, in no way joined with each other. `peak` and `pit`
    are the touchpoints with the highest and lowest shown mean, all ties, empty when flat.
    `forecasts` are the lead's locked predictions, `asked` what else the sheets asked, `promises` whether what
    was agreed happened, if anything was asked of that.

    `rough` and `mostly` stand only in what others are told (`handed_release`): what they are told instead of
    a figure, and per touchpoint the answer of most to "may I decide this myself?" where no count is told.
    """

    id: str
    round_id: str
    number: int
    on: date
    mode: Mode
    k: int
    sheets: int | None
    touchpoints: tuple[TouchpointFigure, ...]
    end: str | None
    remembered: Estimate | None
    remembered_opposite: float | None
    remembered_values: tuple[tuple[float, int], ...] | None
    mean: Estimate | None
    mean_values: tuple[tuple[float, int], ...] | None
    trend: Estimate | None
    spread: Estimate | None
    all_in_all: Estimate | None
    all_in_all_counts: tuple[int, int, int, int, int] | None
    peak: tuple[str, ...]
    pit: tuple[str, ...]
    stays: tuple[tuple[str, int], ...]
    memory: MemoryTest | None
    gains: Gains | None
    missing: tuple[Missing, ...]
    forecasts: tuple[tuple[str, float], ...]
    asked: tuple[AskedFigure, ...] = ()
    promises: tuple[PromiseFigure, ...] = ()
    rough: tuple[RoughFigure, ...] | None = None
    mostly: tuple[tuple[str, Decide | None], ...] = ()

    @property
    def threshold(self) -> int:
        """The number of people that a figure needs here: k, or 1 in a named round."""
        return 1 if self.mode is Mode.NAMED else self.k

    def figure(self, touchpoint: str) -> TouchpointFigure | None:
        """The figure of one touchpoint, or None when the release does not know it."""
        return next((figure for figure in self.touchpoints if figure.touchpoint == touchpoint), None)

    def promise(self, touchpoint: str) -> PromiseFigure | None:
        """Whether what was agreed at that touchpoint happened, or None when nobody was asked or answered."""
        return next((figure for figure in self.promises if figure.touchpoint == touchpoint), None)


def peak_and_pit(figures: Sequence[TouchpointFigure]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The touchpoints with the highest and with the lowest shown mean, all ties; both empty when flat."""
    means = {figure.touchpoint: figure.mean.value for figure in figures if figure.mean}
    if len(set(means.values())) < 2:
        return (), ()
    high, low = max(means.values()), min(means.values())
    return (
        tuple(touchpoint for touchpoint, value in means.items() if value == high),
        tuple(touchpoint for touchpoint, value in means.items() if value == low),
    )
