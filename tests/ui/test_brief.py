"""The brief's page in front of the demo: filled in, kept, sent, decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eximap.domain.brief import Wording
from eximap.domain.brief_evidence import Figure
from eximap.domain.errors import Invalid
from eximap.ui.brief import intents
from eximap.ui.session import Here
from eximap.usecases import escalate
from eximap.usecases.ports import World
from tests.at_rest import Demos
from tests.ui.demo_visit import demo_lead, open_demo, plan_of, visit

WORDS = {
    "to": "Ana Ruiz",
    "sender": "Marta",
    "ask": "Let agents end\nan abusive call",
    "reason": "It is the lowest touchpoint.",
    "wanted": "One IT day",
    "wanted_by": "2026-03-30",
    "left_out": ["votes", "nonsense"],
}


@pytest.fixture
def here(tmp_path: Path, world: World, demos: Demos) -> Here:
    return demo_lead(tmp_path, world, demos)


@pytest.fixture
def action(here: Here) -> str:
    """The demo's action at the lowest touchpoint."""
    plan = plan_of(here, open_demo(here))
    return next(a.id for a in plan if a.title.startswith("Two-warning"))


def shown(here: Here, **query: str) -> dict[str, Any]:
    _, data = visit("brief.py", "eximap_brief", here, **query)
    return data["page"]


def test_the_page_is_filled_from_the_demo(here: Here, action: str) -> None:
    page = shown(here, action=action)
    assert (page["id"], page["draft"], page["versions"]) == ("", True, [])
    assert (
        page["wording"]["reason"]
        == "“Abusive caller” is the lowest touchpoint of “An agent’s first 90 days”."
    )
    assert [f["value"] for f in page["figures"]] == ["−1.6", "14 votes", "13 of 18"]
    assert page["figures"][0]["tone"] == "pain"


def test_what_is_gone_is_said(here: Here, action: str) -> None:
    for query in ({}, {"action": "gone"}, {"action": action, "brief": "gone"}):
        assert shown(here, **query) is None


def test_a_sent_brief_is_fixed_and_waits_for_its_decision(here: Here, action: str) -> None:
    sent = escalate.send(
        here.store, here.world, here.caller, action, "", intents.wording_of({"wording": WORDS}), here.t
    )
    page = shown(here, action=action)
    assert (page["draft"], page["decidable"], page["newest"], page["decision"]) == (False, True, True, None)
    assert page["wording"]["left_out"] == ["votes"]
    intents._decide(
        here,
        {
            "id": sent.id,
            "ver": sent.ver,
            "verdict": "no",
            "by": "Ana",
            "on": "2026-03-14",
            "because": "No budget",
        },
    )
    decided = shown(here, action=action)
    assert (decided["decidable"], decided["decision"]["because"]) == (False, "No budget")
    assert decided["decision"]["decided"] == "Ana, 14 Mar 2026"
    assert decided["decision"]["told"] == ["“Not allowed to hang up on insults”"]


def test_the_fields_become_a_wording() -> None:
    wording = intents.wording_of({"wording": WORDS})
    assert isinstance(wording, Wording)
    assert wording.ask == "Let agents end an abusive call"
    assert wording.left_out == (Figure.VOTES,)
    assert intents.wording_of({}) == Wording()
    with pytest.raises(Invalid):
        intents.wording_of({"wording": {"wanted_by": "soon"}})


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_words_around_it_are_the_readers(
    tmp_path: Path, world: World, demos: Demos, language: str
) -> None:
    here = demo_lead(tmp_path, world, demos, language)
    plan = plan_of(here, open_demo(here))
    page = shown(here, action=plan[0].id)
    assert page["foot"].endswith({"zh": "团队会看到。", "ru": "команда его прочтёт."}[language])
