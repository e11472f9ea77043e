"""Agendas: which phases a workshop has and how long each takes, as a place to start from.

The lengths are for a team that has never done it: most time goes where people write, and the plan is never
cut, since a workshop without actions is a complaint box. The minutes of one agenda add up to its name, with
last time's actions at its start or without them.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from eximap.domain.phase import Phase, PhaseKind


class Agenda(StrEnum):
    """By length; *floor* is one stage between two shifts: score, and one pain each."""

    FLOOR = "floor"
    MINUTES_45 = "45"
    MINUTES_60 = "60"
    MINUTES_90 = "90"


_K = PhaseKind
MINUTES: dict[Agenda, tuple[tuple[PhaseKind, int], ...]] = {
    Agenda.FLOOR: ((_K.SCORE, 4), (_K.WRITE, 3), (_K.REVEAL, 3)),
    Agenda.MINUTES_45: (
        (_K.SCORE, 8),
        (_K.REVEAL, 6),
        (_K.WRITE, 8),
        (_K.VOTE, 4),
        (_K.PEAKS, 7),
        (_K.PLAN, 12),
    ),
    Agenda.MINUTES_60: (
        (_K.SCORE, 8),
        (_K.REVEAL, 7),
        (_K.WRITE, 9),
        (_K.GROUP, 7),
        (_K.VOTE, 4),
        (_K.PEAKS, 8),
        (_K.IDEAS, 7),
        (_K.PLAN, 10),
    ),
    Agenda.MINUTES_90: (
        (_K.MAP, 15),
        (_K.SCORE, 10),
        (_K.REVEAL, 10),
        (_K.WRITE, 12),
        (_K.GROUP, 10),
        (_K.VOTE, 5),
        (_K.PEAKS, 10),
        (_K.IDEAS, 8),
        (_K.PLAN, 10),
    ),
}
# What the other phases give up for last time's actions. On the floor there is no time for them.
LAST_TIME_MINUTES = 5
_GIVEN_UP: dict[Agenda, dict[PhaseKind, int]] = {
    Agenda.FLOOR: {},
    Agenda.MINUTES_45: {_K.REVEAL: 1, _K.WRITE: 1, _K.PEAKS: 1, _K.PLAN: 2},
    Agenda.MINUTES_60: {_K.REVEAL: 1, _K.WRITE: 1, _K.GROUP: 1, _K.PEAKS: 1, _K.IDEAS: 1},
    Agenda.MINUTES_90: {_K.MAP: 5},
}


def minutes(agenda: Agenda, last_time: bool = False) -> tuple[tuple[PhaseKind, int], ...]:
    """The agenda's phases with their minutes; `last_time`: there are actions to begin with."""
    if not last_time or not _GIVEN_UP[agenda]:
        return MINUTES[agenda]
    shorter = tuple((kind, length - _GIVEN_UP[agenda].get(kind, 0)) for kind, length in MINUTES[agenda])
    return ((PhaseKind.LAST_TIME, LAST_TIME_MINUTES), *shorter)


def phases(
    agenda: Agenda, new_id: Callable[[], str], stage: str | None = None, last_time: bool = False
) -> tuple[Phase, ...]:
    """The agenda's phases under fresh ids; `stage` narrows scoring and writing to one stage."""
    narrowed = (PhaseKind.SCORE, PhaseKind.WRITE)
    return tuple(
        Phase(new_id(), kind, length, stage=stage if kind in narrowed else None)
        for kind, length in minutes(agenda, last_time)
    )
