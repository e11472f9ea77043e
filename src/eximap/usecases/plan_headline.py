"""The plan in one line of words: how many are open, stuck or late, and which levers they pull."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eximap.domain.action import Action, Status
from eximap.domain.journey import Lever
from eximap.i18n.translator import N_, Translator

# Small counts are said in words, as a heading reads; languages choose words of their own.
_COUNTS = (N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"))


def headline(plan: Sequence[Action], t: Translator) -> str:
    """Return "Three open actions, one stuck"; a plan without open actions says so."""
    open_ones = [action for action in plan if action.is_open()]
    if not open_ones:
        return t("Nothing open: all done or dropped") if plan else t("No actions yet")
    said = t.n("{n} open action", "{n} open actions", len(open_ones), n=_word(len(open_ones), t))
    stuck = sum(action.status is Status.STUCK for action in open_ones)
    if stuck:
        said = t("{open}, {more}", open=said, more=t.n("{n} stuck", "{n} stuck", stuck, n=_word(stuck, t)))
    return _capital(said)


def summary(plan: Sequence[Action], today: date, t: Translator) -> str:
    """Which levers the open actions pull, and how many are late."""
    open_ones = [action for action in plan if action.is_open()]
    pits, peaks, ends = (sum(action.lever is lever for action in open_ones) for lever in Lever)
    parts = []
    if pits:
        parts.append(t.n("{n} fixes a pit", "{n} fix a pit", pits, n=_word(pits, t)))
    if peaks:
        parts.append(t.n("{n} builds a peak", "{n} build a peak", peaks, n=_word(peaks, t)))
    if ends:
        parts.append(t.n("{n} strengthens the end", "{n} strengthen the end", ends, n=_word(ends, t)))
    if not parts:
        return ""
    line = t("{sentence}.", sentence=_capital(t.list(parts)))
    late = sum(action.days_late(today) > 0 for action in open_ones)
    if not late:
        return line
    late_line = _capital(t.n("{n} is late.", "{n} are late.", late, n=_word(late, t)))
    return t("{sentence} {next}", sentence=line, next=late_line)


def _word(n: int, t: Translator) -> str:
    return t(_COUNTS[n - 1]) if 0 < n <= len(_COUNTS) else t.number(n)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
