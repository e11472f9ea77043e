"""The playbook screen: what is listed, how an effect is said, and what becomes of a request."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.playbook import Entry, Moment
from eximap.i18n import translator
from eximap.ui.playbook import evidence, intents
from eximap.ui.playbook.look import Kind, Look
from eximap.ui.session import Here
from eximap.usecases import exchange_playbook
from eximap.usecases.ports import World
from tests.domain.entries import BREATHER, LATER, MEASURED, POSTCARD, result
from tests.ui.demo_visit import lead, open_demo, visit

EN = translator("en")


@pytest.fixture
def here(tmp_path: Path, world: World) -> Here:
    return lead(tmp_path, world)


def put(here: Here, *entries: Entry) -> None:
    for entry in entries:
        here.store.transact(lambda session, new=entry: session.put_entry(None, new))


@pytest.mark.parametrize(
    ("look", "ids"),
    [
        (Look(), ["breather"]),
        (Look(fits=False), ["breather", "postcard"]),
        (Look(fits=False, kind=Kind.STORY), ["postcard"]),
        (Look(fits=False, kind=Kind.MEASURED), ["breather"]),
        (Look(fits=False, query="card"), ["postcard"]),
    ],
)
def test_what_is_listed(look: Look, ids: list[str]) -> None:
    listed = look.lists((BREATHER, POSTCARD), {"breather": ("t1",)})
    assert [entry.id for entry in listed] == ids


def test_without_anything_that_fits_all_is_listed() -> None:
    assert Look().lists((BREATHER, POSTCARD), {}) == (BREATHER, POSTCARD)


@pytest.mark.parametrize(
    ("language", "start", "figure"),
    [("en", "“Minutes off queue” rose by ", "+0.7"), ("ru", "«Minutes off queue»: ", "+0,7")],
)
def test_evidence_in_sentences(language: str, start: str, figure: str) -> None:
    first, second = evidence.paragraphs(BREATHER, translator(language))
    assert (first[0], first[1]) == (start, figure)
    assert "12" in second[0]
    assert "11" in second[0]


def test_an_interval_that_holds_zero_cannot_tell_yet() -> None:
    unsure = replace(BREATHER, evidence=replace(MEASURED, low=-0.3, high=1.9))
    assert evidence.paragraphs(unsure, EN)[-1] == ["Cannot tell yet whether it was the action."]
    assert evidence.paragraphs(POSTCARD, EN)[0][0].startswith("A story only")


def test_each_adopter_has_its_row_on_one_scale() -> None:
    held = replace(BREATHER, results=(result("r1", evidence=MEASURED), result("r2", "Claims C", LATER)))
    own, measured, waiting = evidence.rows(held, EN)
    assert own["marks"] == measured["marks"]
    assert all(0 <= place <= 100 for place in own["marks"])
    assert (waiting["team"], waiting["words"], waiting["marks"]) == ("Claims C", "cannot tell yet", None)


def test_the_page_opens_what_the_address_names(here: Here) -> None:
    journey = open_demo(here)
    first = next(here.store.read(lambda session: session.journey(journey)).touchpoints())
    put(here, replace(BREATHER, moment=Moment(first.name)), replace(POSTCARD, moment=Moment("Parking")))
    _, data = visit("playbook.py", "eximap_playbook", here, journey=journey, entry="postcard")
    assert data["open"]["name"] == "Postcard before day one"
    assert data["line"].endswith("2 entries, 1 team.")
    _, data = visit("playbook.py", "eximap_playbook", here, journey=journey)
    assert [line["id"] for line in data["entries"]] == ["breather"]
    assert data["open"]["fits"] == f"Fits here: {first.name}."


def test_an_empty_playbook_says_how_it_fills(here: Here) -> None:
    _, data = visit("playbook.py", "eximap_playbook", here)
    assert data["nothing"].startswith("Nothing is here yet.")
    assert (data["open"], data["links"]) == (None, [])


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"kind": "keep", "action": "none"}, "This isn’t there any more. Someone may have deleted it."),
        ({"kind": "reword", "id": "breather", "ver": "v1", "name": ""}, "Give it a name."),
        (
            {"kind": "reword", "id": "breather", "ver": "v0", "name": "A"},
            "Someone changed this card just now. Your text is kept: compare and save.",
        ),
        ({"kind": "nothing"}, ""),
    ],
)
def test_a_refusal_is_one_sentence(here: Here, wanted: dict[str, str], says: str) -> None:
    put(here, BREATHER)
    assert intents.receive(here, {"op": "1", **wanted})["refused"] == says


def test_what_a_file_would_bring_is_said_in_words(here: Here) -> None:
    put(here, BREATHER, replace(POSTCARD, results=()))
    text = exchange_playbook.as_json(here.store, here.caller, "postcard", EN).content.decode()
    document = json.loads(text)
    document["entries"].append(document["entries"][0] | {"id": "new"})
    found = exchange_playbook.look_into(here.store, here.caller, json.dumps(document), EN)
    arrival = intents.arrived("practices.json", found, EN)
    assert arrival["counts"] == ["1 new entry", "1 entry that is here already"]
    assert arrival["brings"]
    again = exchange_playbook.look_into(here.store, here.caller, text, EN)
    assert (
        intents.arrived("a.json", again, EN)["line"] == "You have all of this already. Nothing would change."
    )
