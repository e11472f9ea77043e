"""Which figure teams are compared by, and in which row of the guarded table it stands.

A net score is the same people's answers as the mean beside it, so it has no row of its own: it is shown where
the mean may be (METHOD.md, Intervals; Comparing teams).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.group import Group
from eximap.domain.journey import SCORE_MAX, SCORE_MIN
from eximap.domain.one_voice import agreed
from eximap.domain.release import Release
from eximap.domain.scale import Scale
from eximap.domain.team_release import TeamRelease

SCORES = Scale(SCORE_MIN, SCORE_MAX)
NET = Scale(-1, 1)


class Measure(StrEnum):
    """The figures of a release that teams can be compared by; all but the last name a row (`team_figure`)."""

    REMEMBERED = "remembered"
    MEAN = "mean"
    END = "end"
    ALL_IN_ALL = "all-in-all"
    TOUCHPOINT = "touchpoint"


OVER_SHEETS = frozenset({Measure.REMEMBERED.value, Measure.MEAN.value, Measure.ALL_IN_ALL.value})
COUNTED = frozenset({Measure.END, Measure.ALL_IN_ALL, Measure.TOUCHPOINT})


def touchpoint_row(key: str) -> str:
    """The row of a touchpoint, whatever its key: a template may call one "mean"."""
    return f"touchpoint/{key}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figure that was chosen; `touchpoint` is a key, `net` asks for the net score instead of the mean."""

    measure: Measure = Measure.REMEMBERED
    touchpoint: str = ""
    net: bool = False

    @property
    def row(self) -> str:
        """Where it stands in the guarded table."""
        on_touchpoint = self.measure is Measure.TOUCHPOINT
        return touchpoint_row(self.touchpoint) if on_touchpoint else self.measure.value

    @property
    def is_net(self) -> bool:
        """Whether it is a net score: only what was answered in five steps has one."""
        return self.net and self.measure in COUNTED

    @property
    def scale(self) -> Scale:
        """What the figure lies on."""
        return NET if self.is_net else SCORES


def net_group(of: TeamRelease, wanted: Wanted, team: str) -> Group | None:
    """Each person as −1, 0 or +1, so that the mean is the net score.

    None where nobody counted, where nearly all stand on one side, so that it would say of each where they do
    (`one_voice`), and where that holds of the people between this release and an earlier one.
    """
    now = _counts(of, of.release, wanted)
    if now is None:
        return None
    before = [counts for release in of.earlier if (counts := _counts(of, release, wanted))]
    if not may_be_counted(now, before):
        return None
    down, _, up = _sides(now)
    return Group(team, sum(now), up - down, up + down)


def may_be_counted(now: Sequence[int], before: Sequence[Sequence[int]]) -> bool:
    """Whether others may know how many gave each score, those of earlier releases being known."""
    sides = _sides(now)
    between = [tuple(n - then for n, then in zip(sides, _sides(one), strict=True)) for one in before]
    return not (_on_one_side(sides) or any(_on_one_side(moved) for moved in between if any(moved)))


def _sides(counts: Sequence[int]) -> tuple[int, int, int]:
    """How many scored below zero, zero and above it."""
    return counts[0] + counts[1], counts[2], counts[3] + counts[4]


def _on_one_side(people: Sequence[int]) -> bool:
    """Whether these nearly all stand on one side, or some of them came while others went."""
    if min(people) < 0 < max(people):
        return True
    return agreed([(side, abs(n)) for side, n in zip((-1, 0, 1), people, strict=True)], 1)


def _counts(of: TeamRelease, release: Release, wanted: Wanted) -> Sequence[int] | None:
    if wanted.measure is Measure.ALL_IN_ALL:
        return release.all_in_all_counts
    asked = of.touchpoint(wanted.touchpoint)
    id = release.end if wanted.measure is Measure.END else asked.id if asked else None
    figure = release.figure(id) if id else None
    return figure.counts if figure else None
