"""Handing on: files whole, named after the journey, and never an unnamed sheet."""

from __future__ import annotations

import json

import pytest

from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.release import Mode
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import mermaid
from eximap.usecases import hand_on, keep_journeys, map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

EN = translator("en")


def test_json_carries_the_release_but_no_unnamed_sheet(store: Store, lead: Caller, demo_id: str) -> None:
    handout = hand_on.as_json(store, lead, demo_id)
    document = json.loads(handout.content)
    (round_,) = document["rounds"]
    assert [release["sheets"] for release in round_["releases"]] == [18]
    assert not round_.get("sheets")
    assert len(document["actions"]) >= 3
    assert (handout.name, handout.media_type) == (
        f"{map_journey.journey(store, lead, demo_id).title}.json",
        "application/json",
    )


@pytest.mark.parametrize(
    ("mode", "people"), [(Mode.NAMED, ["Marta"]), (Mode.HIDDEN, []), (Mode.NOT_STORED, [])]
)
def test_only_a_named_round_hands_its_sheets_on(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode, people: list[str]
) -> None:
    keep_journeys.add(store, world, lead, shift())
    round_ = opened(store, secrets, world, lead, mode)
    hand_in_all(store, secrets, world, round_.id, [sheet(1, -1, 2, person="Marta")])
    content = hand_on.as_json(store, lead, "shift").content
    (handed,) = json.loads(content)["rounds"]
    assert [s["person"] for s in handed.get("sheets", [])] == people
    assert (b"Marta" in content) is bool(people)


def test_mermaid_reads_its_diagram_back(store: Store, lead: Caller, demo_id: str) -> None:
    handout = hand_on.as_mermaid(store, lead, demo_id)
    journey = map_journey.journey(store, lead, demo_id)
    reading = mermaid.read(handout.content.decode())
    assert reading.problems == ()
    assert reading.diagram is not None
    assert [t.name.strip() for t in reading.diagram.tasks] == [t.name for t in journey.touchpoints()]
    assert handout.name.endswith(".mmd")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_mermaid_cannot_say_is_told_beforehand(
    store: Store, world: World, lead: Caller, demo_id: str, language: str
) -> None:
    losses = hand_on.mermaid_losses(store, lead, demo_id, translator(language))
    assert len(losses) == len(set(losses)) >= 5
    keep_journeys.add(store, world, lead, shift())
    assert len(hand_on.mermaid_losses(store, lead, "shift", translator(language))) < len(losses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_is_a_pdf(
    store: Store, world: World, lead: Caller, demo_id: str, language: str
) -> None:
    t, today = translator(language), world.now().date()
    for handout in (
        hand_on.map_as_pdf(store, lead, demo_id, today, t),
        hand_on.score_sheet_as_pdf(store, lead, demo_id, Mode.NOT_STORED, 5, t),
    ):
        assert handout.content.startswith(b"%PDF-")
        assert (handout.media_type, handout.name[-4:]) == ("application/pdf", ".pdf")


def test_nothing_is_handed_on_of_what_is_gone_or_to_anybody_but_the_lead(
    store: Store, world: World, lead: Caller, participant: Caller, demo_id: str
) -> None:
    today = world.now().date()
    keep_journeys.delete(store, world, lead, demo_id)

    def every(caller: Caller, id: str) -> list[object]:
        return [
            lambda: hand_on.as_json(store, caller, id),
            lambda: hand_on.as_mermaid(store, caller, id),
            lambda: hand_on.map_as_pdf(store, caller, id, today, EN),
            lambda: hand_on.summary_as_pdf(store, caller, id, today, EN),
            lambda: hand_on.score_sheet_as_pdf(store, caller, id, Mode.NAMED, 5, EN),
        ]

    for caller, error in ((lead, NotFound), (participant, NotAllowed)):
        for make in every(caller, demo_id):
            with pytest.raises(error):
                make()  # type: ignore[operator]
