"""The demo's content: complete in three languages, and its numbers fit each other and METHOD's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from itertools import count
from statistics import mean
from typing import Any

import pytest
from ruamel.yaml import YAML

from eximap.domain import measurement, written_number
from eximap.domain.action import Status
from eximap.domain.journey import CardForm, Control, Lever, NoteKind
from eximap.domain.revision import Adjusted
from eximap.i18n import LANGUAGES
from eximap.interchange.demo import demo
from eximap.interchange.template_schema import ICONS

DEMO: dict[str, Any] = YAML(typ="safe", pure=True).load(
    files("eximap.interchange").joinpath("demo_content.yaml").read_text(encoding="utf-8")
)
POINTS = [point for stage in DEMO["stages"] for point in stage["touchpoints"]]
SHEETS = DEMO["sheets"]
NUMBERS = range(1, len(POINTS) + 1)


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every text, wherever it stands: a mapping with a language in it."""
    if isinstance(value, dict):
        if set(value) & set(LANGUAGES):
            yield value
        else:
            for part in value.values():
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_every_text_is_there_in_three_languages() -> None:
    found = list(texts(DEMO))
    assert len(found) > 140
    for text in found:
        assert list(text) == list(LANGUAGES), text
        assert all(isinstance(said, str) and said == said.strip() != "" for said in text.values()), text


def test_each_language_is_written_in_its_own_letters_and_signs() -> None:
    for text in texts(DEMO):
        assert not re.search(r"[一-鿿а-яё«»]", text["en"].lower()), text
        assert text["zh"] == "%" or re.search(r"[一-鿿]", text["zh"]), text
        assert text["ru"] == "%" or re.search(r"[а-яё]", text["ru"].lower()), text
        assert not any(re.search(r"[\"'`]|(?<!\w)-\d", said) for said in text.values()), text
        assert not re.search(r"[“”]", text["ru"]), text


def test_it_speaks_of_the_supervisor_and_never_of_the_leader() -> None:
    assert [
        text["ru"] for text in texts(DEMO) if re.search("лидер|мечт|персонал|ресурс", text["ru"].lower())
    ] == []


def test_the_map_is_the_one_of_the_pictures() -> None:
    assert [len(stage["touchpoints"]) for stage in DEMO["stages"]] == [2, 3, 3, 4, 3]
    assert [n for n in NUMBERS if POINTS[n - 1].get("moment_of_truth")] == [9, 10, 12, 14, 15]
    assert [n for n in NUMBERS if POINTS[n - 1].get("end")] == [15]
    assert [point["forecast"] for point in POINTS] == [1, 0, 1, 0, 1, 1, 1, 1, 0, -1, 0, 2, 0, 1, 1]
    assert {point["icon"] for point in POINTS} <= ICONS


def test_moments_of_truth_have_a_line() -> None:
    for point in POINTS:
        assert not point.get("moment_of_truth") or point["line"]["form"] in set(CardForm), point["name"]["en"]


def test_notes_are_of_three_kinds_with_votes() -> None:
    assert [len(point["notes"]) for point in POINTS][9] == 5
    for point in POINTS:
        for note in point["notes"]:
            assert note["kind"] in {NoteKind.PAIN, NoteKind.DELIGHT, NoteKind.ITCH}
            assert 1 <= note["votes"] <= len(SHEETS)


def test_spans_stay_on_the_map() -> None:
    behaviours = [(n, point.get("spans", 1)) for n, point in zip(NUMBERS, POINTS, strict=True)]
    actions = [(action["touchpoint"], action["spans"]) for action in DEMO["actions"]]
    assert all(1 <= span <= 3 and n + span - 1 in NUMBERS for n, span in behaviours + actions)
    assert all(point["lead_behaviour"] for point in POINTS if "spans" in point)


def test_ideas_pull_a_lever_somewhere() -> None:
    assert len(DEMO["ideas"]) >= 4
    assert {idea["lever"] for idea in DEMO["ideas"]} == set(Lever)
    for idea in DEMO["ideas"]:
        assert idea["touchpoint"] in NUMBERS
        assert idea["impact"] in range(1, 6)
        assert idea["effort"] in range(1, 6)


