"""What the scoring screens show, and what they must not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from eximap.domain.editing import apply
from eximap.domain.operation import DeleteTouchpoint, Submission
from eximap.domain.release import Mode
from eximap.i18n import translator
from eximap.ui.score import round_screen, start_screen
from eximap.ui.score.intents import receive
from eximap.ui.score.words import labels
from eximap.usecases import release_round
from eximap.usecases.ports import World
from tests.ui.scoring import JOURNEY, TOUCHPOINTS, Desk, desk, sheet_message

PAGE = Path(__file__).parents[2] / "pages" / "score.py"


def shown(lead: Desk) -> dict:
    seen = lead.seen()
    assert seen.open is not None
    return round_screen.data(lead.here, seen, seen.open)


def test_the_opening_screen_says_what_is_stored_before_anything_is_asked(
    tmp_path: Path, world: World
) -> None:
    lead = desk(tmp_path, world)
    data = start_screen.data(lead.here, lead.seen(), None)
    assert [mode["label"] for mode in data["choice"]["modes"]] == ["Name not stored", "Name hidden", "Named"]
    assert (data["choice"]["mode"], data["choice"]["k"], data["choice"]["least"]) == ("not-stored", 5, 3)
    not_stored = data["choice"]["modes"][0]["ledgers"]
    assert "figures from 7 people on" in not_stored["7"]
    assert "2" not in not_stored
    ends = [p["name"] for stage in data["stages"] for p in stage["touchpoints"] if p["end"]]
    assert ends == ["Logging off"]


def test_neither_forecast_nor_moment_of_truth_reaches_a_browser_that_people_score_in(
    tmp_path: Path, world: World
) -> None:
    lead = desk(tmp_path, world)
    lead.open()
    data = shown(lead)
    assert [set(asked) for asked in data["touchpoints"]] == [{"id", "stage", "name", "hint"}] * 3
    text = json.dumps(data)
    assert "forecast" not in text
    assert "1.5" not in text


def test_what_was_deleted_since_the_round_opened_is_still_asked(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    lead.open()
    before = lead.seen().journey
    after = apply(before, Submission("op", DeleteTouchpoint("huddle"), None)).journey
    lead.here.store.transact(lambda s: s.save_journey(before, after, world.now()))
    assert [asked["id"] for asked in shown(lead)["touchpoints"]] == list(TOUCHPOINTS)
    assert shown(lead)["touchpoints"][0]["stage"] == "Before"


LEDGERS = [
    (Mode.NOT_STORED, "without name, time or device", "the key is deleted"),
    (Mode.HIDDEN, "with your name, without time", "the name stays with it"),
    (Mode.NAMED, "with your name, without time", "can’t be unread"),
]


@pytest.mark.parametrize(("mode", "stored", "undone"), LEDGERS)
def test_the_hand_over_says_what_is_true_of_each_mode(
    tmp_path: Path, world: World, mode: Mode, stored: str, undone: str
) -> None:
    lead = desk(tmp_path, world)
    lead.open(mode)
    table = [row["text"] for row in shown(lead)["table"]]
    assert stored in table[0]
    assert undone in table[2]
    assert shown(lead)["named"] is (mode is not Mode.NOT_STORED)


def test_mode_and_k_can_change_until_somebody_has_answered(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    round_id = lead.open().id
    assert shown(lead)["choice"]["k"] == 3
    receive(lead.here, [sheet_message(round_id)])
    assert shown(lead)["choice"] is None


COUNTS = [
    ("en", 0, "0 people have finished", "3 more people and the figures can be released."),
    ("en", 2, "2 people have finished", "One more person and the figures can be released."),
    ("en", 3, "3 people have finished", None),
    ("zh", 1, "1人已交卷", "再有2人作答就能公布数字。"),
    ("ru", 1, "1 человек уже сдал анкету", "Ещё 2 анкеты — и можно делать сводку."),
]


@pytest.mark.parametrize(("language", "sheets", "finished", "missing"), COUNTS)
def test_finished_people_are_counted_and_what_is_missing_is_named(
    tmp_path: Path, world: World, language: str, sheets: int, finished: str, missing: str | None
) -> None:
    lead = desk(tmp_path, world, language)
    round_id = lead.open().id
    receive(lead.here, [sheet_message(round_id, f"a-token-of-person-{n}") for n in range(sheets)])
    data = shown(lead)
    assert data["finished_text"] == finished
    assert data["closing"]["missing"] == missing


def test_every_label_has_its_words_in_each_language() -> None:
    english = labels(translator("en"))
    for language in ("zh", "ru"):
        other = labels(translator(language))
        assert set(other) == set(english)
        same = [name for name in english if other[name] == english[name]]
        assert same == []


def _run_page(path: str, here: object) -> None:
    import runpy

    from eximap.ui import session

    session.enter(here.store, here.secrets, here.world, here.templates)  # type: ignore[attr-defined]
    runpy.run_path(path)


def _visit(lead: Desk, journey: str | None) -> tuple[AppTest, dict]:
    test = AppTest.from_function(_run_page, args=(str(PAGE), lead.here), default_timeout=20)
    if journey:
        test.query_params["journey"] = journey
    test.run()
    assert not test.exception
    data = next(e.proto.json for e in test.get("bidi_component") if e.proto.component_name == "eximap_score")
    return test, json.loads(json.loads(data)["json"])


def test_the_page_without_a_journey_says_so_with_a_way_home(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    for journey in (None, "no-such-journey"):
        _, data = _visit(lead, journey)
        assert data["nothing"]["page"] == "home"


def test_the_page_of_a_journey_without_touchpoints_sends_to_the_map(tmp_path: Path, world: World) -> None:
    bare = replace(JOURNEY, stages=tuple(replace(stage, touchpoints=()) for stage in JOURNEY.stages))
    lead = desk(tmp_path, world, journey=bare)
    _, data = _visit(lead, lead.journey)
    assert data["nothing"] == {
        "sentence": "There is nothing to score yet: add a touchpoint first.",
        "page": "map",
        "text": "Go to the map",
    }


def test_the_browser_learns_which_rounds_are_closed(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    here, first = lead.here, lead.open()
    release_round.abandon_round(here.store, here.secrets, here.world, here.caller, first.id)
    assert _visit(lead, lead.journey)[1]["closed"] == [first.id]
    second = lead.open()
    _, data = _visit(lead, lead.journey)
    assert (data["closed"], data["round"]["id"]) == ([first.id], second.id)


def test_the_page_takes_the_bar_away_exactly_while_a_round_is_open(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    before, data = _visit(lead, lead.journey)
    assert "start" in data
    assert not before.get("html")
    lead.open()
    during, data = _visit(lead, lead.journey)
    assert data["round"]["finished"] == 0
    assert [html.proto.body for html in during.get("html")] == ["<style>.st-key-bar{display:none}</style>"]
