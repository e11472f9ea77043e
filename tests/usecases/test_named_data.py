"""What is stored under a name: all that the name stands beside, and nothing that was promised hidden."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action
from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.release import Mode
from eximap.i18n import LANGUAGES, translator
from eximap.usecases import keep_journeys, named_data, plan_actions, release_round, settle
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

EN = translator("en")


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


def under(store: Store, world: World, lead: Caller, name: str) -> dict[str, Any]:
    """The file for that name."""
    return json.loads(named_data.own(store, world, lead, name, EN).content)


def answered(store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode) -> None:
    """A released round in which Marta and others answered."""
    round_ = opened(store, secrets, world, lead, mode, k=3)
    people = ["Marta", "Tom", "Noor"]
    sheets = [sheet(n, -1, 2, person=person, all_in_all=1) for n, person in enumerate(people)]
    hand_in_all(store, secrets, world, round_.id, sheets)
    release_round.release_round(store, secrets, world, lead, round_.id)


def test_it_holds_the_own_sheets_of_named_rounds_and_nobody_elses(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    answered(store, secrets, world, lead, Mode.NAMED)
    found = under(store, world, lead, "Tom")
    assert [(s["person"], s["round"], s["opened_on"]) for s in found["sheets"]] == [("Tom", 1, "2026-03-14")]
    own = found["sheets"][0]
    assert [a["score"] for a in own["answers"]] == [1, -1, 2]
    assert list(own["touchpoint_names"]) == [a["touchpoint"] for a in own["answers"]]
    assert own["journey"] == shift().title
    assert "Marta" not in json.dumps(found)


@pytest.mark.parametrize("mode", [Mode.HIDDEN, Mode.NOT_STORED])
def test_a_hidden_name_stays_hidden_and_one_that_is_not_stored_is_not_found(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode
) -> None:
    answered(store, secrets, world, lead, mode)
    with pytest.raises(Invalid):
        under(store, world, lead, "Marta")
    settle.add_person(store, lead, "Marta")
    found = under(store, world, lead, "Marta")
    assert (found["in_team"], found["sheets"], found["actions"]) == (True, [], [])
    assert found["left_out"].startswith("Sheets with a hidden name are shown to nobody")


def test_it_holds_the_actions_that_the_person_owns_or_once_owned(
    store: Store, world: World, lead: Caller
) -> None:
    one = plan_actions.add_action(store, world, lead, Action("a1", "shift", "One", "a", owner="Marta"))
    plan_actions.add_action(store, world, lead, Action("a2", "shift", "Two", owner="Tom"))
    plan_actions.adjust(
        store,
        world,
        lead,
        one.id,
        one.ver,
        lambda a, at, v: actions.adjust_owner(a, "Tom", "Marta is on leave", at, v),
    )
    assert [a["title"] for a in under(store, world, lead, "Marta")["actions"]] == ["One"]
    found = under(store, world, lead, "Tom")["actions"]
    assert [(a["title"], a["owner"], len(a["revisions"])) for a in found] == [
        ("One", "Tom", 2),
        ("Two", "Tom", 1),
    ]
    names = shift().touchpoint_names()
    assert [a["touchpoint_name"] for a in found] == [names["a"], None]


def test_a_deleted_journey_is_searched_too(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    answered(store, secrets, world, lead, Mode.NAMED)
    plan_actions.add_action(store, world, lead, Action("a1", "shift", "One", owner="Tom"))
    keep_journeys.delete(store, world, lead, "shift")
    found = under(store, world, lead, "Tom")
    assert [(len(found[part]), found[part][0]["journey"]) for part in ("actions", "sheets")] == [
        (1, None),
        (1, None),
    ]


@pytest.mark.parametrize("name", ["", " ", "marta", "Nobody", "x" * 201])
def test_a_name_under_which_nothing_is_stored_is_refused(
    store: Store, world: World, lead: Caller, name: str
) -> None:
    settle.add_person(store, lead, "Marta")
    with pytest.raises(Invalid):
        under(store, world, lead, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_called_by_the_name(store: Store, world: World, lead: Caller, language: str) -> None:
    settle.add_person(store, lead, "李梅")
    handout = named_data.own(store, world, lead, " 李梅 ", translator(language))
    assert "李梅" in handout.name
    assert handout.name.endswith(".json")
    document = json.loads(handout.content)
    assert (document["name"], document["on"]) == ("李梅", date(2026, 3, 14).isoformat())


def test_only_the_lead_asks(store: Store, world: World, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        named_data.own(store, world, participant, "Marta", EN)
