"""Pains of several teams, pooled over their people."""

from datetime import UTC, date, datetime

import pytest

from eximap.domain.brief import Decision, Verdict
from eximap.domain.errors import Invalid
from eximap.domain.interval import share
from eximap.domain.same_pain import SamePain, said
from eximap.domain.system_pain import Escalation, Standing, suggestions, system_pains
from eximap.domain.team_release import SharedPain, TeamRelease
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import team_release

RELEASE = release_of(sheets_of([[1, 0], [2, -1], [0, 1], [-1, 2], [1, 1], [0, -2]]), 2)


def pain(text: str, people: int = 5, asked: int = 12, prompt: str = "", at: str = "t0") -> SharedPain:
    return SharedPain(at, text, people, asked, prompt)


def teams(*pains: SharedPain) -> list[TeamRelease]:
    """A team for each, named a, b, c, …"""
    return [team_release(chr(ord("a") + at), RELEASE, pains=[each]) for at, each in enumerate(pains)]


def one(*texts: str, same: bool = True) -> SamePain:
    """What a person said of them."""
    return said("s", texts, same, "Ana Ruiz", datetime(2026, 6, 1, tzinfo=UTC))


def test_a_pain_of_three_teams_in_the_same_words():
    (found,) = system_pains(
        [
            *teams(pain("No break"), pain("no  break!", 6, 14), pain("No break", 5, 10)),
            team_release("d", RELEASE),
        ],
        5,
    )
    assert (found.teams, found.compared) == (("a", "b", "c"), 4)
    assert found.share == share(16, 36)
    assert (found.text, found.texts) == ("no  break!", ("No break", "no  break!"))
    assert found.standing is Standing.NOT_ESCALATED


def test_a_pain_of_two_teams_is_theirs():
    assert system_pains(teams(pain("No break"), pain("No break")), 5) == ()


@pytest.mark.parametrize(
    ("pains", "teams_of"),
    [
        # One prompt, three wordings.
        (
            [
                pain("No break", prompt="after"),
                pain("Straight on", prompt="after"),
                pain("x", prompt="after"),
            ],
            3,
        ),
        # The same words at another touchpoint are another pain.
        ([pain("No break"), pain("No break"), pain("No break", at="t1")], None),
        # One prompt at another touchpoint, too.
        ([pain("a", prompt="p"), pain("b", prompt="p"), pain("c", prompt="p", at="t1")], None),
        # By prompt to the second, by words to the third.
        ([pain("No break", prompt="p"), pain("Straight on", prompt="p"), pain("straight on")], 3),
        ([pain("No break"), pain("Straight on"), pain("Nobody waits")], None),
    ],
)
def test_what_is_the_same_pain(pains, teams_of):
    assert [len(found.teams) for found in system_pains(teams(*pains), 5)] == ([teams_of] if teams_of else [])


def test_what_a_person_confirmed_is_the_same_pain():
    told = teams(pain("No break"), pain("Straight on"), pain("Nobody waits", at="t1"))
    (found,) = system_pains(told, 5, [one("No break", "straight on", "Nobody waits")])
    assert found.teams == ("a", "b", "c")


def test_a_team_counts_once_in_its_strongest_words():
    told = teams(pain("No break", 5, 20), pain("No break"), pain("No break"))
    told[0] = team_release("a", RELEASE, pains=[told[0].pains[0], pain("Straight on", 9, 20)])
    (found,) = system_pains(told, 5, [one("No break", "Straight on")])
    assert found.share == share(19, 44)


@pytest.mark.parametrize(
    ("people", "asked", "k", "is_told"),
    [
        (2, 6, 5, True),  # 6 of 18
        (1, 6, 5, False),  # 3 said yes
        (5, 6, 5, False),  # 3 said no
        (2, 6, 10, False),  # 18 asked are under 20
    ],
)
def test_nothing_is_said_of_few(people, asked, k, is_told):
    told = teams(*[pain("No break", people, asked)] * 3)
    assert bool(system_pains(told, k)) is is_told


def decision(verdict: Verdict, day: int) -> Decision:
    return Decision(verdict, "Ana Ruiz", date(2026, 6, day), "union agreement")


@pytest.mark.parametrize(
    ("decisions", "standing"),
    [
        ([], Standing.NOT_ESCALATED),
        ([None], Standing.WAITING),
        ([decision(Verdict.YES, 3)], Standing.GRANTED),
        ([decision(Verdict.CHANGED, 3), None], Standing.GRANTED),
        ([decision(Verdict.YES, 3), decision(Verdict.NO, 9)], Standing.DECLINED),
        ([decision(Verdict.YES, 9), decision(Verdict.NO, 3)], Standing.GRANTED),
    ],
)
def test_what_became_of_it(decisions, standing):
    sent = [Escalation("a", pain("no break"), date(2026, 5, 20), each) for each in decisions]
    other = Escalation("b", pain("No break", at="t1"), date(2026, 5, 1))
    (found,) = system_pains(teams(*[pain("No break")] * 3), 5, escalations=[*sent, other])
    assert found.standing is standing
    assert len(found.escalations) == len(decisions)


