"""What a release says of promises: whether the lead's agreed behaviour happened, by agents who stay unnamed.

METHOD.md, "Lead-to-team gap" (promise kept) and "Releases and suppression". Yes and no add up to those who
met an occasion, these with *not met* and with those who said nothing to the sheets: a count of 1…k−1 people
is withheld, and so is what would give it away. As at a touchpoint's score, how many said neither yes nor no
stays readable, since the figure says on how many people it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eximap.domain.interval import Estimate, share
from eximap.domain.sheet import Kept, Sheet
from eximap.domain.suppression import count_in_words, shown_parts


@dataclass(frozen=True, slots=True)
class PromiseFigure:
    """Of those who `met` an occasion at one touchpoint, how many say `yes`, it happened, and how many `no`.

    None for what is withheld. Where yes and no are, `few` tells which of them is 1…k−1, if that can be told
    without telling how many.
    """

    touchpoint: str
    met: int | None
    yes: int | None = None
    no: int | None = None
    not_met: int | None = None
    few: Kept | None = None

    @property
    def kept(self) -> Estimate | None:
        """The share (0–1) that says yes with Wilson's interval, where both counts may be said."""
        if self.yes is None or self.no is None or not self.yes + self.no:
            return None
        return share(self.yes, self.yes + self.no)


def promise_figures(sheets: Sequence[Sheet], touchpoints: Sequence[str], k: int) -> tuple[PromiseFigure, ...]:
    """A figure for each touchpoint of whose promise anybody said anything, `k` as `suppression.threshold`."""
    if count_in_words(len(sheets), k):
        return ()
    found = (_figure(touchpoint, sheets, k) for touchpoint in touchpoints)
    return tuple(figure for figure in found if figure)


def _figure(touchpoint: str, sheets: Sequence[Sheet], k: int) -> PromiseFigure | None:
    answers = (sheet.by_touchpoint().get(touchpoint) for sheet in sheets)
    said = [answer.kept for answer in answers if answer and answer.kept]
    if not said:
        return None
    yes, no, not_met = (said.count(kept) for kept in Kept)
    met, silent = yes + no, len(sheets) - len(said)
    if count_in_words(met, k):
        _, not_met_shown, _ = shown_parts((met, not_met, silent), k)
        return PromiseFigure(touchpoint, None, not_met=not_met_shown)
    not_met_shown, _ = shown_parts((not_met, silent), k)
    yes_shown, no_shown = shown_parts((yes, no), k)
    few = None
    if yes_shown is None and tells_which_few(met, k):
        few = Kept.YES if yes < no else Kept.NO
    return PromiseFigure(touchpoint, met, yes_shown, no_shown, not_met_shown, few)


def tells_which_few(met: int | None, k: int) -> bool:
    """Whether "fewer than k of these say no" leaves every number from 1 to k−1 possible.

    Of fewer people the other part, at least k, would narrow it: 6 people and k = 5 leave a single one.
    """
    return met is not None and met >= 2 * k - 1


def promise_counts(figure: PromiseFigure) -> dict[str, int]:
    """Every number of people that the figure shows, by its name."""
    named = {"met": figure.met, "yes": figure.yes, "no": figure.no, "not-met": figure.not_met}
    return {name: count for name, count in named.items() if count is not None}


def untold_parts(figure: PromiseFigure, sheets: int | None) -> Iterator[tuple[str, int]]:
    """The people of whom it is not said what they answered, where shown counts leave a single rest."""
    if figure.met is not None and (figure.yes is None) != (figure.no is None):
        yield "split", figure.met - (figure.yes or 0) - (figure.no or 0)
    if figure.not_met is not None and sheets is not None:
        yield "answered", sheets - (figure.met or 0) - figure.not_met
