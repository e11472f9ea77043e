"""The JSON that the canvas draws: only what a release allows, every word in three languages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from random import Random
from typing import Any

import pytest

from eximap.domain.action import Action, Status
from eximap.domain.journey import (
    NAME_MAX,
    TEXT_MAX,
    CardForm,
    Journey,
    Line,
    Note,
    NoteKind,
    Stage,
    Touchpoint,
)
from eximap.domain.map_view import build
from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.i18n.translator import translator
from eximap.ui.canvas.data import to_data
from eximap.ui.canvas.labels import labels, plurals

EN = translator("en")
TODAY = date(2026, 6, 1)


def journey() -> Journey:
    first = Touchpoint(
        "a",
        "Offer call",
        forecast=1.0,
        line=Line(CardForm.BIA, "You rang twice."),
        prompts=((NoteKind.PAIN, "What hurt?"),),
        notes=(Note("n1", NoteKind.PAIN, "Silence", votes=2), Note("n2", NoteKind.PAIN, "No desk", votes=5)),
    )
    return Journey(
        "j",
        "First days",
        stages=(
            Stage("s1", "Before", (first, Touchpoint("b", "Logins", forecast=-0.5))),
            Stage("s2", "After", (Touchpoint("c", "Day-90 talk"),)),
        ),
    )


def sheets(scores: dict[str, list[int | None]]) -> list[Sheet]:
    """One sheet a row: `scores` holds a column of scores per touchpoint, None is *not met*."""
    count = len(next(iter(scores.values())))

    def answer(touchpoint: str, score: int | None) -> Answer:
        return Answer(touchpoint, Met.NOT_MET if score is None else Met.SCORED, score)

    return [
        Sheet(f"sheet-{row}", tuple(answer(t, column[row]) for t, column in scores.items()), None, None)
        for row in range(count)
    ]


def released(scores: dict[str, list[int | None]], mode: Mode = Mode.NOT_STORED) -> Release:
    return compute(
        id="r",
        round="round",
        number=1,
        on=date(2026, 5, 12),
        sheets=sheets(scores),
        touchpoints=["a", "b", "c"],
        moments_of_truth=[],
        end=None,
        forecasts={"a": 1.0},
        mode=mode,
        k=5,
        rng=Random(7),
    )


def shown(release: Release | None, language: str = "en", actions: tuple[Action, ...] = ()) -> dict[str, Any]:
    return to_data(build(journey(), release, actions, TODAY), translator(language))


def touchpoints(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {t["id"]: t for stage in data["map"]["stages"] for t in stage["touchpoints"]}


MIXED: dict[str, list[int | None]] = {
    "a": [1, 2, 2, 1, 0, -1, 2, 1, 1],
    "b": [-2, -1, -2, 0, 1, -1, None, None, None],
    "c": [1, 0, -1, 2, None, None, None, None, None],
}


def test_a_figure_shows_what_its_number_of_people_allows() -> None:
    data = touchpoints(shown(released(MIXED)))
    dots, band, hidden = (data[id]["figure"] for id in "abc")
    assert (dots["detail"], dots["people"], sum(dots["counts"]), dots["says"]) == ("dots", 9, 9, "9 people")
    assert (band["detail"], band["people"], band["counts"]) == ("band", 6, None)
    assert band["band"] == [band["mean"]["low"], band["mean"]["high"]]
    assert hidden["detail"] == "hidden"
    assert hidden["says"] == "fewer than 5 people"


def test_of_fewer_than_k_people_nothing_but_words_leaves_the_server() -> None:
    hidden = touchpoints(shown(released(MIXED)))["c"]["figure"]
    told = {name: value for name, value in hidden.items() if value is not None}
    assert set(told) <= {"detail", "says", "not_met"}
    assert told.get("not_met") not in {1, 2, 3, 4}


@pytest.mark.parametrize("people", range(1, 5))
def test_a_release_of_too_few_sheets_holds_no_score_at_all(people: int) -> None:
    scores: dict[str, list[int | None]] = {id: [2, -2, 1, 0][:people] for id in "abc"}
    data = shown(released(scores))
    for touchpoint in touchpoints(data).values():
        figure = touchpoint["figure"]
        assert [figure[name] for name in ("people", "mean", "band", "counts", "split", "not_met")] == [
            None
        ] * 6
        assert touchpoint["gains"] == []
    assert data["map"]["summary"] == {"remembered": None, "opposite": "", "mean": None, "trend": None}
    assert not re.search(rf"\b{people} (people|person|scored)", json.dumps(data["map"]) + data["subtitle"])


def test_a_named_round_shows_from_its_first_sheet() -> None:
    data = shown(released({id: [1] for id in "abc"}, Mode.NAMED))
    assert data["k"] == 1
    assert touchpoints(data)["a"]["figure"]["says"] == "1 person"


def test_before_a_release_the_curve_is_the_guess_and_has_no_figures() -> None:
    data = shown(None)
    assert data["map"]["curve"] == "guess"
    assert {id: t["marks"] for id, t in touchpoints(data).items()} == {"a": ["peak"], "b": ["pit"], "c": []}
    assert all(t["figure"] is None for t in touchpoints(data).values())
    assert data["ledger"] == ""


def test_a_field_takes_as_much_as_the_domain() -> None:
    limits = to_data(build(journey(), None, (), TODAY), EN)["limits"]
    assert limits == {"name": NAME_MAX, "text": TEXT_MAX}


def test_what_hangs_on_a_touchpoint_travels_with_its_versions() -> None:
    first = touchpoints(shown(None))["a"]
    assert [note["text"] for note in first["notes"]] == ["No desk", "Silence"]
    assert {"ver", "place", "kind", "need", "reach", "votes"} <= set(first["notes"][0])
    assert first["prompts"] == {"pain": "What hurt?"}
    assert first["line"] == {"form": "BIA", "text": "You rang twice."}


def test_actions_say_when_they_are_due_or_how_late_they_are() -> None:
    action = Action("x", "j", "Ring twice", touchpoint="a", owner="Dana Kowalski", due=date(2026, 5, 28))
    cases = [
        (action, "4 days late", True, "DK"),
        (replace(action, due=date(2026, 6, 19), owner="Raya"), "19 Jun", False, "RA"),
        (replace(action, status=Status.DONE), "Done", False, "DK"),
        (replace(action, due=None, owner=""), "On track", False, ""),
    ]
    for given, when, late, initials in cases:
        said = shown(None, actions=(given,))["map"]["actions"][0]
        assert (said["when"], said["late"], said["initials"]) == (when, late, initials)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_data_is_json_in_every_language(language: str) -> None:
    data = shown(released(MIXED), language)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["labels"].keys() == labels(EN).keys()
    assert data["plurals"].keys() == plurals(EN).keys()


def scripts() -> str:
    folder = files("eximap.ui").joinpath("canvas")
    return "\n".join(
        file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".js")
    )


def test_every_word_that_the_scripts_ask_for_is_there_and_none_is_left_over() -> None:
    text = scripts()
    known = labels(EN).keys() | plurals(EN).keys()
    asked = set(re.findall(r"\.(?:say|count)\('([a-z_.0-9-]+)'", text))
    assert asked <= known
    quoted = set(re.findall(r"'([a-z_0-9-]+(?:\.[a-z_0-9-]+)*)'", text))
    built = {
        key for key in known if key.rpartition(".")[0] in {"lane", "kind", "need", "reach", "lever", "n"}
    }
    built |= {
        key for key in known if re.fullmatch(r"(pain|delight|itch|story|idea)\.(add|impact|effort)", key)
    }
    assert known - quoted - built == set()


def test_the_links_for_export_are_passed_on() -> None:
    view = build(journey(), None, (), TODAY)
    links = [{"label": "JSON", "href": "/export/j.json"}]
    assert to_data(view, EN, urls=links)["urls"] == links
