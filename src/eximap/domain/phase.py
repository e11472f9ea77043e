"""The phases of a workshop, what each may ask, and the timer that runs with one.

Lengths are whole minutes or seconds, moments aware datetimes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eximap.domain.errors import Invalid

MINUTES_MOST = 24 * 60
DOTS_MOST = 20


class PhaseKind(StrEnum):
    LAST_TIME = "last-time"
    MAP = "map"
    SCORE = "score"
    REVEAL = "reveal"
    WRITE = "write"
    GROUP = "group"
    VOTE = "vote"
    PEAKS = "peaks"
    IDEAS = "ideas"
    PLAN = "plan"


class Ask(StrEnum):
    """What a score may be asked about besides the feeling itself (METHOD.md, sheet).

    `PROMISE` asks at its touchpoint whether what the lead agreed to do happened.
    """

    IMPORTANCE = "importance"
    FEELING = "feeling"
    DECIDE = "decide"
    PROMISE = "promise"


# Phases in which people answer alone: nothing of it is shown before it ends.
PRIVATE = frozenset({PhaseKind.SCORE, PhaseKind.WRITE, PhaseKind.VOTE})
# Of these, what they brought can be shown before the room goes on; scores need a release, a phase of its own.
SHOWN_AT_END = frozenset({PhaseKind.WRITE, PhaseKind.VOTE})
# Phases in which a phone has nothing to do but to follow the screen.
WATCHED = frozenset({PhaseKind.LAST_TIME, PhaseKind.REVEAL, PhaseKind.GROUP})


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the agenda.

    `minutes` is the timer's length, 0 without a timer; `closes_at` is the deadline of a phase that people
    take part in over several shifts. `stage` narrows scoring and writing to one stage (floor mode). In a vote
    everybody has `dots`, at most `most` of them on one note.
    """

    id: str
    kind: PhaseKind
    minutes: int = 0
    closes_at: datetime | None = None
    stage: str | None = None
    dots: int = 5
    most: int = 3


@dataclass(frozen=True, slots=True)
class Timer:
    """`left` seconds at the moment `since`; paused while `since` is None."""

    left: int
    since: datetime | None = None

    def seconds(self, now: datetime) -> int:
        """Seconds that are left, never under 0."""
        gone = 0 if self.since is None else int((now - self.since).total_seconds())
        return max(0, self.left - max(0, gone))


def expect_possible(phase: Phase, now: datetime) -> None:
    """Raises `Invalid` for a length, a deadline or a number of dots that can't be."""
    if not 0 <= phase.minutes <= MINUTES_MOST:
        raise Invalid("minutes", "out-of-range", low=0, high=MINUTES_MOST, value=phase.minutes)
    if phase.closes_at is not None and phase.closes_at <= now:
        raise Invalid("closes_at", "past")
    if not 1 <= phase.most <= phase.dots <= DOTS_MOST:
        raise Invalid("dots", "out-of-range", low=1, high=DOTS_MOST, value=phase.dots)
