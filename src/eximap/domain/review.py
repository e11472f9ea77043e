"""Reviews: what happened, what was learnt, and what becomes of the action. METHOD.md, vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eximap.domain.journey import checked_text


class Verdict(StrEnum):
    """What becomes of it; "replicate" offers it to other teams in the playbook."""

    KEEP = "keep"
    ADJUST = "adjust"
    DROP = "drop"
    REPLICATE = "replicate"


@dataclass(frozen=True, slots=True)
class Review:
    """One dated look back; another one stands beside it."""

    id: str
    action: str
    at: datetime
    happened: str
    verdict: Verdict
    learnt: str = ""


def review(id: str, action: str, happened: str, verdict: Verdict, learnt: str, at: datetime) -> Review:
    """A new one. What happened has to be said, and what was learnt before others take it over.

    Raises `Invalid`.
    """
    needed = verdict is Verdict.REPLICATE
    return Review(
        id=id,
        action=action,
        at=at,
        happened=checked_text(happened, "happened"),
        verdict=verdict,
        learnt=checked_text(learnt, "learnt", empty_allowed=not needed),
    )
