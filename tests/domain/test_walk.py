"""Walked it: what is asked of a walk, and the gap on both sides of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eximap.domain.errors import Invalid
from eximap.domain.release import Release
from eximap.domain.walk import MINUTES_MAX, Walk, gap_around, walked
from tests.domain.sheets import release_of, sheets_of

WALK = Walk("w1", "shift", "t0", "Dana", date(2026, 5, 4), 90, "Nobody tells you which system is down")


def test_a_walk_is_tidied() -> None:
    assert walked(replace(WALK, by="  Dana ", seen=" Slow \n"), WALK.on).seen == "Slow"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"on": date(2026, 5, 5)}, "on: in-future"),
        ({"minutes": 0}, "minutes: out-of-range"),
        ({"minutes": MINUTES_MAX + 1}, "minutes: out-of-range"),
        ({"by": " "}, "by: empty"),
        ({"seen": ""}, "seen: empty"),
    ],
)
def test_a_walk_that_cannot_be_is_refused(changes: dict[str, object], refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal):
        walked(replace(WALK, **changes), date(2026, 5, 4))


def released(on: date, score: int, forecast: float | None) -> Release:
    forecasts = {} if forecast is None else {"t0": forecast}
    return replace(release_of(sheets_of([(score, 0)] * 6), 2, forecasts=forecasts), on=on)


MARCH, APRIL, MAY, JUNE = date(2026, 3, 2), date(2026, 4, 6), date(2026, 5, 4), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("releases", "before", "after"),
    [
        ((), None, None),
        (((MARCH, -1, 1.0),), 2.0, None),
        (((MARCH, -1, 1.0), (APRIL, -1, 0.0), (JUNE, 0, 0.0)), 1.0, 0.0),
        (((MAY, -1, 1.0), (JUNE, 0, None)), 2.0, None),
    ],
)
def test_the_gap_before_and_after(
    releases: tuple[tuple[date, int, float | None], ...], before: float | None, after: float | None
) -> None:
    around = gap_around(WALK, [released(*one) for one in releases])
    assert (around.before and around.before.gap, around.after and around.after.gap) == (before, after)
