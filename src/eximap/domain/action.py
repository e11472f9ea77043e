"""Actions: who does what by when, measured how. METHOD.md, "The plan".

An action is adjusted only with a dated revision and a reason; nothing is overwritten. The verbs here return
the action afterwards with the revision appended.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import Control, Lever, Touchpoint, checked_name, checked_text
from eximap.domain.lens import UNMARKED, Lenses
from eximap.domain.revision import Adjusted, Held, Revision


class Status(StrEnum):
    """`NEXT` waits until its owner has a place for it: not open, never late, no place taken."""

    NEXT = "next"
    ON_TRACK = "on-track"
    STUCK = "stuck"
    DONE = "done"
    DROPPED = "dropped"


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

    def short_baseline(self) -> str:
        """The baseline without the words that the target repeats: "1" of "1 of 9, aim 9 of 9"."""
        figure, _, unit = self.baseline.partition(" ")
        return figure if unit and self.target.partition(" ")[2] == unit else self.baseline


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
    stuck_with: str = ""
    lenses: Lenses = UNMARKED
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


def expect_line(action: Action, at: int) -> None:
    """Raises `Invalid` when the history has no line at this place."""
    if not 0 <= at < len(action.revisions):
        raise Invalid("line", "unknown")


def adjust_due(action: Action, due: date, reason: str, at: datetime, ver: str) -> Action:
    """Moves the due date; a reason is required. Raises `Invalid`."""
    before = action.due.isoformat() if action.due else ""
    return _revised(action, replace(action, due=due), Adjusted.DUE, before, due.isoformat(), reason, at, ver)


def adjust_owner(action: Action, owner: str, reason: str, at: datetime, ver: str) -> Action:
    """Hands the action to somebody else; a reason is required. Raises `Invalid`."""
    name = checked_name(owner, "owner")
    return _revised(action, replace(action, owner=name), Adjusted.OWNER, action.owner, name, reason, at, ver)


def adjust_measure(action: Action, measure: Measure, reason: str, at: datetime, ver: str) -> Action:
    """Changes what is counted; a reason is required. Raises `Invalid`."""
    checked = _checked(measure)
    before = action.measure.in_words() if action.measure else ""
    return _revised(
        action,
        replace(action, measure=checked),
        Adjusted.MEASURE,
        before,
        checked.in_words(),
        reason,
        at,
        ver,
    )


def adjust_scope(action: Action, title: str, first_step: str, reason: str, at: datetime, ver: str) -> Action:
    """Rewords the action or its first step, a dated line for each; a reason is required. Raises `Invalid`."""
    retitled = replace(action, title=checked_name(title, "title"))
    after = replace(retitled, first_step=checked_text(first_step, "first_step", empty_allowed=True))
    if after == action:
        raise Invalid(Adjusted.SCOPE.value, "unchanged")
    if retitled != action:
        action = _revised(action, retitled, Adjusted.SCOPE, action.title, retitled.title, reason, at, ver)
    if action.first_step == after.first_step:
        return action
    restepped = replace(action, first_step=after.first_step)
    return _revised(action, restepped, Adjusted.SCOPE, action.first_step, after.first_step, reason, at, ver)


def adjust_touchpoint(
    action: Action, touchpoint: Touchpoint | None, was: str, reason: str, at: datetime, ver: str
) -> Action:
    """Makes it answer another touchpoint, or none; a reason is required. Raises `Invalid`.

    `was` is the name of the touchpoint that it answered until now, empty for none.
    """
    id, name = (touchpoint.id, touchpoint.name) if touchpoint else (None, "")
    if id == action.touchpoint:
        raise Invalid(Adjusted.TOUCHPOINT.value, "unchanged")
    line = Revision(at, Adjusted.TOUCHPOINT, was, name, checked_text(reason, "reason"))
    return lined(action, replace(action, touchpoint=id), line, ver)


def adjust_lever(action: Action, lever: Lever, reason: str, at: datetime, ver: str) -> Action:
    """Makes it pull another lever; a reason is required. Raises `Invalid`."""
    return _revised(
        action, replace(action, lever=lever), Adjusted.LEVER, action.lever.value, lever.value, reason, at, ver
    )


def adjust_control(action: Action, control: Control, reason: str, at: datetime, ver: str) -> Action:
    """Says anew who controls it; a reason is required. Raises `Invalid`."""
    after = replace(action, control=control)
    return _revised(action, after, Adjusted.CONTROL, action.control.value, control.value, reason, at, ver)


def mark(action: Action, status: Status, reason: str, at: datetime, ver: str, whom: str = "") -> Action:
    """Changes the status. Stuck needs what it is stuck on, and may say on whom; waiting and dropped need a
    reason. Raises `Invalid`.
    """
    text = checked_text(reason, "reason", empty_allowed=status in {Status.ON_TRACK, Status.DONE})
    stuck = status is Status.STUCK
    person = checked_name(whom, "stuck_with") if stuck and whom.strip() else ""
    if status is action.status and (text, person) == (action.stuck_on, action.stuck_with):
        raise Invalid("status", "unchanged")
    after = replace(action, status=status, stuck_on=text if stuck else "", stuck_with=person)
    return lined(
        action, after, Revision(at, Adjusted.STATUS, action.status.value, status.value, text, person), ver
    )


def mark_lenses(action: Action, lenses: Lenses, at: datetime, ver: str) -> Action:
    """Marks what it looks like through the lenses; no reason is asked for. Raises `Invalid`."""
    before, now = action.lenses.as_stored(), lenses.as_stored()
    if before == now:
        raise Invalid(Adjusted.LENSES.value, "unchanged")
    after = replace(action, lenses=lenses)
    return lined(action, after, Revision(at, Adjusted.LENSES, before, now, ""), ver)


def _revised(
    action: Action, after: Action, what: Adjusted, before: str, now: str, reason: str, at: datetime, ver: str
) -> Action:
    if before == now:
        raise Invalid(what.value, "unchanged")
    return lined(action, after, Revision(at, what, before, now, checked_text(reason, "reason")), ver)


def lined(before: Action, after: Action, line: Revision, ver: str) -> Action:
    """The action with the line appended, which keeps what it changed."""
    return replace(after, ver=ver, revisions=(*before.revisions, replace(line, held=changed(before, after))))


def held(action: Action) -> Held:
    """All that a line may change, as it stands."""
    measure = action.measure or Measure("")
    return Held(
        title=action.title,
        touchpoint=action.touchpoint or "",
        first_step=action.first_step,
        owner=action.owner,
        due=action.due.isoformat() if action.due else "",
        measure=measure.name,
        baseline=measure.baseline,
        target=measure.target,
        lever=action.lever.value,
        control=action.control.value,
        status=action.status.value,
        stuck_on=action.stuck_on,
        stuck_with=action.stuck_with,
        lenses=action.lenses.as_stored(),
    )


def changed(before: Action, after: Action) -> Held:
    """What stood before in the fields that differ."""
    was, now = held(before), held(after)
    names = (field.name for field in fields(Held))
    return Held(**{name: getattr(was, name) for name in names if getattr(was, name) != getattr(now, name)})
