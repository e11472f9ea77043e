"""What the plan says of top pains that wait for an answer, and what an action's page says of its briefs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from eximap.domain.brief import Decision, Verdict, Wording
from eximap.ui.actions import intents
from eximap.ui.canvas import screen as canvas_screen
from eximap.usecases import escalate
from eximap.usecases.ports import World
from tests.at_rest import NOW, Demos
from tests.ui.demo_visit import demo_lead, open_demo, plan_of, visit


def test_a_pain_that_waits_stands_on_the_plan_until_it_is_answered(
    tmp_path: Path, world: World, demos: Demos
) -> None:
    here = demo_lead(tmp_path, world, demos)
    journey = open_demo(here)
    later = replace(here, world=replace(world, now=lambda: NOW + timedelta(days=30)))
    _, data = visit("actions.py", "eximap_actions", later, journey=journey)
    owed = data["owed"]["pains"]
    assert owed
    first = owed[0]
    asked = {"op": "o", "kind": "reply", "journey": journey, "note": first["note"], "ver": first["ver"]}
    assert intents.receive(later, {**asked, "reply": "not-now", "because": ""})["refused"]
    assert intents.receive(later, {**asked, "reply": "granted", "because": "x"})["refused"]
    assert not intents.receive(later, {**asked, "reply": "not-now", "because": "After the season"})["refused"]
    _, data = visit("actions.py", "eximap_actions", later, journey=journey)
    assert first["note"] not in [one["note"] for one in data["owed"]["pains"]]
    assert len(data["owed"]["pains"]) == len(owed) - 1


def test_what_waits_is_told_on_home_and_on_the_map(tmp_path: Path, world: World, demos: Demos) -> None:
    here = demo_lead(tmp_path, world, demos)
    journey = open_demo(here)
    later = replace(here, world=replace(world, now=lambda: NOW + timedelta(days=30)))
    _, data = visit("home.py", "eximap_home", later)
    assert data["recent"][0]["line"].endswith(" · 5 pains without an answer")
    owed = json.loads(canvas_screen._text(later, journey))["owed"]
    assert set(owed.values()) == {"Unanswered for 30 days"}
    assert len(owed) == 5
    _, data = visit("home.py", "eximap_home", here)
    assert "answer" not in data["recent"][0]["line"]


def test_an_actions_page_tells_of_its_brief_and_the_decision(
    tmp_path: Path, world: World, demos: Demos
) -> None:
    here = demo_lead(tmp_path, world, demos)
    action = plan_of(here, open_demo(here))[0]
    words = Wording("Ana Ruiz", "", "Let them", "", "Why", "", "One day", date(2026, 3, 30))
    sent = escalate.send(here.store, world, here.caller, action.id, "", words, here.t)
    no = Decision(Verdict.NO, "Ana Ruiz", NOW.date(), "No budget")
    escalate.decide(here.store, world, here.caller, sent.id, sent.ver, no)
    _, data = visit("action.py", "eximap_action", here, action=action.id)
    told = {entry["what"]: entry for entry in data["entries"] if entry["brief"] == sent.id}
    assert list(told) == ["Upward brief sent to Ana Ruiz.", "Decision by Ana Ruiz: No, because"]
    assert told["Decision by Ana Ruiz: No, because"]["why"] == ["No budget"]