class TestActions:
    def test_one_pulls_each_lever_and_each_is_complete(self) -> None:
        owners = {person["id"] for person in DEMO["people"]}
        assert [action["lever"] for action in DEMO["actions"]] == list(Lever)
        for action in DEMO["actions"]:
            assert action["owner"] in owners
            assert action["touchpoint"] in NUMBERS
            assert action["control"] in set(Control)
            assert {"title", "first_step", "measure", "due"} <= set(action)
            assert set(action["measure"]) - {"unit", "scale"} == {"name", "baseline", "target", "figures"}
            assert action["measure"]["baseline"] < action["measure"]["target"]

    def test_one_is_late_and_stuck(self) -> None:
        assert [action["due"] for action in DEMO["actions"]] == [-4, 28, 35]
        assert [action["status"] for action in DEMO["actions"]] == [
            Status.STUCK,
            Status.ON_TRACK,
            Status.ON_TRACK,
        ]
        assert ["stuck_on" in action for action in DEMO["actions"]] == [True, False, False]

    @pytest.mark.parametrize("action", DEMO["actions"], ids=lambda action: action["owner"])
    def test_its_history_begins_with_its_creation_and_ends_where_it_stands(
        self, action: dict[str, Any]
    ) -> None:
        history = action["revisions"]
        days = [revision["days_ago"] for revision in history]
        assert days == sorted(days, reverse=True)
        assert days[0] <= DEMO["round"]["days_ago"]
        assert [revision["field"] for revision in history].count("created") == 1
        assert history[0]["field"] == "created"
        assert {revision["field"] for revision in history} <= set(Adjusted)
        for revision in history[1:]:
            assert revision["before"] != revision["after"]
            if revision["field"] in {"due", "status"}:
                assert revision["after"] == action[revision["field"]]
            if revision["field"] == "measure":
                assert revision["after"] == action["measure"]["name"]

    @pytest.mark.parametrize("action", DEMO["actions"], ids=lambda action: action["owner"])
    def test_its_figures_come_from_its_baseline_and_go_towards_its_target(
        self, action: dict[str, Any]
    ) -> None:
        measure, began = action["measure"], action["revisions"][0]["days_ago"]
        days = [days_ago for days_ago, _ in measure["figures"]]
        assert days == sorted(set(days), reverse=True)
        before = [value for days_ago, value in measure["figures"] if days_ago >= began]
        since = [value for days_ago, value in measure["figures"] if days_ago < began]
        assert before[-1] == measure["baseline"]
        assert [*since, measure["target"]] == sorted({*since, measure["target"]})

    def test_of_one_it_cannot_be_told_yet(self) -> None:
        last = [action["measure"]["figures"][-1][0] for action in DEMO["actions"]]
        began = [action["revisions"][0]["days_ago"] for action in DEMO["actions"]]
        assert [day < start for day, start in zip(last, began, strict=True)] == [True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_read_as_the_number_that_it_is(language: str) -> None:
    told = demo(language, iter(map(str, count())).__next__, datetime(2026, 5, 22, 12, tzinfo=UTC))
    assert {one.action for one in told.measurements} == {action.id for action in told.actions}
    for one in told.measurements:
        assert written_number.read(one.said) == one.value
    for action in told.actions:
        shown = measurement.series(action, told.measurements, UTC)
        assert None not in (shown.baseline, shown.target, shown.start)


class TestSheets:
    def test_eighteen_sheets_score_fifteen_touchpoints(self) -> None:
        assert len(SHEETS) == 18
        assert all(len(sheet["scores"]) == 15 for sheet in SHEETS)
        assert {score for sheet in SHEETS for score in sheet["scores"]} == {-2, -1, 0, 1, 2, "n", "s"}

    def test_three_were_not_met_and_two_skipped_but_never_the_end(self) -> None:
        answers = [answer for sheet in SHEETS for answer in sheet["scores"]]
        assert (answers.count("n"), answers.count("s")) == (3, 2)
        columns = list(zip(*(sheet["scores"] for sheet in SHEETS), strict=True))
        assert all(sum(isinstance(answer, int) for answer in column) >= 14 for column in columns)
        assert all(isinstance(answer, int) for answer in columns[-1])

    def test_the_moment_that_stays_was_scored(self) -> None:
        for sheet in SHEETS:
            assert sheet["stays"] is None or isinstance(sheet["scores"][sheet["stays"] - 1], int)

    def test_all_in_all_lies_between_the_mean_and_what_is_remembered(self) -> None:
        remembered = [_remembered(sheet) for sheet in SHEETS]
        means = [mean(score for score in sheet["scores"] if isinstance(score, int)) for sheet in SHEETS]
        for sheet, kept, average in zip(SHEETS, remembered, means, strict=True):
            assert abs(sheet["all_in_all"] - (kept + average) / 2) <= 1
        assert round(mean(remembered), 1) == -0.7
        assert round(mean(means), 1) == 0.1


def _remembered(sheet: dict[str, Any]) -> float:
    """Peak-end of one sheet by hand: the moment that stays wins a tie, else the negative one."""
    scores = {n: score for n, score in enumerate(sheet["scores"], 1) if isinstance(score, int)}
    most = max(abs(score) for score in scores.values())
    tied = {n: score for n, score in scores.items() if abs(score) == most}
    return (tied.get(sheet["stays"], min(tied.values())) + scores[15]) / 2


@pytest.mark.parametrize("number", DEMO["asked"])
def test_what_was_asked_besides_is_answered_by_everybody_who_scored_there_and_shown(number: int) -> None:
    scored = sum(isinstance(sheet["scores"][number - 1], int) for sheet in SHEETS)
    for question, counts in DEMO["asked"][number].items():
        assert sum(counts.values()) == scored, question
        if question != "importance":
            assert min(counts.values()) >= 5, question  # fewer would be withheld
