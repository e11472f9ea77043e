"""An action's dated revisions as sentences. Nothing is overwritten: what held before stands in the line."""

from __future__ import annotations

from datetime import date, tzinfo
from functools import lru_cache
from typing import Any

from eximap.domain.action import Action, Status
from eximap.domain.journey import Control, Lever
from eximap.domain.revision import Adjusted, Revision
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, Translator

_ICONS = {
    Adjusted.CREATED: "add_task",
    Adjusted.STATUS: "trending_flat",
    Adjusted.DUE: "edit_calendar",
    Adjusted.OWNER: "handshake",
    Adjusted.MEASURE: "straighten",
    Adjusted.SCOPE: "edit",
    Adjusted.TOUCHPOINT: "conversion_path",
    Adjusted.LEVER: "tune",
    Adjusted.CONTROL: "how_to_reg",
    Adjusted.LENSES: "eyeglasses",
}
_STATUS_ICONS = {
    Status.NEXT.value: "hourglass_empty",
    Status.ON_TRACK.value: "trending_flat",
    Status.STUCK.value: "back_hand",
    Status.DONE.value: "check",
    Status.DROPPED.value: "block",
}
_NAMED = {
    Adjusted.OWNER: N_("Handed to {name}"),
    Adjusted.MEASURE: N_("Measure: {name}"),
    Adjusted.TOUCHPOINT: N_("Touchpoint: {name}"),
    Adjusted.LENSES: N_("Seen through the lenses"),
}
_PLAIN = {
    Adjusted.CREATED: N_("Planned"),
    Adjusted.DUE: N_("No due date"),
    Adjusted.OWNER: N_("No owner"),
    Adjusted.MEASURE: N_("No measure"),
    Adjusted.TOUCHPOINT: N_("No touchpoint"),
    Adjusted.LENSES: N_("Seen through no lens"),
}


def lines(
    action: Action, today: date, zone: tzinfo | None, t: Translator, last: int | None = None
) -> list[dict[str, Any]]:
    """Every revision, or the last few, oldest first: its day in the team's zone, what changed, and why."""
    revisions = action.revisions if last is None else action.revisions[-last:]
    return [_line(revision, today, zone, t) for revision in revisions]


def earlier_due(action: Action) -> date | None:
    """The due date that held before the present one, if it was moved."""
    moved = [r for r in action.revisions if r.what is Adjusted.DUE and r.before]
    before = date.fromisoformat(moved[-1].before) if moved else None
    return None if before == action.due else before


@lru_cache(maxsize=5000)  # hundreds of actions were changed, or fall due, on the same few days
def short_day(day: date, today: date, t: Translator) -> str:
    """A date without its year while that is this year's."""
    return t.day(day) if day.year == today.year else t.date(day)


def _line(revision: Revision, today: date, zone: tzinfo | None, t: Translator) -> dict[str, Any]:
    day = revision.at.astimezone(zone).date()
    status = revision.what is Adjusted.STATUS
    icon = _STATUS_ICONS.get(revision.after) if status else None
    what = _what(revision, today, t)
    if revision.undoes is not None:
        what = t("Taken back: {what}", what=what)
    reason = revision.reason
    return {
        "day": short_day(day, today, t),
        "at": day.isoformat(),
        "icon": icon or _ICONS[revision.what],
        "what": what,
        "text": t("{what}: {reason}", what=what, reason=reason)
        if reason
        else t("{sentence}.", sentence=what),
        "before": _before(revision, today, t),
        "reason": reason,
    }


def _what(revision: Revision, today: date, t: Translator) -> str:
    after = revision.after
    match revision.what:
        case Adjusted.STATUS:
            return _status(revision, t)
        case Adjusted.DUE if after:
            return t("Due {day}", day=_day(after, today, t))
        case Adjusted.SCOPE:
            return t("Scope: {title}", title=after)
        case Adjusted.LEVER:
            return t("Lever: {name}", name=label(Lever(after), t))
        case Adjusted.CONTROL:
            return t("Control: {name}", name=label(Control(after), t))
    return t(_NAMED[revision.what], name=after) if after else t(_PLAIN[revision.what])


def _status(revision: Revision, t: Translator) -> str:
    over = {Status.DONE.value, Status.DROPPED.value}
    if revision.after == Status.STUCK.value:
        return t("Stuck on {name}", name=revision.whom) if revision.whom else t("Stuck")
    if revision.after == Status.NEXT.value:
        return t("Waits for a place")
    if revision.after == Status.DONE.value:
        return t("Done")
    if revision.after == Status.DROPPED.value:
        return t("Dropped")
    if revision.before == Status.NEXT.value:
        return t("Started")
    return t("Reopened") if revision.before in over else t("On track again")


def _before(revision: Revision, today: date, t: Translator) -> str:
    """What held before, where it is worth striking through."""
    if not revision.before or revision.before == revision.after:
        return ""
    match revision.what:
        case Adjusted.DUE:
            return _day(revision.before, today, t)
        case Adjusted.LEVER:
            return label(Lever(revision.before), t)
        case Adjusted.CONTROL:
            return label(Control(revision.before), t)
        case Adjusted.STATUS | Adjusted.LENSES:
            return ""
    return revision.before


def _day(iso: str, today: date, t: Translator) -> str:
    return short_day(date.fromisoformat(iso), today, t)
