"""The plan as iCalendar (RFC 5545): tasks for a list of tasks, or entries on the days when something is due.

Both have ids that come from the action's own, so that a file taken in again changes what is there and doubles
nothing. They are two files: a calendar keeps one kind of component under an id.
"""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar, Event, Todo

from eximap.domain.action import Action, Adjusted, Status
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.action_words import description, plain

PRODUCT = "-//eximap//plan//EN"
_STATUS = {
    Status.NEXT: "NEEDS-ACTION",
    Status.ON_TRACK: "IN-PROCESS",
    Status.STUCK: "IN-PROCESS",
    Status.DONE: "COMPLETED",
    Status.DROPPED: "CANCELLED",
}


def tasks(view: PlanView, stamp: datetime, t: Translator) -> bytes:
    """Every action as a VTODO, due on a day, which no time zone shifts. `stamp` is when this file is made."""
    return _calendar(view, [_task(line, stamp, t) for line in view.lines])


def due_days(view: PlanView, stamp: datetime, t: Translator) -> bytes:
    """Every action that has a due date as an all-day VEVENT that keeps nobody busy."""
    return _calendar(view, [_entry(line, stamp, t) for line in view.lines if line.action.due])


def _calendar(view: PlanView, components: list[Todo] | list[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plain(view.title))
    for component in components:
        calendar.add_component(component)
    return calendar.to_ical()


def _task(line: PlanLine, stamp: datetime, t: Translator) -> Todo:
    action, task = line.action, Todo()
    _describe(task, line, "todo", stamp, t)
    task.add("summary", plain(action.title))
    task.add("status", _STATUS[action.status])
    if action.due:
        task.add("due", action.due)
    if action.status is Status.DONE:
        task.add("percent-complete", 100)
        task.add("completed", _done_at(action).astimezone(UTC))
    return task


def _entry(line: PlanLine, stamp: datetime, t: Translator) -> Event:
    action, entry = line.action, Event()
    _describe(entry, line, "due", stamp, t)
    title = action.title
    if action.status in {Status.DONE, Status.DROPPED}:
        title = t("{status}: {title}", status=label(action.status, t), title=title)
    entry.add("summary", plain(title))
    entry.add("status", "CANCELLED" if action.status is Status.DROPPED else "CONFIRMED")
    entry.add("dtstart", action.due)
    entry.add("transp", "TRANSPARENT")
    return entry


def _describe(component: Todo | Event, line: PlanLine, kind: str, stamp: datetime, t: Translator) -> None:
    """What tasks and entries have in common. A later state has a higher sequence: revisions only grow."""
    action = line.action
    component.add("uid", f"{action.id}.{kind}@eximap")
    component.add("dtstamp", stamp.astimezone(UTC))
    component.add("sequence", max(0, len(action.revisions) - 1))
    if action.revisions:
        component.add("created", action.revisions[0].at.astimezone(UTC))
        component.add("last-modified", action.revisions[-1].at.astimezone(UTC))
    component.add("description", description(line, t))
    component.add("categories", [label(action.lever, t)])


def _done_at(action: Action) -> datetime:
    marks = (r for r in reversed(action.revisions) if r.what is Adjusted.STATUS)
    return next(marks, action.revisions[-1]).at
