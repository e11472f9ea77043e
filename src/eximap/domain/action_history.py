"""An action's past, rebuilt from its lines; and taking one of them back, which is a line of its own.

METHOD.md, "Adjusting": nothing is overwritten. What stood before a line is what the line itself held; a line
from before that was kept has only its words, from which most can be told.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

from eximap.domain.action import Action, Measure, Status, expect_line, held, lined
from eximap.domain.errors import ChangedElsewhere, NothingToUndo
from eximap.domain.journey import Control, Lever
from eximap.domain.lens import Lenses
from eximap.domain.revision import Adjusted, Held, Revision


def as_of(action: Action, n: int) -> Action:
    """The action as it stood after its first `n` lines, of which there is at least one.

    Raises `Invalid` for a number of lines that it never had. Its `ver` is none that can be saved over.
    """
    expect_line(action, n - 1)
    past = action
    for at in range(len(action.revisions) - 1, n - 1, -1):
        line = action.revisions[at]
        past = restored(past, line.held if line.held is not None else _told(action, at, past))
        past = replace(past, revisions=action.revisions[:at], ver="")
    return past


def restored(action: Action, before: Held) -> Action:
    """The action with these fields as they stood, its lines untouched."""
    now = held(action)
    stood = {
        f.name: getattr(now if getattr(before, f.name) is None else before, f.name) for f in fields(Held)
    }
    name = stood["measure"]
    return replace(
        action,
        title=stood["title"],
        touchpoint=stood["touchpoint"] or None,
        first_step=stood["first_step"],
        owner=stood["owner"],
        due=date.fromisoformat(stood["due"]) if stood["due"] else None,
        measure=Measure(name, stood["baseline"], stood["target"]) if name else None,
        lever=Lever(stood["lever"]),
        control=Control(stood["control"]),
        status=Status(stood["status"]),
        stuck_on=stood["stuck_on"],
        stuck_with=stood["stuck_with"],
        lenses=Lenses.read(stood["lenses"]),
    )


def taken_back(action: Action) -> frozenset[int]:
    """Places of the lines that a later one took back."""
    return frozenset(line.undoes for line in action.revisions if line.undoes is not None)


def take_back(action: Action, at: int, when: datetime, ver: str) -> Action:
    """Undoes the line at that place by a dated line that says so.

    Raises `NothingToUndo` for the first line and for one that was taken back already, `ChangedElsewhere` when
    a field that it changed has been changed again since, `Invalid` for a line that it does not have.
    """
    expect_line(action, at)
    line = action.revisions[at]
    if line.held is None or line.what is Adjusted.CREATED or at in taken_back(action):
        raise NothingToUndo
    then, now = held(as_of(action, at + 1)), held(action)
    changed = [f.name for f in fields(Held) if getattr(line.held, f.name) is not None]
    if any(getattr(then, name) != getattr(now, name) for name in changed):
        raise ChangedElsewhere("action", action.id, theirs=action.title)
    after = restored(action, line.held)
    whom = after.stuck_with if line.what is Adjusted.STATUS else ""
    return lined(action, after, Revision(when, line.what, line.after, line.before, "", whom, at), ver)


def _told(action: Action, at: int, after: Action) -> Held:
    """What the words of an old line say about what stood before; `after` is how it stood then.

    They keep no touchpoint's id, and of a measure the words only.
    """
    line = action.revisions[at]
    before = line.before
    match line.what:
        case Adjusted.DUE:
            return Held(due=before)
        case Adjusted.OWNER:
            return Held(owner=before)
        case Adjusted.MEASURE:
            return Held(measure=before, baseline="", target="")
        case Adjusted.TOUCHPOINT:
            return Held(touchpoint="")
        case Adjusted.SCOPE if line.after == after.title:
            return Held(title=before)
        case Adjusted.SCOPE:
            return Held(first_step=before)
        case Adjusted.STATUS if before:
            return Held(status=before, stuck_on=_stuck_on(action.revisions[:at], before), stuck_with="")
        case Adjusted.LEVER if before:
            return Held(lever=before)
        case Adjusted.CONTROL if before:
            return Held(control=before)
    return Held()


def _stuck_on(earlier: tuple[Revision, ...], status: str) -> str:
    if status != Status.STUCK:
        return ""
    marks = [line.reason for line in earlier if line.what is Adjusted.STATUS]
    return marks[-1] if marks else ""
