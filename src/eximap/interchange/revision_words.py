"""A dated line of an action's history in words, for files and paper."""

from __future__ import annotations

from datetime import date

from eximap.domain.action import Status
from eximap.domain.journey import Control, Lever
from eximap.domain.revision import Adjusted, Revision
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, Translator

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


def change(revision: Revision, t: Translator) -> str:
    """What a revision changed: "Due moved to 18 May 2026"."""
    return t(_CHANGES[revision.what], after=_after(revision, t))


def describe_revision(revision: Revision, t: Translator) -> str:
    """What a revision changed and why, in one line: "Due moved to 18 May 2026: Legal wants to see it"."""
    if revision.what is Adjusted.CREATED and revision.reason:
        return revision.reason
    said = change(revision, t)
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
