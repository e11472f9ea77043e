"""What a lead shares: the panel says what leaves, and each wish is one use case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eximap.domain.action import Action
from eximap.domain.brief import Wording
from eximap.domain.sheet import Decide
from eximap.ui import session, wishes
from eximap.ui.session import Here
from eximap.ui.share import intents, panel
from eximap.usecases import escalate, plan_actions, settle, share_release
from eximap.usecases.ports import World
from eximap.usecases.release_round import release_round
from tests.domain.maps import shift
from tests.ui.demo_visit import lead
from tests.usecases.rounds import hand_in_all, opened, sheet

AGREE = {"kind": "agree", "touchpoint": "a", "text": "No login <b>", "people": "6", "asked": "12"}


@pytest.fixture
def here(tmp_path: Path, world: World) -> Here:
    """A lead with a released round of twelve."""
    found = replace(lead(tmp_path, world), data=tmp_path)
    found.store.transact(lambda session: session.add_journey(shift(), world.now()))
    round_ = opened(found.store, found.secrets, world, found.caller)
    hand_in_all(found.store, found.secrets, world, round_.id, [sheet(2, 0, -1)] * 6 + [sheet(1, -1, -2)] * 6)
    release_round(found.store, found.secrets, world, found.caller, round_.id)
    return found


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(wishes.st, "rerun", lambda: None)
    monkeypatch.setattr(session, "notice", told.append)
    return told


def ask(here: Here, **wanted: Any) -> None:
    intents.follow(here, "shift", wanted)


def test_the_panel_says_what_leaves_and_needs_a_name(here: Here) -> None:
    found = panel.panel(here, "shift")
    assert (found["href"], found["leaves"]) == ("", "your team, 12 sheets, round of 14 Mar 2026.")
    assert found["unnamed"].startswith("Name your team")
    settle.name_team(here.store, here.caller, "Billing <B>")
    for n in range(14):
        settle.add_person(here.store, here.caller, f"Person {n}")
    found = panel.panel(here, "shift")
    assert found["href"] == "eximap/export/shift/release.json?lang=en"
    assert found["leaves"] == "Billing <B>, 12 sheets of 14 people, round of 14 Mar 2026."
    assert found["touchpoints"][0]["noted"] == ["text of n1", "text of n2", "text of n3"]


def test_nothing_is_offered_before_a_release(tmp_path: Path, world: World) -> None:
    found = lead(tmp_path / "other", world)
    found.store.transact(lambda session: session.add_journey(shift(), world.now()))
    assert panel.panel(found, "shift")["none"] == "There is no released round without names here to share."


def test_wishes_are_stored(here: Here, notices: list[str]) -> None:
    ask(here, kind="name", name="Spring")
    intents.follow(here, "shift", AGREE)
    ask(here, kind="answer", touchpoint="b", answer="no")
    found = panel.panel(here, "shift")
    assert (found["round_name"], found["answers"]) == ("Spring", {"b": "no"})
    assert [(p["name"], p["text"], p["hands"]) for p in found["pains"]] == [
        ("name of a", "No login <b>", "6 of 12")
    ]
    ask(here, kind="take-back", touchpoint="a", text="No login <b>")
    assert panel.panel(here, "shift")["pains"] == []
    found_round = share_release.look(here.store, here.caller, "shift")
    assert found_round is not None
    answers = share_release.own_answers(here.store, here.caller, found_round.team_release.round)
    assert (answers, notices) == ({"b": Decide.NO}, [])


def test_others_may_know_what_was_asked_upwards(here: Here, notices: list[str]) -> None:
    intents.follow(here, "shift", AGREE)
    assert panel.panel(here, "shift")["pains"][0]["upwards"] == ""
    plan_actions.add_action(here.store, here.world, here.caller, Action("a1", "shift", "Logins", "a"))
    words = Wording("Ana", "", "Logins", "", "Lowest", "", "One day", date(2026, 3, 30))
    escalate.send(here.store, here.world, here.caller, "a1", "", words, here.t)
    ask(here, kind="tell", touchpoint="a", text="No login <b>", telling=True)
    (pain,) = panel.panel(here, "shift")["pains"]
    assert (pain["upwards"], pain["told"]) == ("Asked on 14 Mar 2026, no answer yet.", True)
    ask(here, kind="tell", touchpoint="a", text="No login <b>", telling=False)
    assert panel.panel(here, "shift")["pains"][0]["told"] is False
    assert notices == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "tell", "touchpoint": "a", "text": "Never agreed", "telling": True},
        {**AGREE, "people": "4"},
        {**AGREE, "people": "9"},
        {**AGREE, "people": "six"},
        {**AGREE, "people": ""},
        {**AGREE, "text": " "},
        {**AGREE, "touchpoint": "nowhere"},
        {"kind": "answer", "touchpoint": "a", "answer": "perhaps"},
        {"kind": "answer", "touchpoint": "nowhere", "answer": "yes"},
        {"kind": "name", "name": "x" * 61},
    ],
    ids=str,
)
def test_a_refused_wish_is_one_sentence(here: Here, notices: list[str], wanted: dict[str, Any]) -> None:
    intents.follow(here, "shift", wanted)
    assert len(notices) == 1
    assert notices[0].endswith(".")
    found = panel.panel(here, "shift")
    assert (found["pains"], found["answers"], found["round_name"]) == ([], {}, "")
