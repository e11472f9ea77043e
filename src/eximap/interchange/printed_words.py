"""How a person's text is prepared for paper, and the words that several printed pages share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from eximap.domain.action import Status
from eximap.domain.map_view import ActionView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

_LONG = re.compile(r"[^\s\u2e80-\u9fff]{25,}")
_EVERY = re.compile(r"(.{12})(?=.{6})")


def paper(text: str) -> str:
    """The text on one line, breakable everywhere it must be, without signs that no font draws."""
    visible = "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return _LONG.sub(lambda word: _EVERY.sub("\\1\u200b", word[0]), visible)


def sentences(parts: Sequence[str], t: Translator) -> str:
    """Whole sentences one after another; Chinese puts no blank between them."""
    return ("" if t.language == "zh" else " ").join(part for part in parts if part)


def when(view: ActionView, t: Translator, *, year: bool = True) -> str:
    """Where an action stands in time, late ones in words: "4 days late", "due 19 Jun 2026", "Done"."""
    action = view.action
    if not action.is_open():
        return label(action.status, t)
    if view.days_late:
        return t.n("{n} day late", "{n} days late", view.days_late)
    say = t.date if year else t.day
    due = t("due {date}", date=say(action.due)) if action.due else t("no due date")
    return f"{label(action.status, t)}, {due}" if action.status is Status.STUCK else due
