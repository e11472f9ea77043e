"""Handing an action over in six questions, and the owner's yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from eximap.domain import hand_over as hand_overs
from eximap.domain.action import Action
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.hand_over import Confirmed, Question

AT = datetime(2026, 5, 12, 8, tzinfo=UTC)
ACTION = Action("a", "j", "Two warnings", owner="Marta Okafor")
ANSWERS = {Question.NEED: " Legal’s wording ", Question.GOAL: "No agent has to ask", Question.BEGIN: ""}


def test_what_was_answered_stands_in_the_order_of_the_questions() -> None:
    handed = hand_overs.hand_over(ACTION, ANSWERS, "h1", AT)
    assert handed.owner == "Marta Okafor"
    assert handed.answers == ((Question.GOAL, "No agent has to ask"), (Question.NEED, "Legal’s wording"))
    assert not handed.is_confirmed()


@pytest.mark.parametrize(
    ("action", "answers", "field"),
    [
        (replace(ACTION, owner=""), ANSWERS, "owner"),
        (ACTION, {}, "answers"),
        (ACTION, {Question.GOAL: "x" * 2001}, "goal"),
    ],
)
def test_it_takes_an_owner_and_an_answer(action: Action, answers: dict[Question, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        hand_overs.hand_over(action, answers, "h1", AT)
    assert refused.value.field == field


def test_the_owner_confirms_once() -> None:
    handed = hand_overs.hand_over(ACTION, ANSWERS, "h1", AT)
    yes = hand_overs.confirm(handed, ACTION, Confirmed.BY_LINK, AT + timedelta(days=1))
    assert (yes.confirmed_at, yes.confirmed) == (AT + timedelta(days=1), Confirmed.BY_LINK)
    assert hand_overs.confirm(yes, ACTION, Confirmed.BESIDE_LEAD, AT + timedelta(days=2)) == yes


def test_nobody_confirms_what_was_handed_to_somebody_else() -> None:
    handed = hand_overs.hand_over(ACTION, ANSWERS, "h1", AT)
    with pytest.raises(NotFound):
        hand_overs.confirm(handed, replace(ACTION, owner="Rui Almeida"), Confirmed.BY_LINK, AT)


def test_the_last_one_with_the_present_owner_is_the_one_that_stands() -> None:
    first = hand_overs.hand_over(ACTION, ANSWERS, "h1", AT)
    again = hand_overs.hand_over(ACTION, {Question.GOAL: "Sooner"}, "h2", AT + timedelta(days=9))
    moved = replace(ACTION, owner="Rui Almeida")
    assert hand_overs.standing(ACTION, [again, first]) == again
    assert hand_overs.standing(moved, [again, first]) is None
