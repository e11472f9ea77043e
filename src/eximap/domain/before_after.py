"""Which two releases of a journey an action is judged by: the last before it began, and the newest after.

METHOD.md, "Before and after". Answers that were given partly before and partly after are neither: a round
that was open when the action began counts before it only as far as it was released by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from eximap.domain.action import Action, Status
from eximap.domain.proof import Doubt, Proof, proof
from eximap.domain.release import Release
from eximap.domain.revision import Adjusted
from eximap.domain.round import Round


@dataclass(frozen=True, slots=True)
class Asked:
    """A round with its releases, oldest first."""

    round: Round
    releases: tuple[Release, ...]


def asked(rounds: Iterable[Round], releases: Sequence[Release]) -> tuple[Asked, ...]:
    """The released rounds of a journey in the order in which they were opened."""
    found = (Asked(r, tuple(x for x in releases if x.round_id == r.id)) for r in rounds)
    return tuple(sorted((a for a in found if a.releases), key=lambda a: (a.round.opened_at, a.round.number)))


def started_at(action: Action) -> datetime | None:
    """When it was planned, or else taken from the queue; None while it waits there."""
    if action.status is Status.NEXT:
        return None
    taken = [r for r in action.revisions if r.what is Adjusted.STATUS and r.before == Status.NEXT]
    first = (taken or action.revisions)[:1]
    return first[0].at if first else None


def of_action(action: Action, plan: Iterable[Action], told: Sequence[Asked], zone: tzinfo | None) -> Proof:
    """The proof for one action of a plan, from all released rounds of its journey.

    `zone` is the one in which the days of releases are counted.
    """
    start, touchpoint = started_at(action), action.touchpoint
    if touchpoint is None:
        return Proof(doubt=Doubt.NO_TOUCHPOINT)
    if start is None:
        return Proof(doubt=Doubt.NOT_STARTED)
    of_it = [a for a in told if touchpoint in a.round.touchpoints]
    before = _before(of_it, start, start.astimezone(zone).date())
    if before is None:
        return Proof(doubt=Doubt.NO_BEFORE)
    after = [a for a in of_it if a.round.opened_at > start]
    if not after:
        return Proof(before_on=before[1].on, doubt=Doubt.NO_AFTER)
    last, began = after[-1], before[0].round
    return proof(
        touchpoint,
        before[1],
        last.releases[-1],
        alike=began.asked_alike(last.round),
        touched=touched(plan, last.round.opened_at),
    )


def _before(told: Sequence[Asked], start: datetime, day: date) -> tuple[Asked, Release] | None:
    """The last release that stands on answers from before the start, with its round."""
    for one in reversed(told):
        ready = [r for r in one.releases if r.on <= day]
        if one.round.opened_at <= start and ready:
            return one, ready[-1]
    return None


def touched(plan: Iterable[Action], by: datetime) -> frozenset[str]:
    """The touchpoints that any action had begun to change by then, one that was dropped since among them."""
    begun = ((action.touchpoint, started_at(action)) for action in plan)
    return frozenset(id for id, at in begun if id is not None and at is not None and at < by)
