"""One person's answers in one round (METHOD.md, Vocabulary)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.errors import Invalid

LOWEST, HIGHEST = -2, 2


class Met(StrEnum):
    """Whether the person met the touchpoint: *not met* and skipped are never a zero."""

    SCORED = "scored"
    NOT_MET = "not-met"
    SKIPPED = "skipped"


class Feeling(StrEnum):
    """A word for how a touchpoint felt: a closed list, since free words would tell who wrote them."""

    PROUD = "proud"
    VALUED = "valued"
    CALM = "calm"
    CURIOUS = "curious"
    RELIEVED = "relieved"
    TIRED = "tired"
    TENSE = "tense"
    LOST = "lost"
    ALONE = "alone"
    ASHAMED = "ashamed"
    ANGRY = "angry"
    POWERLESS = "powerless"


class Decide(StrEnum):
    """ "May I decide this myself?" (METHOD.md, authority map)."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


class Kept(StrEnum):
    """Whether the lead's agreed behaviour happened (METHOD.md, promise kept); *not met*: no occasion."""

    YES = "yes"
    NO = "no"
    NOT_MET = "not-met"


LEAST_IMPORTANT, MOST_IMPORTANT = 1, 5


def _check_score(field: str, score: object) -> None:
    """Raise Invalid unless `score` is a whole number of the five-step scale."""
    if not isinstance(score, int) or isinstance(score, bool):
        raise Invalid(field, "not-a-whole-number", value=score)
    if not LOWEST <= score <= HIGHEST:
        raise Invalid(field, "outside-scale", value=score, low=LOWEST, high=HIGHEST)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said of one touchpoint; `score` is −2…+2 exactly when it was scored.

    `importance` (1…5), `feeling` and `decide` are asked only where a workshop asks them, `kept` only where a
    promise was made; that can be said without a score. Raises Invalid: a score where there should be none,
    none where there should be one, or a number outside its scale.
    """

    touchpoint: str
    met: Met
    score: int | None = None
    importance: int | None = None
    feeling: Feeling | None = None
    decide: Decide | None = None
    kept: Kept | None = None

    def __post_init__(self) -> None:
        if self.importance is not None and not LEAST_IMPORTANT <= self.importance <= MOST_IMPORTANT:
            raise Invalid(
                "importance",
                "outside-scale",
                value=self.importance,
                low=LEAST_IMPORTANT,
                high=MOST_IMPORTANT,
            )
        if self.met is Met.SCORED:
            if self.score is None:
                raise Invalid("score", "missing", touchpoint=self.touchpoint)
            _check_score("score", self.score)
        elif self.score is not None:
            raise Invalid("score", "score-without-meeting", touchpoint=self.touchpoint, met=self.met)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers, the moment that stays and *all in all* (−2…+2).

    `person` is known in named and hidden rounds only. A touchpoint without an answer counts as
    skipped. Raises Invalid: two answers for one touchpoint, or *all in all* outside the scale.
    """

    id: str
    answers: tuple[Answer, ...]
    stays: str | None = None
    all_in_all: int | None = None
    person: str | None = None

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for answer in self.answers:
            if answer.touchpoint in seen:
                raise Invalid("answers", "answered-twice", touchpoint=answer.touchpoint)
            seen.add(answer.touchpoint)
        if self.all_in_all is not None:
            _check_score("all_in_all", self.all_in_all)

    def by_touchpoint(self) -> Mapping[str, Answer]:
        """The answers, found by touchpoint id."""
        return {answer.touchpoint: answer for answer in self.answers}
