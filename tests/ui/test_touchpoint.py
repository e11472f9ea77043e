"""A touchpoint's page in front of the demo: cards, walks, stories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eximap.ui.session import Here
from eximap.ui.touchpoint import intents
from eximap.ui.touchpoint.screen import Asked
from eximap.usecases import map_journey
from eximap.usecases.ports import World
from tests.at_rest import Demos
from tests.ui.demo_visit import demo_lead, open_demo, visit


@pytest.fixture
def here(tmp_path: Path, world: World, demos: Demos) -> Here:
    return demo_lead(tmp_path, world, demos)


@pytest.fixture
def journey(here: Here) -> str:
    return open_demo(here)


@pytest.fixture
def call(here: Here, journey: str) -> Asked:
    """The abusive call, come from its pain."""
    found = map_journey.journey(here.store, here.caller, journey)
    touchpoint = next(t for t in found.touchpoints() if t.name == "Abusive caller")
    return Asked(touchpoint.id, touchpoint.notes[0].id, None)


def shown(here: Here, journey: str, **query: str) -> dict[str, Any]:
    return visit("touchpoint.py", "eximap_touchpoint", here, journey=journey, **query)[1]


def do(here: Here, journey: str, asked: Asked, **wanted: Any) -> str:
    return intents.receive(here, journey, asked, {"op": "o", **wanted})["refused"]


def test_without_a_touchpoint_there_are_all_to_choose_from(here: Here, journey: str) -> None:
    data = shown(here, journey)
    assert data["at"] is None
    assert len(data["choices"]) == 15


def test_a_card_begins_with_the_note_that_one_comes_from(here: Here, journey: str, call: Asked) -> None:
    at = shown(here, journey, touchpoint=str(call.touchpoint), note=str(call.note))["at"]
    assert (at["note"], at["form"]) == ("Not allowed to hang up on insults", "3F")
    assert at["forms"][2]["names"] == ["Fact", "Feeling", "Focus"]
    assert at["forms"][2]["first"][1] == "Not allowed to hang up on insults"


def test_a_card_a_walk_and_a_story_are_kept(here: Here, journey: str, call: Asked) -> None:
    assert do(here, journey, call, kind="add-card", form="BID", part0="He waited", part1="", part2="") == ""
    walk = {"by": "Marta", "on": "2026-03-13", "minutes": "45", "seen": "Nobody tells you whether you may"}
    assert do(here, journey, call, kind="add-walk", **walk) == ""
    assert do(here, journey, call, kind="add-story", text="He waited six minutes on mute.") == ""
    at = shown(here, journey, touchpoint=str(call.touchpoint))["at"]
    (card,) = at["cards"]
    assert (card["form"], card["mine"], card["shared"], card["parts"][0]) == ("BID", True, False, "He waited")
    assert card["text"] == "Abusive caller\nBehaviour seen: He waited"
    (walked,) = at["walks"]
    assert walked["line"] == "13 Mar 2026, Marta, 45 minutes"
    assert "He waited six minutes on mute." in at["stories"]
    assert do(here, journey, call, kind="share-card", id=card["id"], ver=card["ver"], shared=True) == ""
    assert do(here, journey, call, kind="remove-walk", id=walked["id"]) == ""
    assert do(here, journey, call, kind="remove-card", id=card["id"]) == ""
    after = shown(here, journey, touchpoint=str(call.touchpoint))["at"]
    assert (after["cards"], after["walks"]) == ([], [])


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"kind": "add-card", "form": "BIA"}, "Write at least one of the three parts."),
        ({"kind": "add-card", "form": "XXX"}, "This can’t be used here. Nothing was changed."),
        ({"kind": "add-walk", "on": "soon"}, "Say on which day."),
        ({"kind": "add-walk", "on": "2026-03-13", "minutes": "many"}, "Say for how many minutes."),
        ({"kind": "add-walk", "on": "2026-03-13", "minutes": "9", "seen": "x"}, "Say who walked it."),
        ({"kind": "add-story", "text": " "}, "Say what happened."),
        ({"kind": "something else"}, ""),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    here: Here, journey: str, call: Asked, wanted: dict[str, Any], sentence: str
) -> None:
    assert do(here, journey, call, **wanted) == sentence
