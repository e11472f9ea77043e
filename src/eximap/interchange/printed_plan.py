"""What the printed plan says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Control, Lever
from eximap.domain.map_view import ActionView
from eximap.domain.revision import Adjusted, Revision
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, Translator
from eximap.interchange.printed_words import paper, when

REVISIONS_MAX = 8
_TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
_ORDER = {Status.STUCK: 0, Status.ON_TRACK: 0, Status.NEXT: 1, Status.DONE: 2, Status.DROPPED: 3}


def plan_data(
    title: str, actions: Sequence[ActionView], touchpoint_names: Mapping[str, str], t: Translator
) -> dict[str, Any]:
    """Everything that `printed/plan.typ` draws; open actions by due date, then what waits, done, dropped."""
    ordered = sorted(actions, key=lambda a: (_ORDER[a.action.status], a.action.due or date.max))
    return {
        "content-lang": t.language,
        "title": paper(title),
        "headline": _headline(actions, t),
        "labels": {"first_step": t("First step"), "owner": t("Owner"), "measure": t("Measure")},
        "cards": [_card(a, touchpoint_names, t) for a in ordered],
        "empty": "" if actions else t("No actions yet."),
    }


def _headline(actions: Sequence[ActionView], t: Translator) -> str:
    opened = [a for a in actions if a.action.is_open()]
    stuck = sum(a.action.status is Status.STUCK for a in opened)
    late = sum(a.days_late > 0 for a in opened)
    parts = [t.n("{n} open action", "{n} open actions", len(opened))]
    if stuck:
        parts.append(t.n("{n} stuck", "{n} stuck", stuck))
    if late:
        parts.append(t.n("{n} overdue", "{n} overdue", late))
    return t.c("separator", ", ").join(parts)


def _card(view: ActionView, names: Mapping[str, str], t: Translator) -> dict[str, Any]:
    action = view.action
    shown = action.revisions[-REVISIONS_MAX:]
    earlier = len(action.revisions) - len(shown)
    return {
        "lever": label(action.lever, t),
        "tone": _TONES[action.lever],
        "control": label(action.control, t),
        "touchpoint": paper(names.get(action.touchpoint or "", "")),
        "title": paper(action.title),
        "owner": paper(action.owner) or t("no owner yet"),
        "initials": _initials(action.owner),
        "was_due": _moved_from(action, t),
        "due": t.date(action.due) if action.due and view.days_late else "",
        "when": when(view, t),
        "late": view.days_late > 0,
        "first_step": paper(action.first_step),
        "measure": _measure(action.measure, t),
        "stuck_on": paper(action.stuck_on) if action.status is Status.STUCK else "",
        "stuck": label(Status.STUCK, t),
        "earlier": t.n("{n} earlier change", "{n} earlier changes", earlier) if earlier else "",
        "revisions": [{"on": t.day(r.at.date()), "what": _revision(r, t)} for r in shown],
    }


def _initials(owner: str) -> str:
    words = owner.split()
    return "".join(word[0] for word in (words if len(words) < 3 else (words[0], words[-1]))).upper()


def _moved_from(action: Action, t: Translator) -> str:
    """The first due date, if the action has another one by now."""
    moves = [r for r in action.revisions if r.what is Adjusted.DUE and r.before]
    return t.date(date.fromisoformat(moves[0].before)) if moves else ""


def _measure(measure: Measure | None, t: Translator) -> dict[str, str]:
    if measure is None:
        return {"name": "", "words": ""}
    words = ""
    if measure.baseline and measure.target:
        words = t("from {baseline}, aim {target}", baseline=measure.baseline, target=measure.target)
    elif measure.target:
        words = t("aim {target}", target=measure.target)
    elif measure.baseline:
        words = t("from {baseline}", baseline=measure.baseline)
    return {"name": paper(measure.name), "words": paper(words)}


_CHANGES = {
    Adjusted.CREATED: N_("Written down"),
    Adjusted.STATUS: N_("Now “{after}”"),
    Adjusted.DUE: N_("Due moved to {after}"),
    Adjusted.OWNER: N_("Owner now {after}"),
    Adjusted.MEASURE: N_("Measure now “{after}”"),
    Adjusted.SCOPE: N_("Reworded: “{after}”"),
    Adjusted.TOUCHPOINT: N_("Touchpoint now “{after}”"),
    Adjusted.LEVER: N_("Lever now “{after}”"),
    Adjusted.CONTROL: N_("Control now “{after}”"),
    Adjusted.LENSES: N_("Seen through the lenses"),
}


def describe_revision(revision: Revision, t: Translator) -> str:
    """What a revision changed and why, in one line: "Due moved to 18 May 2026: Legal wants to see it"."""
    if revision.what is Adjusted.CREATED and revision.reason:
        return revision.reason
    said = t(_CHANGES[revision.what], after=_after(revision, t))
    return t("{change}: {reason}", change=said, reason=revision.reason) if revision.reason else said


def _after(revision: Revision, t: Translator) -> str:
    match revision.what:
        case Adjusted.STATUS:
            return label(Status(revision.after), t)
        case Adjusted.LEVER:
            return label(Lever(revision.after), t)
        case Adjusted.CONTROL:
            return label(Control(revision.after), t)
        case Adjusted.DUE:
            return t.date(date.fromisoformat(revision.after)) if revision.after else t("no due date")
        case Adjusted.TOUCHPOINT if not revision.after:
            return t("No touchpoint")
    return revision.after


def _revision(revision: Revision, t: Translator) -> str:
    return paper(describe_revision(revision, t))
