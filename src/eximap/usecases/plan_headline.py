"""The plan in one line of words: how many are open, stuck or late, and which levers they pull."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain.action import Action, Status
from eximap.domain.journey import Lever
from eximap.domain.plan_query import Tally
from eximap.i18n.translator import N_, Translator

# Small counts are said in words, as a heading reads; languages choose words of their own.
_COUNTS = (N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions there are in all; the rest counts the open ones, `levers` in the order of `Lever`."""

    all: int
    open: int
    stuck: int
    late: int
    levers: tuple[int, ...]

    @classmethod
    def of(cls, plan: Sequence[Action], today: date) -> Counts:
        """The counts of a plan that was read."""
        kinds = [(a.status, a.lever, a.days_late(today) > 0, 1) for a in plan if a.is_open()]
        return cls._of(len(plan), kinds)

    @classmethod
    def of_tally(cls, tally: Tally) -> Counts:
        """The counts of one that was only counted."""
        kinds = [(one.status, one.lever, one.late, one.n) for one in tally.alike if one.is_open()]
        return cls._of(sum(one.n for one in tally.alike), kinds)

    @classmethod
    def _of(cls, all_: int, kinds: Sequence[tuple[Status, Lever, bool, int]]) -> Counts:
        return cls(
            all=all_,
            open=sum(n for *_, n in kinds),
            stuck=sum(n for status, _, _, n in kinds if status is Status.STUCK),
            late=sum(n for _, _, late, n in kinds if late),
            levers=tuple(sum(n for _, pulled, _, n in kinds if pulled is lever) for lever in Lever),
        )


def headline(counts: Counts, t: Translator) -> str:
    """Return "Three open actions, one stuck"; a plan without open actions says so."""
    if not counts.open:
        return t("Nothing open") if counts.all else t("No actions yet")
    said = t.n("{n} open action", "{n} open actions", counts.open, n=_word(counts.open, t))
    if counts.stuck:
        stuck = t.n("{n} stuck", "{n} stuck", counts.stuck, n=_word(counts.stuck, t))
        said = t("{open}, {more}", open=said, more=stuck)
    return _capital(said)


def summary(counts: Counts, t: Translator) -> str:
    """Which levers the open actions pull, and how many are late."""
    pits, peaks, ends = counts.levers
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
    if not counts.late:
        return line
    late_line = _capital(t.n("{n} is late.", "{n} are late.", counts.late, n=_word(counts.late, t)))
    return t("{sentence} {next}", sentence=line, next=late_line)


def _word(n: int, t: Translator) -> str:
    return t(_COUNTS[n - 1]) if 0 < n <= len(_COUNTS) else t.number(n)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
