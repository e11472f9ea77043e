"""Handing an action over to its owner in six questions. METHOD.md, "The plan"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from eximap.domain.action import Action
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import checked_name, checked_text


class Question(StrEnum):
    """The six, in the order in which they are asked."""

    GOAL = "goal"
    BEGIN = "begin"
    OBSTACLE = "obstacle"
    NEED = "need"
    FIRST_RESULT = "first-result"
    WORKED = "worked"


class Confirmed(StrEnum):
    """Where the owner said yes: on their own link, or on the lead's screen."""

    BY_LINK = "by-link"
    BESIDE_LEAD = "beside-lead"


@dataclass(frozen=True, slots=True)
class HandOver:
    """One conversation, dated. Handing over again makes another one; this one stays.

    `answers` hold what was answered, in the order of the questions.
    """

    id: str
    action: str
    owner: str
    at: datetime
    answers: tuple[tuple[Question, str], ...]
    confirmed_at: datetime | None = None
    confirmed: Confirmed | None = None

    def is_confirmed(self) -> bool:
        """Whether the owner has said yes."""
        return self.confirmed_at is not None


def hand_over(action: Action, answers: Mapping[Question, str], id: str, at: datetime) -> HandOver:
    """The action with its owner's answers. Raises `Invalid` without an owner or without any answer."""
    owner = checked_name(action.owner, "owner")
    told = {q: checked_text(answers.get(q, ""), q.value, empty_allowed=True) for q in Question}
    said = tuple((question, text) for question, text in told.items() if text)
    if not said:
        raise Invalid("answers", "empty")
    return HandOver(id, action.id, owner, at, said)


def confirm(handed: HandOver, action: Action, where: Confirmed, at: datetime) -> HandOver:
    """The owner says yes; a repeat changes nothing. Raises `NotFound` when another one owns it now."""
    if handed.owner != action.owner:
        raise NotFound("hand-over", handed.id)
    return handed if handed.is_confirmed() else replace(handed, confirmed_at=at, confirmed=where)


def standing(action: Action, hand_overs: Iterable[HandOver]) -> HandOver | None:
    """The last one that was made with the present owner."""
    own = [handed for handed in hand_overs if handed.owner == action.owner]
    return max(own, key=lambda handed: handed.at, default=None)
