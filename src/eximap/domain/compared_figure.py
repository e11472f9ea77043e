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
    """Each person as −1, 0 or +1, so that the mean is the net score; None where nobody counted."""
    counts = _counts(of, wanted)
    if not counts:
        return None
    down, up = counts[0] + counts[1], counts[3] + counts[4]
    return Group(team, sum(counts), up - down, up + down)


def _counts(of: TeamRelease, wanted: Wanted) -> Sequence[int] | None:
    if wanted.measure is Measure.ALL_IN_ALL:
        return of.release.all_in_all_counts
    ends = wanted.measure is Measure.END and of.release.end
    figure = of.release.figure(of.release.end or "") if ends else of.figure(wanted.touchpoint)
    return figure.counts if figure else None
