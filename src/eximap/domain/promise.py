"""Promises: what the lead agreed to do visibly at a touchpoint, asked about in a later round.

METHOD.md, "Lead-to-team gap", promise kept. A promise is what stood as the lead's behaviour when the round
opened: later words change nothing of what was asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from eximap.domain.action import Action, Status
from eximap.domain.journey import Journey

_STARTED = frozenset({Status.ON_TRACK, Status.STUCK, Status.DONE})


@dataclass(frozen=True, slots=True)
class Promise:
    """What the lead does at a touchpoint, in the words that people are asked about."""

    touchpoint: str
    behaviour: str


def agreed(journey: Journey, plan: Iterable[Action], asked: Collection[str]) -> tuple[Promise, ...]:
    """The promises of a journey at the touchpoints `asked`, in journey order.

    A behaviour on the map alone may be no more than a thought: it is agreed once a started action names its
    touchpoint. What was dropped is promised no more.
    """
    started = {action.touchpoint for action in plan if action.status in _STARTED}
    return tuple(
        Promise(touchpoint.id, touchpoint.lead_behaviour)
        for touchpoint in journey.touchpoints()
        if touchpoint.id in asked and touchpoint.id in started and touchpoint.lead_behaviour
    )
