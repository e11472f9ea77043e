"""Actions: who does what by when, measured how. METHOD.md, "The plan".

An action is adjusted only with a dated revision and a reason; nothing is overwritten. The verbs here return
the action afterwards with the revision appended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from eximap.domain.errors import ChangedElsewhere, EnoughOpen, Invalid
from eximap.domain.journey import Control, Lever, Touchpoint, checked_name, checked_text

OPEN_AT_ONCE = 3  # of one owner in one journey: METHOD.md, "The plan"


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
    TOUCHPOINT = "touchpoint"
    LEVER = "lever"
    CONTROL = "control"


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
    """One dated change with its reason; `before` and `after` are as stored: ISO date, enum value, words.

    A touchpoint stands there by the name that it had on that day: it may be renamed or deleted since.
    """

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


def create(action: Action, at: datetime, ver: str, overriding: str = "") -> Action:
    """A new action, checked, with its first dated line. Raises `Invalid`.

    `overriding` is why its owner takes it on beside three open ones (see `expect_room`); the line keeps it.
    """
    measure = action.measure
    return replace(
        action,
        title=checked_name(action.title, "title"),
        first_step=checked_text(action.first_step, "first_step", empty_allowed=True),
        owner=checked_name(action.owner, "owner") if action.owner.strip() else "",
        measure=_checked(measure) if measure is not None and measure.name.strip() else None,
        ver=ver,
        revisions=(
            Revision(at, Adjusted.CREATED, "", "", checked_text(overriding, "reason", empty_allowed=True)),
        ),
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


def open_of(owner: str, plan: Iterable[Action]) -> int:
    """How many actions of a plan the owner has open; what nobody owns counts for nobody."""
    return sum(action.owner == owner and action.is_open() for action in plan) if owner else 0


def expect_room(before: Action | None, after: Action, plan: Iterable[Action]) -> None:
    """At most three open actions per owner and journey, unless a reason is given (METHOD.md, "The plan").

    `before` is None for a new action; `plan` are the journey's actions. Asked when the owner gets one more:
    planned, handed over or taken up again. The reason is that of the action's last line.
    Raises `EnoughOpen` where it is missing.
    """
    counted = before is not None and before.is_open() and before.owner == after.owner
    if counted or not after.is_open() or after.revisions[-1].reason:
        return
    have = open_of(after.owner, (action for action in plan if action.id != after.id))
    if have >= OPEN_AT_ONCE:
        raise EnoughOpen(after.owner, have)


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


def adjust_touchpoint(
    action: Action, touchpoint: Touchpoint | None, held: str, reason: str, at: datetime, ver: str
) -> Action:
    """Makes it answer another touchpoint, or none; a reason is required. Raises `Invalid`.

    `held` is the name of the touchpoint that it answered until now, empty for none.
    """
    id, name = (touchpoint.id, touchpoint.name) if touchpoint else (None, "")
    if id == action.touchpoint:
        raise Invalid(Adjusted.TOUCHPOINT.value, "unchanged")
    return _lined(replace(action, touchpoint=id), Adjusted.TOUCHPOINT, held, name, reason, at, ver)


def adjust_lever(action: Action, lever: Lever, reason: str, at: datetime, ver: str) -> Action:
    """Makes it pull another lever; a reason is required. Raises `Invalid`."""
    return _revised(
        replace(action, lever=lever), Adjusted.LEVER, action.lever.value, lever.value, reason, at, ver
    )


def adjust_control(action: Action, control: Control, reason: str, at: datetime, ver: str) -> Action:
    """Says anew who controls it; a reason is required. Raises `Invalid`."""
    after = replace(action, control=control)
    return _revised(after, Adjusted.CONTROL, action.control.value, control.value, reason, at, ver)


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
    if before == now:
        raise Invalid(what.value, "unchanged")
    return _lined(after, what, before, now, reason, at, ver)


def _lined(
    after: Action, what: Adjusted, before: str, now: str, reason: str, at: datetime, ver: str
) -> Action:
    said = checked_text(reason, "reason")
    return replace(after, ver=ver, revisions=(*after.revisions, Revision(at, what, before, now, said)))
