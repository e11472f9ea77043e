"""METHOD.md, "The plan": a complete action and the seven quiet checks."""

from __future__ import annotations

import pytest

from eximap.domain.action import Measure
from eximap.domain.plan_checks import Check, unmet
from tests.domain.test_action import action


@pytest.mark.parametrize(
    ("changes", "open_checks"),
    [
        ({"notes": ("n",)}, ()),
        ({"idea": "i"}, ()),
        ({}, (Check.NEED,)),
        ({"idea": "i", "first_step": ""}, (Check.STEPS,)),
        ({"idea": "i", "owner": ""}, (Check.OWNED,)),
        ({"idea": "i", "due": None}, (Check.DATED,)),
        ({"idea": "i", "measure": None}, (Check.QUANTIFIED,)),
        ({"idea": "i", "measure": Measure("calls", "", "6")}, (Check.QUANTIFIED,)),
        ({"idea": "i", "measure": Measure("calls", "few", "many")}, (Check.QUANTIFIED,)),
        ({"idea": "i", "measure": Measure("starters", "1 of 9", "all")}, ()),
        ({"idea": "i", "touchpoint": None}, (Check.VISIBLE,)),
        ({"idea": "i", "title": "Better huddles"}, (Check.CONCRETE,)),
        ({"idea": "i", "title": "早会念感谢信"}, ()),
        ({"idea": "i", "title": "早会"}, (Check.CONCRETE,)),
        (
            {
                "first_step": "",
                "owner": "",
                "due": None,
                "measure": None,
                "touchpoint": None,
                "title": "Huddle",
            },
            tuple(Check),
        ),
    ],
)
def test_what_is_asked_for_in_this_order(changes: dict[str, object], open_checks: tuple[Check, ...]) -> None:
    assert unmet(action(**changes)) == open_checks


def test_a_note_at_its_touchpoint_is_a_need_and_a_milestone_is_a_step() -> None:
    assert unmet(action(first_step=""), notes_there=True, milestones=1) == ()
    assert Check.NEED in unmet(action(touchpoint=None), notes_there=True)
