"""Four optional marks that let a plan show its imbalance. METHOD.md, "The plan".

They say nothing about whether an action is good, and block nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """People, meaning and trust; or task, process and standard."""

    LEAD = "lead"
    MANAGE = "manage"


class Side(StrEnum):
    """What it answers in the person."""

    EMOTIONAL = "emotional"
    PROFESSIONAL = "professional"


class Value(StrEnum):
    """The three values of a good moment."""

    UNDERSTANDING = "understanding"
    EMOTIONAL = "emotional"
    PRACTICAL = "practical"


class Key(StrEnum):
    """The key of servant leadership that the behaviour shows."""

    TRUSTWORTHY = "trustworthy"
    NEEDS = "needs"
    COMMITTED = "committed"
    ATTENTIVE = "attentive"
    ACCOUNTABLE = "accountable"
    HUMBLE = "humble"
    ENCOURAGING = "encouraging"
    POSITIVE = "positive"
    APPRECIATIVE = "appreciative"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Lenses:
    """What an action was marked as; None where nobody has said."""

    style: Style | None = None
    side: Side | None = None
    value: Value | None = None
    key: Key | None = None

    def as_stored(self) -> str:
        """`lead/emotional//humble`, or nothing where nothing is marked."""
        marks = (self.style, self.side, self.value, self.key)
        return "/".join(mark or "" for mark in marks) if any(marks) else ""

    @classmethod
    def read(cls, text: str) -> Lenses:
        """What `as_stored` wrote. Raises `ValueError`."""
        if not text:
            return cls()
        style, side, value, key = text.split("/")
        return cls(
            Style(style) if style else None,
            Side(side) if side else None,
            Value(value) if value else None,
            Key(key) if key else None,
        )


UNMARKED = Lenses()
