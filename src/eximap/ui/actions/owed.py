"""Top-voted pains that have waited too long for an answer, and the answer that is given without an action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.reply import ReplyKind
from eximap.domain.unanswered import Unanswered
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.ui.unanswered_words import waited
from eximap.usecases import owe_answers

# What a lead can say by hand; what was decided elsewhere comes with its brief.
_BY_HAND = (ReplyKind.NOT_NOW, ReplyKind.ESCALATED)


def owed(here: Here, journey: str) -> dict[str, Any]:
    """The journey's unanswered pains, longest first, with the words around them."""
    found = owe_answers.of_journey(here.store, here.caller, journey, here.today())
    return {
        "pains": [_line(one, here.t) for one in found],
        "replies": [{"value": kind.value, "label": label(kind, here.t)} for kind in _BY_HAND],
        "labels": _labels(here.t),
    }


def _line(one: Unanswered, t: Translator) -> dict[str, Any]:
    pain = one.pain
    return {
        "note": pain.note.id,
        "ver": pain.note.ver,
        "text": pain.note.text,
        "touchpoint": one.touchpoint,
        "name": pain.touchpoint,
        "votes": t.n("{n} vote", "{n} votes", pain.votes),
        "days": waited(one, t),
    }


def _labels(t: Translator) -> dict[str, str]:
    return {
        "title": t("Waiting for an answer"),
        "why": t("Each of the top-voted pains is owed an answer within seven days. A “no” is one, too."),
        "answer": t("Answer now"),
        "act": t("Plan an action"),
        "kind": t("Answer"),
        "because": t("Why, or to whom"),
        "because_hint": t("The team reads this beside its pain"),
        "say": t("Tell the team"),
    }


def reply(here: Here, wanted: Mapping[str, Any]) -> None:
    """Answers a note by hand. Raises `Invalid` for another kind of answer, and as `owe_answers.reply`."""
    kind = str(wanted.get("reply"))
    if kind not in set(_BY_HAND):
        raise Invalid("reply", "unknown")
    note, ver, because = str(wanted["note"]), str(wanted["ver"]), str(wanted.get("because") or "")
    owe_answers.reply(
        here.store, here.world, here.caller, str(wanted["journey"]), note, ver, ReplyKind(kind), because
    )
