"""Which shared pains a brief is about."""

from datetime import date

import pytest

from eximap.domain.answered_pain import AnsweredPain, Asked, escalations
from eximap.domain.team_release import SharedPain
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import team_release

RELEASE = release_of(sheets_of([[1, 0], [2, -1], [0, 1], [-1, 2], [1, 1], [0, -2]]), 2)
DESK, LOGIN = SharedPain("t0", "No desk", 5, 12), SharedPain("t0", "No login", 5, 12)
LUNCH = SharedPain("t1", "No lunch", 5, 12)


def asked(words: str = "", touchpoint: str | None = "t0", answers: AnsweredPain | None = None) -> Asked:
    journey = team_release("a", RELEASE).journey
    return Asked("Team A", journey, touchpoint, words, date(2026, 5, 1), None, answers)


@pytest.mark.parametrize(
    ("one", "pains", "about"),
    [
        (asked(), (DESK, LUNCH), ["No desk"]),  # the only one there
        (asked(), (DESK, LOGIN), []),  # one of two, and no word of it
        (asked("There is no LOGIN, and no desk"), (DESK, LOGIN), ["No desk", "No login"]),
        (asked("There is no login."), (DESK, LOGIN), ["No login"]),
        (asked("There is no desktop."), (DESK, LOGIN), []),  # whole words
        (asked("No desk", "t1"), (DESK,), []),  # elsewhere
        (asked("No desk", None), (DESK,), []),
    ],
)
def test_by_touchpoint_and_words(one, pains, about):
    told = [team_release("a", RELEASE, pains=pains), team_release("b", RELEASE, pains=pains)]
    found = escalations([one], told, {})
    assert [(each.team, each.pain.text) for each in found] == [("a", text) for text in about]


@pytest.mark.parametrize(
    ("keys", "touchpoint"), [({"b@1": None}, "t0"), ({"b@1": {"t0": "x"}}, "x"), ({"b@1": {}}, "")]
)
def test_by_the_pain_that_the_action_was_made_for(keys, touchpoint):
    answers = AnsweredPain("a1", "j", "b@1", "t0", "No desk")
    (found,) = escalations([asked(answers=answers)], [], keys)
    assert (found.team, found.pain.touchpoint, found.pain.text) == ("Team A", touchpoint, "No desk")
    assert escalations([asked(answers=answers)], [], {"other@1": None}) == ()
