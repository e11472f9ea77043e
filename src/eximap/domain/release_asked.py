"""What a release says of the other questions: importance, a feeling word, "may I decide this myself?".

METHOD.md, "Where to act" and "Releases and suppression". Only those who scored a touchpoint count there, so
nothing is said where there is no figure. A count of 1…k−1 people is withheld, and so is what would give it
away: yes, no, not sure and no answer add up to the people behind the figure, as important, not important and
no answer do, and the feeling words with those who chose none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.interval import Estimate, share
from eximap.domain.sheet import MOST_IMPORTANT, Answer, Decide, Feeling, Met, Sheet
from eximap.domain.suppression import shown_parts

IMPORTANT_FROM = MOST_IMPORTANT - 1
OPPORTUNITY_FROM = 20  # answers, below that "n of m" and no band


class Band(StrEnum):
    """How large an opportunity is (Ulwick): over 15, from 12, from 10, under 10."""

    MAJOR = "major"
    SOLID = "solid"
    NEUTRAL = "neutral"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What `people` who scored one touchpoint answered besides.

    `important` rated it 4 or 5, `unimportant` 1 to 3; `decide` is yes, no, not sure, None where nobody
    answered at all; None for what is withheld. `feelings` are the words that may be counted, most frequent
    first, and `other_feelings` says that there are words that may not.
    """

    touchpoint: str
    people: int
    important: int | None = None
    unimportant: int | None = None
    feelings: tuple[tuple[Feeling, int], ...] = ()
    other_feelings: bool = False
    decide: tuple[int | None, int | None, int | None] | None = None

    @property
    def importance(self) -> Estimate | None:
        """The share (0–1) rating 4 or 5 with Wilson's interval, where both counts may be said."""
        if self.important is None or self.unimportant is None:
            return None
        return share(self.important, self.important + self.unimportant)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Importance + max(importance − satisfaction, 0), each on 0–10: 0 to 20, over `answers`."""

    value: float
    band: Band
    answers: int


def asked_figures(
    sheets: Sequence[Sheet], told: Sequence[tuple[str, int]], k: int
) -> tuple[AskedFigure, ...]:
    """A figure for each of the `told` touchpoints (id, people who scored) of which anything was answered.

    `k` as `suppression.threshold` gives it.
    """
    found = (_figure(touchpoint, people, _answers(touchpoint, sheets), k) for touchpoint, people in told)
    return tuple(figure for figure in found if figure)


def _answers(touchpoint: str, sheets: Sequence[Sheet]) -> list[Answer]:
    given = (sheet.by_touchpoint().get(touchpoint) for sheet in sheets)
    return [answer for answer in given if answer and answer.met is Met.SCORED]


def _figure(touchpoint: str, people: int, answers: Sequence[Answer], k: int) -> AskedFigure | None:
    rated = [a.importance for a in answers if a.importance is not None]
    felt = Counter(a.feeling for a in answers if a.feeling is not None)
    may = Counter(a.decide for a in answers if a.decide is not None)
    if not (rated or felt or may):
        return None
    important, unimportant = _importance(rated, people, k)
    feelings = _feelings(felt, people, k)
    return AskedFigure(
        touchpoint=touchpoint,
        people=people,
        important=important,
        unimportant=unimportant,
        feelings=feelings,
        other_feelings=len(feelings) < len(felt),
        decide=_decide(may, people, k) if may else None,
    )


def _importance(rated: Sequence[int], people: int, k: int) -> tuple[int | None, int | None]:
    if not rated:
        return None, None
    high = sum(rating >= IMPORTANT_FROM for rating in rated)
    important, unimportant, _ = shown_parts((high, len(rated) - high, people - len(rated)), k)
    return important, unimportant


def _feelings(felt: Counter[Feeling], people: int, k: int) -> tuple[tuple[Feeling, int], ...]:
    words = [word for word in Feeling if felt[word]]
    *counts, _ = shown_parts((*(felt[word] for word in words), people - felt.total()), k)
    told = [(word, count) for word, count in zip(words, counts, strict=True) if count is not None]
    return tuple(sorted(told, key=lambda pair: -pair[1]))


def _decide(may: Counter[Decide], people: int, k: int) -> tuple[int | None, int | None, int | None]:
    yes, no, not_sure, _ = shown_parts((*(may[said] for said in Decide), people - may.total()), k)
    return yes, no, not_sure


def opportunity(asked: AskedFigure, counts: Sequence[int] | None) -> Opportunity | None:
    """Where to act (Ulwick 2005): from what the release shows, so it gives nothing away that is not there.

    `counts` are the touchpoint's scores from −2 to +2. None under 20 answers to either question.
    """
    importance = asked.importance
    if importance is None or counts is None or min(importance.people, sum(counts)) < OPPORTUNITY_FROM:
        return None
    wanted, satisfied = 10 * importance.value, 10 * (counts[3] + counts[4]) / sum(counts)
    value = wanted + max(wanted - satisfied, 0.0)
    return Opportunity(value, _band(value), min(importance.people, sum(counts)))


def _band(value: float) -> Band:
    rounded = round(value, 9)  # 9 + 6 in tenths of shares may come out as 15.000000000000002
    if rounded > 15:
        return Band.MAJOR
    if rounded >= 12:
        return Band.SOLID
    return Band.NEUTRAL if rounded >= 10 else Band.LOW


def shown_counts(asked: AskedFigure) -> dict[str, int]:
    """Every number of people that the figure shows, by its name."""
    yes, no, not_sure = asked.decide or (None, None, None)
    named = {
        "people": asked.people,
        "important": asked.important,
        "unimportant": asked.unimportant,
        "yes": yes,
        "no": no,
        "not-sure": not_sure,
        **{word.value: count for word, count in asked.feelings},
    }
    return {name: count for name, count in named.items() if count is not None}


def untold(asked: AskedFigure) -> tuple[tuple[str, int], ...]:
    """By question the people of whom it is not said what they answered, if anything: all less those shown."""
    found = []
    if asked.important is not None or asked.unimportant is not None:
        found.append(("importance", asked.people - (asked.important or 0) - (asked.unimportant or 0)))
    if asked.feelings:
        found.append(("feelings", asked.people - sum(count for _, count in asked.feelings)))
    if asked.decide:
        found.append(("decide", asked.people - sum(count or 0 for count in asked.decide)))
    return tuple(found)
