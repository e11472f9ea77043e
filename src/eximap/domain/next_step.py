"""What a manager can do next about what teams show: escalate it, adopt it, or ask.

A pain of several teams is escalated while nobody has asked whoever decides it; what was granted once is
adopted by the others; what waits for an answer, or was declined, is asked about. A bright spot is adopted
where the playbook tells how; else its team is asked. Where agents think that they may not decide what their
lead thinks they may, the teams are asked; where leads think so as well, that is escalated.
"""

from __future__ import annotations

from enum import StrEnum

from eximap.domain.authority_map import AuthorityRow
from eximap.domain.bright_spot import BrightSpot
from eximap.domain.system_pain import Standing, SystemPain


class NextStep(StrEnum):
    """One step for the manager."""

    ESCALATE = "escalate"
    ADOPT = "adopt"
    ASK = "ask"


_OF_PAIN = {
    Standing.NOT_ESCALATED: NextStep.ESCALATE,
    Standing.GRANTED: NextStep.ADOPT,
    Standing.WAITING: NextStep.ASK,
    Standing.DECLINED: NextStep.ASK,
}


def of_pain(pain: SystemPain) -> NextStep:
    """What to do about a pain of the system."""
    return _OF_PAIN[pain.standing]


def of_bright_spot(spot: BrightSpot) -> NextStep:
    """What to do about a bright spot."""
    return NextStep.ADOPT if spot.entry else NextStep.ASK


def of_authority(row: AuthorityRow) -> NextStep | None:
    """What to do about a touchpoint of the authority map; None where nobody is held back."""
    if row.gaps:
        return NextStep.ASK
    return NextStep.ESCALATE if row.missing else None
