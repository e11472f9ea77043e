"""What a manager can do next."""

from datetime import date

import pytest

from eximap.domain import next_step
from eximap.domain.authority_map import Authority, AuthorityRow
from eximap.domain.brief import Decision, Verdict
from eximap.domain.bright_spot import BrightSpot
from eximap.domain.interval import Difference, Estimate, share
from eximap.domain.next_step import NextStep
from eximap.domain.sheet import Decide
from eximap.domain.system_pain import Escalation, SystemPain
from eximap.domain.team_release import SharedPain

PAIN = SharedPain("t0", "No break", 5, 12)
YES = Decision(Verdict.YES, "Ana Ruiz", date(2026, 6, 1))
NO = Decision(Verdict.NO, "Ana Ruiz", date(2026, 6, 1), "union agreement")


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [([], NextStep.ESCALATE), ([None], NextStep.ASK), ([YES], NextStep.ADOPT), ([NO], NextStep.ASK)],
)
def test_a_pain_of_the_system(decisions, expected):
    sent = tuple(Escalation("a", PAIN, date(2026, 5, 1), each) for each in decisions)
    pain = SystemPain("t0", "No break", ("No break",), ("a", "b", "c"), 7, share(15, 36), sent)
    assert next_step.of_pain(pain) is expected


@pytest.mark.parametrize(("entry", "expected"), [("breather", NextStep.ADOPT), (None, NextStep.ASK)])
def test_a_bright_spot(entry, expected):
    mean = Estimate(1.0, 0.5, 1.5, 12, 0.8)
    spot = BrightSpot("queue", "e", mean, mean, Difference(1.0, 0.4, 1.6, 20.0), entry)
    assert next_step.of_bright_spot(spot) is expected


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        ([Decide.YES, Decide.NO], NextStep.ASK),
        ([Decide.NO], NextStep.ESCALATE),
        ([None], None),
    ],
)
def test_a_touchpoint_of_the_authority_map(leads, expected):
    teams = tuple(Authority("t0", str(at), Decide.NO, None, lead) for at, lead in enumerate(leads))
    assert next_step.of_authority(AuthorityRow("t0", teams, None)) is expected
