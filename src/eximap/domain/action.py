"""Actions: who does what by when, measured how. METHOD.md, "The plan".

An action is adjusted only with a dated revision and a reason; nothing is overwritten. The verbs here return
the action afterwards with the revision appended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import Control, Lever, checked_name, checked_text


class Status(StrEnum):
    ON_TRACK = "on-track"
    STUCK = "stuck"
    DONE = "done"
    DROPPED = "dropped"


class Adjusted(StrEnum):
    """What of an action a revision changed."""

    CREATED = "created"
    STATUS = "status"
    DUE = "due"
    OWNER = "owner"
    MEASURE = "measure"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, from where to where; `baseline` and `target` are as typed, with their unit."""

    name: str
    baseline: str = ""
    target: str = ""

    def in_words(self) -> str:
        """The measure as a revision keeps it: "transfers a shift: 9 → 4"."""
        way = " → ".join(value for value in (self.baseline, self.target) if value)
        return f"{self.name}: {way}" if way else self.name


@dataclass(frozen=True, slots=True)
class Revision:
    """One dated change with its reason; `before` and `after` are as stored: ISO date, enum value, words."""

    at: datetime
    what: Adjusted
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    journey: str
    title: str
    touchpoint: str | None = None
    idea: str | None = None
    notes: tuple[str, ...] = ()
    first_step: str = ""
    owner: str = ""
    due: date | None = None
    measure: Measure | None = None
    lever: Lever = Lever.FIX_PIT
    control: Control = Control.DECIDE
    status: Status = Status.ON_TRACK
    stuck_on: str = ""
    revisions: tuple[Revision, ...] = ()
    ver: str = ""

    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in {Status.ON_TRACK, Status.STUCK}

    def days_late(self, today: date) -> int:
        """Days past the due date of an open action, else 0; due today is not late."""
        if self.due is None or not self.is_open():
            return 0
        return max(0, (today - self.due).days)

    def missing(self) -> tuple[str, ...]:
        """Fields that METHOD's complete action has and this one lacks, in the order they are asked for."""
        wanted = {
            "first_step": self.first_step,
            "owner": self.owner,
            "due": self.due,
            "measure": self.measure and self.measure.baseline and self.measure.target,
            "touchpoint": self.touchpoint,
        }
        return tuple(name for name, value in wanted.items() if not value)


def create(action: Action, at: datetime, ver: str) -> Action:
    """A new action, checked, with its first dated line. Raises `Invalid`."""
    measure = action.measure
    return replace(
        action,
        title=checked_name(action.title, "title"),
        first_step=checked_text(action.first_step, "first_step", empty_allowed=True),
        owner=checked_name(action.owner, "owner") if action.owner.strip() else "",
        measure=_checked(measure) if measure is not None and measure.name.strip() else None,
        ver=ver,
        revisions=(Revision(at, Adjusted.CREATED, "", "", ""),),
    )


def _checked(measure: Measure) -> Measure:
    return Measure(
        name=checked_name(measure.name, "measure"),
        baseline=checked_name(measure.baseline, "baseline") if measure.baseline.strip() else "",
        target=checked_name(measure.target, "target") if measure.target.strip() else "",
    )


def expect(action: Action, expected: str) -> None:
    """Raises `ChangedElsewhere` when the action is not the one that was read."""
    if action.ver != expected:
        raise ChangedElsewhere("action", action.id, theirs=action.title)


def adjust_due(action: Action, due: date, reason: str, at: datetime, ver: str) -> Action:
    """Moves the due date; a reason is required. Raises `Invalid`."""
    before = action.due.isoformat() if action.due else ""
    return _revised(replace(action, due=due), Adjusted.DUE, before, due.isoformat(), reason, at, ver)


def adjust_owner(action: Action, owner: str, reason: str, at: datetime, ver: str) -> Action:
    """Hands the action to somebody else; a reason is required. Raises `Invalid`."""
    name = checked_name(owner, "owner")
    return _revised(replace(action, owner=name), Adjusted.OWNER, action.owner, name, reason, at, ver)


def adjust_measure(action: Action, measure: Measure, reason: str, at: datetime, ver: str) -> Action:
    """Changes what is counted; a reason is required. Raises `Invalid`."""
    checked = _checked(measure)
    before = action.measure.in_words() if action.measure else ""
    return _revised(
        replace(action, measure=checked), Adjusted.MEASURE, before, checked.in_words(), reason, at, ver
    )


def adjust_scope(action: Action, title: str, first_step: str, reason: str, at: datetime, ver: str) -> Action:
    """Rewords the action or its first step, a dated line for each; a reason is required. Raises `Invalid`."""
    after = replace(
        action,
        title=checked_name(title, "title"),
        first_step=checked_text(first_step, "first_step", empty_allowed=True),
    )
    reworded = ((action.title, after.title), (action.first_step, after.first_step))
    changes = [(before, now) for before, now in reworded if before != now]
    if not changes:
        raise Invalid(Adjusted.SCOPE.value, "unchanged")
    for before, now in changes:
        after = _revised(after, Adjusted.SCOPE, before, now, reason, at, ver)
    return after


def mark(action: Action, status: Status, reason: str, at: datetime, ver: str) -> Action:
    """Changes the status. Stuck needs what it is stuck on, dropped a reason. Raises `Invalid`."""
    text = checked_text(reason, "reason", empty_allowed=status in {Status.ON_TRACK, Status.DONE})
    if status is action.status and text == action.stuck_on:
        raise Invalid("status", "unchanged")
    after = replace(action, status=status, stuck_on=text if status is Status.STUCK else "", ver=ver)
    revision = Revision(at, Adjusted.STATUS, action.status.value, status.value, text)
    return replace(after, revisions=(*action.revisions, revision))


def _revised(
    after: Action, what: Adjusted, before: str, now: str, reason: str, at: datetime, ver: str
) -> Action:
    said = checked_text(reason, "reason")
    if before == now:
        raise Invalid(what.value, "unchanged")
    return replace(after, ver=ver, revisions=(*after.revisions, Revision(at, what, before, now, said)))
