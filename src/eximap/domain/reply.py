"""What a lead answers to a note besides an action: passed on, decided elsewhere, or not now, and why.

A team that tells its pains is owed an answer to each of the top ones; silence is the answer that hurts most.
That an action answers a note is known from the action and is not said again here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReplyKind(StrEnum):
    ESCALATED = "escalated"
    NOT_NOW = "not-now"
    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Reply:
    """`because` says to whom it was passed on, what was decided, or why not.

    Only what says no may not be empty.
    """

    kind: ReplyKind
    because: str = ""

    @property
    def needs_reason(self) -> bool:
        """Whether the reply says nothing without its reason."""
        return self.kind in {ReplyKind.NOT_NOW, ReplyKind.DECLINED}

    @property
    def decided(self) -> bool:
        """Whether it is what somebody above decided: that is told even where an action answers too."""
        return self.kind in {ReplyKind.GRANTED, ReplyKind.DECLINED}
