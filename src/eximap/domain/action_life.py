"""All that hangs on an action after it is planned."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.brief import Brief
from eximap.domain.check_in import CheckIn
from eximap.domain.hand_over import HandOver
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.playbook import Entry
from eximap.domain.review import Review


@dataclass(frozen=True, slots=True)
class Life:
    """Each kind in order of its making.

    `practices` is what the playbook made of it, one entry at most, with those who adopted it.
    """

    hand_overs: tuple[HandOver, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    reviews: tuple[Review, ...] = ()
    briefs: tuple[Brief, ...] = ()
    practices: tuple[Entry, ...] = ()


UNLIVED = Life()
