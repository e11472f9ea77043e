"""A score stands exactly where a touchpoint was scored, and on the scale."""

import pytest

from eximap.domain.errors import Invalid
from eximap.domain.sheet import Answer, Met, Sheet


@pytest.mark.parametrize("score", [-2, -1, 0, 1, 2])
def test_every_step_of_the_scale_is_a_score(score):
    assert Answer("t", Met.SCORED, score).score == score


@pytest.mark.parametrize(
    ("met", "score", "reason"),
    [
        (Met.SCORED, None, "missing"),
        (Met.SCORED, 3, "outside-scale"),
        (Met.SCORED, -3, "outside-scale"),
        (Met.SCORED, 1.0, "not-a-whole-number"),
        (Met.SCORED, True, "not-a-whole-number"),
        (Met.NOT_MET, 0, "score-without-meeting"),
        (Met.SKIPPED, 0, "score-without-meeting"),
    ],
)
def test_what_is_no_answer_is_refused(met, score, reason):
    with pytest.raises(Invalid) as refused:
        Answer("t", met, score)
    assert (refused.value.field, refused.value.reason) == ("score", reason)


def test_one_answer_a_touchpoint():
    with pytest.raises(Invalid, match="answered-twice"):
        Sheet("s", (Answer("t", Met.SKIPPED), Answer("t", Met.SCORED, 1)))


def test_all_in_all_is_on_the_scale():
    assert Sheet("s", (), all_in_all=-2).all_in_all == -2
    with pytest.raises(Invalid, match="all_in_all"):
        Sheet("s", (), all_in_all=5)
