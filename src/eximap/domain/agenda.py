"""Agendas: which phases a workshop has and how long each takes, as a place to start from.

The lengths are for a team that has never done it: most time goes where people write, and the plan is never
cut, since a workshop without actions is a complaint box. The minutes of one agenda add up to its name.
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


def phases(agenda: Agenda, new_id: Callable[[], str], stage: str | None = None) -> tuple[Phase, ...]:
    """The agenda's phases under fresh ids; `stage` narrows scoring and writing to one stage."""
    narrowed = (PhaseKind.SCORE, PhaseKind.WRITE)
    return tuple(
        Phase(new_id(), kind, minutes, stage=stage if kind in narrowed else None)
        for kind, minutes in MINUTES[agenda]
    )
