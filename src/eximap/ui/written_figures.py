"""Why lines of figures were refused, each named by its number."""

from __future__ import annotations

from collections.abc import Iterable

from eximap.domain.pasted_figures import RefusedLine
from eximap.i18n.translator import N_, Translator

SHOWN_MOST = 40  # characters of a line
_REASONS = {
    "no-day": N_("Line {number}, “{text}”: no day that there is. Try 2026-05-18 or 18 May."),
    "no-figure": N_("Line {number}, “{text}”: no figure. Try 31%, 0.7 or 7 of 9."),
    "in-future": N_("Line {number}, “{text}”: that day is still to come."),
    "twice": N_("Line {number}, “{text}”: this day stands further up already."),
    "known": N_("Line {number}, “{text}”: this figure is kept already."),
    "too-long": N_("Line {number}, “{text}”: too long for a day and a figure."),
}


def refusals(lines: Iterable[RefusedLine], t: Translator) -> list[str]:
    """A sentence for each refused line."""
    return [t(_REASONS[line.reason], number=line.number, text=_short(line.text)) for line in lines]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_MOST else f"{text[:SHOWN_MOST]}…"
