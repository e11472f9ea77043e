"""Walked it: the lead did the work in person. METHOD.md, "Lead-to-team gap".

A walk stands beside the gap between the lead's forecast and the team's mean, before and after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from eximap.domain.errors import Invalid
from eximap.domain.gap import TouchpointGap, lead_gap
from eximap.domain.journey import checked_name, checked_text
from eximap.domain.release import Release

MINUTES_MAX = 24 * 60


@dataclass(frozen=True, slots=True)
class Walk:
    """Who did the work at a touchpoint, on which day, for how many minutes, and what was seen."""

    id: str
    journey: str
    touchpoint: str
    by: str
    on: date
    minutes: int
    seen: str


def walked(walk: Walk, today: date) -> Walk:
    """The walk, checked.

    Raises `Invalid` for a day to come, no minutes or more than a day has, and no words.
    """
    if walk.on > today:
        raise Invalid("on", "in-future")
    if not 0 < walk.minutes <= MINUTES_MAX:
        raise Invalid("minutes", "out-of-range", low=1, high=MINUTES_MAX, value=walk.minutes)
    return replace(walk, by=checked_name(walk.by, "by"), seen=checked_text(walk.seen, "seen"))


@dataclass(frozen=True, slots=True)
class GapAround:
    """The touchpoint's gap in the last release up to the walk's day and in the first one after it."""

    before: TouchpointGap | None
    after: TouchpointGap | None


def gap_around(walk: Walk, releases: Sequence[Release]) -> GapAround:
    """The gaps beside a walk; None where no release on that side has a figure and a forecast there."""
    found = [(release.on, _gap(walk.touchpoint, release)) for release in releases]
    told = sorted(((on, gap) for on, gap in found if gap is not None), key=lambda one: one[0])
    before = [gap for on, gap in told if on <= walk.on]
    after = [gap for on, gap in told if on > walk.on]
    return GapAround(before[-1] if before else None, after[0] if after else None)


def _gap(touchpoint: str, release: Release) -> TouchpointGap | None:
    gaps = lead_gap(release)
    return next((gap for gap in gaps.gaps if gap.touchpoint == touchpoint), None) if gaps else None
