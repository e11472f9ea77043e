"""Milestones: the process of an action beside its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import checked_name


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way, by when, and whether it is done; one taken back stays, dated."""

    id: str
    action: str
    text: str
    due: date | None
    at: datetime
    ver: str
    done_at: datetime | None = None
    dropped_at: datetime | None = None

    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.done_at is None and self.dropped_at is None

    def days_late(self, today: date) -> int:
        """Days past its day while it is open, else 0."""
        return max(0, (today - self.due).days) if self.due and self.is_open() else 0


def milestone(id: str, action: str, text: str, due: date | None, at: datetime, ver: str) -> Milestone:
    """A new one. Raises `Invalid` without a text."""
    return Milestone(id, action, checked_name(text, "milestone"), due, at, ver)


def complete(step: Milestone, at: datetime, ver: str) -> Milestone:
    """Done. Raises `Invalid` when it is not open."""
    _expect_open(step)
    return replace(step, done_at=at, ver=ver)


def reopen(step: Milestone, ver: str) -> Milestone:
    """Not done after all, or wanted again. Raises `Invalid` when it is open."""
    if step.is_open():
        raise Invalid("milestone", "unchanged")
    return replace(step, done_at=None, dropped_at=None, ver=ver)


def drop(step: Milestone, at: datetime, ver: str) -> Milestone:
    """No longer wanted. Raises `Invalid` when it is not open."""
    _expect_open(step)
    return replace(step, dropped_at=at, ver=ver)


def expect(step: Milestone, expected: str) -> None:
    """Raises `ChangedElsewhere` when it is not the one that was read."""
    if step.ver != expected:
        raise ChangedElsewhere("milestone", step.id, theirs=step.text)


def in_order(steps: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those that are wanted, by their day; without one last."""
    wanted = (step for step in steps if step.dropped_at is None)
    return tuple(sorted(wanted, key=lambda step: (step.due is None, step.due or date.max, step.at)))


def _expect_open(step: Milestone) -> None:
    if not step.is_open():
        raise Invalid("milestone", "unchanged")