def test_most_teams_come_first():
    told = [*teams(*[pain("No break", 9)] * 3), *teams(*[pain("No desk")] * 4)]
    assert [found.text for found in system_pains(told, 5)] == ["No desk", "No break"]


def test_texts_that_probably_mean_the_same_are_suggested_once():
    told = teams(
        pain("The next call comes within a minute of an abusive one"),
        pain("the next call comes within a minute of an abusive one."),
        pain("After an abusive call the next call comes at once"),
        pain("Shift bids leave starters the late slots"),
    )
    alike = (
        "The next call comes within a minute of an abusive one",
        "After an abusive call the next call comes at once",
    )
    assert [tuple(pain.text for pain in group) for group in suggestions(told, 5)] == [alike]
    assert suggestions(told, 5, [one(*alike)]) == ()  # they are one by now
    assert suggestions(told, 5, [one(*alike, same=False)]) == ()
    assert len(suggestions(told, 5, [one(alike[0], "Shift bids", same=False)])) == 1


def test_a_word_joins_no_pain_of_few_for_the_pool_would_give_it_away():
    told = [
        *teams(*[pain("No break", 6, 14)] * 3),
        team_release("z", RELEASE, pains=[pain("Straight on", 3, 14)]),
    ]
    (found,) = system_pains(told, 5, [one("No break", "Straight on")])
    assert (found.teams, found.share) == (("a", "b", "c"), share(18, 42))
    assert system_pains(told, 3, [one("No break", "Straight on")])[0].teams == ("a", "b", "c", "z")


@pytest.mark.parametrize("texts", [["No break"], ["No break", "no break!"], [f"pain {n}" for n in range(51)]])
def test_a_word_is_about_a_few_different_texts(texts):
    with pytest.raises(Invalid):
        said("s", texts, True, "", datetime(2026, 6, 1, tzinfo=UTC))


def test_what_is_not_the_same_joins_nothing():
    told = teams(pain("No break"), pain("Straight on"), pain("Nobody waits"))
    assert system_pains(told, 5, [one("No break", "Straight on", "Nobody waits", same=False)]) == ()


def apart(*texts: str) -> SamePain:
    """A person said that the first is not the same as the others."""
    return one(*texts, same=False)


ANSWERED = (
    *(pain("No break", 7, prompt="after"), pain("Straight on", 6, prompt="after")),
    *(
        pain("No way to hang up", prompt="after"),
        pain("No pause", prompt="after"),
        pain("no break", prompt="after"),
    ),
)


def test_answers_to_one_prompt_that_a_person_told_apart_are_pooled_without_each_other():
    (together,) = system_pains(teams(*ANSWERED), 5)
    assert together.teams == ("a", "b", "c", "d", "e")
    assert together.prompted == ("No break", "Straight on", "No way to hang up", "No pause")
    word = apart("No way to hang up", "No break", "Straight on", "No pause")
    (without,) = system_pains(teams(*ANSWERED), 5, [word])
    assert (without.teams, without.share) == (("a", "b", "d", "e"), share(7 + 6 + 5 + 5, 48))
    assert "No way to hang up" not in without.texts
    assert without.prompted == ("No break", "Straight on", "No pause")


def test_two_that_were_told_apart_from_the_others_stay_one_and_a_new_answer_goes_to_most_people():
    words = [
        apart("No way to hang up", "No break", "Straight on"),
        apart("No pause", "No break", "Straight on"),
    ]
    found = system_pains(
        teams(*ANSWERED, pain("No pause", 6, prompt="after"), pain("New", prompt="after")), 5, words
    )
    assert [pain.teams for pain in found] == [("a", "b", "e", "g"), ("c", "d", "f")]


def test_nothing_is_told_apart_that_could_not_be_told_by_itself():
    few = pain("No way to hang up", 4, 8, prompt="after")
    (found,) = system_pains(
        teams(*ANSWERED[:2], ANSWERED[3], few), 5, [apart("No way to hang up", "No break")]
    )
    assert found.teams == ("a", "b", "c", "d")


def test_what_was_asked_about_one_of_them_is_not_told_of_the_other():
    word = apart("No way to hang up", "No break", "Straight on", "No pause")
    asked = Escalation("c", ANSWERED[2], date(2026, 5, 1))
    assert system_pains(teams(*ANSWERED), 5, (), [asked])[0].standing is Standing.WAITING
    assert system_pains(teams(*ANSWERED), 5, [word], [asked])[0].standing is Standing.NOT_ESCALATED


def test_what_a_person_said_to_be_one_is_offered_no_more():
    (found,) = system_pains(teams(*ANSWERED), 5, [one("No break", "Straight on")])
    assert found.prompted == ("No way to hang up", "No pause")
