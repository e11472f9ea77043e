"""What a lead answers to a note besides an action: it was passed on, or not now, and why.

A team that tells its pains is owed an answer to each of the top ones; silence is the answer that hurts most.
That an action answers a note is known from the action and is not said again here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReplyKind(StrEnum):
    ESCALATED = "escalated"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class Reply:
    """`because` says to whom it was passed on, or why not now; only the second may not be empty."""

    kind: ReplyKind
    because: str = ""

    @property
    def needs_reason(self) -> bool:
        """Whether the reply says nothing without its reason."""
        return self.kind is ReplyKind.NOT_NOW
