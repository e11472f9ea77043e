"""Small rounds for tests: rows of scores become sheets, sheets become a release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from hypothesis import strategies as st

from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.sheet import Answer, Met, Sheet

NOT_MET, SKIPPED = "n", None

# 18 agents × 15 touchpoints of the demo journey; the end is the last.
DEMO = (
    (1, 1, 2, 1, 2, 1, 2, 2, -1, -1, -1, 2, 0, -2, 1),
    (2, 0, 1, -1, 2, 0, 1, 0, 2, -1, -2, 2, 0, -1, 1),
    (1, -2, 1, -1, 1, 2, 1, 1, -1, -2, 0, 2, -1, -1, 0),
    (1, -1, -1, -2, 0, -1, 0, 1, 2, -2, -2, 1, -2, -1, -1),
    (0, 0, 1, 0, 1, 0, 1, 1, -2, -2, -2, 1, 0, 2, 0),
    (0, 0, 2, -1, 2, 1, 1, 0, 1, -2, -2, 2, 0, -1, 0),
    (1, 0, -1, -1, 2, 0, 2, 2, 2, -1, -1, 1, -1, 0, -1),
    (1, -1, 0, -2, 0, -1, 0, 0, 0, -2, -2, 2, 1, 0, -1),
    (1, -1, 1, -2, 1, 1, -1, 1, 0, -2, 0, 2, -1, -2, -1),
    (2, 1, 1, 0, 2, 0, 1, 2, -1, 0, 1, 2, 1, -1, -2),
    (2, -1, 1, -2, 1, 0, 0, 2, -1, -2, -1, 1, 0, -1, 1),
    (-1, -1, 0, 0, 0, -1, 1, 0, 1, -2, -1, 2, 1, 1, 2),
    (2, -1, 1, -1, 1, -1, 1, 1, -2, -2, -1, 0, -1, -1, 0),
    (2, -1, -1, -1, 2, 0, -1, 1, -1, -2, -2, 1, -2, -2, 0),
    (1, -1, 0, -1, 1, 1, 1, 1, 1, -2, 0, 2, -1, -1, 1),
    (1, 0, 0, -1, 2, 1, 2, 1, -2, -2, -1, 2, -1, 1, 1),
    (1, 1, 0, -1, 1, 1, 1, 1, 0, -1, -2, 0, -2, 0, 0),
    (2, -2, 0, -2, 1, -2, 0, 2, 1, -1, -1, 2, -1, -2, 2),
)
# One agent's thank-you (+2) stays, four agents' abusive caller or queue (−2) does.
DEMO_STAYS = {8: 11, 2: 9, 5: 9, 10: 9, 14: 9}
DEMO_REMEMBERED = (
    *(-0.5, -0.5, -1.0, -1.5, -1.0, -1.0, 0.5, -1.5, 0.5),
    *(-2.0, -0.5, 0.0, -1.0, -1.0, -0.5, -0.5, -1.0, 0.0),
)


def names(count: int) -> tuple[str, ...]:
    """t0, t1, …"""
    return tuple(f"t{i}" for i in range(count))


def answer(touchpoint: str, cell: object) -> Answer:
    if cell == NOT_MET:
        return Answer(touchpoint, Met.NOT_MET)
    return Answer(touchpoint, Met.SCORED, cell) if isinstance(cell, int) else Answer(touchpoint, Met.SKIPPED)


def sheet(id: str, row: Sequence[object], stays: int | None = None, all_in_all: int | None = None) -> Sheet:
    """A sheet from a row of scores, "n" for not met, None for skipped."""
    touchpoints = names(len(row))
    answers = tuple(answer(t, cell) for t, cell in zip(touchpoints, row, strict=True))
    return Sheet(id, answers, None if stays is None else touchpoints[stays], all_in_all)


def sheets_of(rows: Sequence[Sequence[object]], stays: Mapping[int, int] | None = None) -> tuple[Sheet, ...]:
    return tuple(sheet(f"s{i}", row, (stays or {}).get(i)) for i, row in enumerate(rows))


def release_of(sheets: Sequence[Sheet], width: int, **changes: object) -> Release:
    """The release of a *not stored* round with k = 5 that ends at its last touchpoint, unless told else."""
    question: dict[str, object] = {
        "id": "release-1",
        "round": "round-1",
        "number": 1,
        "on": date(2026, 5, 12),
        "sheets": sheets,
        "touchpoints": names(width),
        "moments_of_truth": (),
        "end": None,
        "forecasts": {},
        "mode": Mode.NOT_STORED,
        "k": 5,
        "rng": Random(7),
    }
    return compute(**{**question, **changes})


cells = st.one_of(st.integers(-2, 2), st.sampled_from([NOT_MET, SKIPPED]))


@st.composite
def rounds(draw: st.DrawFn, most: int = 24, widest: int = 5) -> tuple[tuple[Sheet, ...], int]:
    """Any round: up to `most` sheets over 1 to `widest` touchpoints, with holes; and its width."""
    width = draw(st.integers(1, widest))
    rows = draw(st.lists(st.tuples(*[cells] * width), max_size=most))
    about = st.tuples(st.none() | st.integers(0, width - 1), st.none() | st.integers(-2, 2))
    return tuple(sheet(f"s{i}", row, *draw(about)) for i, row in enumerate(rows)), width
