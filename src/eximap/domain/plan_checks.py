"""What a complete action has, as seven quiet checks (METHOD.md, "The plan"). They ask and block nothing."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from eximap.domain.action import Action

WORDS_LEAST = 3  # a title of fewer words names a theme rather than something that somebody does
SIGNS_LEAST = 5  # and as many signs, where words are written without blanks between them


class Check(StrEnum):
    """In the order in which what is missing is asked for."""

    STEPS = "steps"
    OWNED = "owned"
    DATED = "dated"
    QUANTIFIED = "quantified"
    VISIBLE = "visible"
    CONCRETE = "concrete"
    NEED = "need"


def unmet(action: Action, *, notes_there: bool = False, milestones: int = 0) -> tuple[Check, ...]:
    """The checks that the action does not meet yet, in the order of `Check`.

    `notes_there`: somebody wrote a note at its touchpoint, so there is a need that it answers.
    """
    met = {
        Check.STEPS: bool(action.first_step) or milestones > 0,
        Check.OWNED: bool(action.owner),
        Check.DATED: action.due is not None,
        Check.QUANTIFIED: _quantified(action),
        Check.VISIBLE: action.touchpoint is not None,
        Check.CONCRETE: _concrete(action.title),
        Check.NEED: bool(action.notes or action.idea or (action.touchpoint and notes_there)),
    }
    return tuple(check for check in Check if not met[check])


def _quantified(action: Action) -> bool:
    """A measure goes from somewhere to somewhere, and one of the two is a number ("1 of 9" to "all")."""
    measure = action.measure
    if measure is None or not (measure.baseline and measure.target):
        return False
    return any(c.isnumeric() for c in measure.baseline + measure.target)


def _concrete(title: str) -> bool:
    if len(title.split()) >= WORDS_LEAST:
        return True
    return sum(unicodedata.east_asian_width(c) == "W" for c in title) >= SIGNS_LEAST
