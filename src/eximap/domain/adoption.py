"""Adoptions: an action that was taken over from an entry of the playbook, and what came back of it.

The link hangs on the action; the result stands in the entry and outlives the action's journey.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from eximap.domain.effect import Evidence
from eximap.domain.review import Verdict


@dataclass(frozen=True, slots=True)
class Adoption:
    """That `action` of `journey` came from an entry, under the `name` that the entry had on that day.

    `id` is that of the result that comes back, also after the journey has travelled as a file.
    """

    id: str
    action: str
    journey: str
    entry: str
    name: str
    team: str
    adopted_on: date


@dataclass(frozen=True, slots=True)
class Result:
    """What one team made of an entry: nothing yet, or its own evidence, its own review."""

    id: str
    team: str
    touchpoint: str
    adopted_on: date
    changed_at: datetime
    evidence: Evidence | None = None
    verdict: Verdict | None = None
    reviewed_on: date | None = None


def begun(adoption: Adoption, touchpoint: str, at: datetime) -> Result:
    """The result of an adoption of which nothing has come back yet."""
    return Result(adoption.id, adoption.team, touchpoint, adoption.adopted_on, at)


def come_back(
    result: Result,
    evidence: Evidence | None,
    verdict: Verdict | None,
    reviewed_on: date | None,
    at: datetime,
) -> Result:
    """The result as it stands now; unchanged, its date too, when nothing is new.

    Evidence that there was stays when there is none any more: its rounds may have been deleted since.
    """
    after = replace(
        result,
        evidence=evidence or result.evidence,
        verdict=verdict or result.verdict,
        reviewed_on=reviewed_on or result.reviewed_on,
    )
    return result if after == result else replace(after, changed_at=at)


def newer(mine: Result | None, theirs: Result) -> Result:
    """The one that changed last; of two of one moment the one that is here."""
    return theirs if mine is None or theirs.changed_at > mine.changed_at else mine
