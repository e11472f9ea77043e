"""What the insights screen says, and what it may not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.interval import Estimate
from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.release import MemoryTest, Missing, Mode, Release
from eximap.i18n import LANGUAGES, translator
from eximap.ui.insights.view import screen
from eximap.ui.insights.words import labels, memory_lines, missing_lines
from eximap.usecases import keep_journeys
from eximap.usecases.ports import World
from eximap.usecases.score_round import open_round
from tests.domain.sheets import DEMO, DEMO_STAYS, names, release_of, sheets_of
from tests.ui.demo_visit import lead, open_demo, visit

EN = translator("en")
STARS = {"t8", "t14"}
JOURNEY = Journey(
    "j",
    "An agent’s <i>first</i> 90 days",
    stages=(
        Stage("s", "Stage", tuple(Touchpoint(n, n.upper(), moment_of_truth=n in STARS) for n in names(15))),
    ),
)
RELEASE = release_of(
    sheets_of(DEMO, DEMO_STAYS), 15, moments_of_truth=STARS, forecasts={"t9": 0.5, "t0": 1.0}
)


def shown(release: Release = RELEASE, language: str = "en") -> dict:
    return screen(JOURNEY, release, translator(language))


def said(release: Release = RELEASE, language: str = "en") -> str:
    return json.dumps(shown(release, language), ensure_ascii=False)


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Likely remembered −0.7, on average +0.1"),
        ("zh", "记忆分大约−0.7，平均+0.1"),
        ("ru", "Скорее всего, запомнится −0,7, в среднем +0,1"),
    ],
)
def test_the_headline_gives_remembered_beside_the_mean(language: str, headline: str) -> None:
    assert shown(RELEASE, language)["headline"] == headline


def test_the_label_says_what_is_measured_and_how_it_is_counted() -> None:
    counted = shown()["counted"]
    assert counted.startswith("Likely remembered (peak-end of recalled moments) is counted sheet by sheet")
    assert "then the mean of the 18" in counted


def test_without_an_end_score_only_the_average_is_claimed() -> None:
    release = release_of(sheets_of([(*row[:14], None) for row in DEMO]), 15)
    data = shown(release)
    assert data["headline"].startswith("On average")
    assert data["counted"] == ""
    assert data["levers"] is None
    assert "Nobody scored the end, so nothing can be said about what is remembered." in data["missing"]


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (DEMO[:4], "Fewer than 5 people finished"),
        ([(1,)] * 6, "One touchpoint is a moment"),
        ([(1, 1, 1)] * 6, "The curve is flat"),
        ([(1, 2, None)] * 5 + [(0, 1, 1)] * 3, "Some touchpoints were scored by fewer than 5"),
    ],
)
def test_what_a_release_cannot_say_is_one_sentence(rows: list, starts: str) -> None:
    lines = missing_lines(release_of(sheets_of(rows), len(rows[0])), EN)
    assert any(line.startswith(starts) for line in lines)


def test_every_reason_for_something_missing_has_its_sentence_in_every_language() -> None:
    for language in LANGUAGES:
        t = translator(language)
        for code in Missing:
            release = replace(RELEASE, missing=(code,))
            assert missing_lines(release, t) or "memory" in code.value
            assert len(memory_lines(release, t)) == 2


def test_levers_are_ranked_inside_and_never_across() -> None:
    columns = shown()["levers"]["columns"]
    assert [column["lever"] for column in columns] == ["fix-pit", "build-peak", "strengthen-end"]
    assert [column["items"][0]["name"] for column in columns] == ["T9", "T11", "T14"]
    assert [column["items"][0]["star"] for column in columns] == [False, False, True]


def test_counts_under_k_are_said_in_words() -> None:
    gains = RELEASE.gains
    assert gains is not None
    hidden = replace(gains.fix_pit[0], worst_for=None, flips=None)
    text = said(replace(RELEASE, gains=replace(gains, fix_pit=(hidden,))))
    assert "Worst for fewer than 5." in text
    assert "On fewer than 5 sheets another touchpoint takes over." in text


def test_a_gain_that_may_not_be_told_is_not_a_zero() -> None:
    gains = RELEASE.gains
    assert gains is not None
    data = shown(replace(RELEASE, gains=replace(gains, fix_pit=(replace(gains.fix_pit[0], gain=None),))))
    item = data["levers"]["columns"][0]["items"][0]
    assert item["figure"] == "not shown"
    assert item["lines"][0].startswith("It would move fewer than 5 people")


def test_when_no_peak_moves_anything_it_says_why_and_what_holds_later() -> None:
    gains = RELEASE.gains
    assert gains is not None
    nil, later = Estimate(0.0, None, None, 18), Estimate(0.2, 0.0, 0.4, 18)
    peaks = tuple(replace(gain, gain=nil, once_pit_is_up=later) for gain in gains.build_peak)
    levers = shown(replace(RELEASE, gains=replace(gains, build_peak=peaks)))["levers"]
    assert levers["lines"][0].startswith("No peak moves remembered yet")
    assert "+0.2 once T9 is a step up." in levers["columns"][1]["items"][0]["lines"]
    moving = (replace(peaks[0], gain=Estimate(0.1, 0.0, 0.3, 18)), *peaks[1:])
    assert "No peak moves" not in said(replace(RELEASE, gains=replace(gains, build_peak=moving)))


def test_the_memory_test_names_what_is_missing_and_what_others_found() -> None:
    first, literature = shown()["memory"]["lines"]
    assert first == "Tested on your own data from 20 sheets on: 2 sheets are missing."
    assert "174 published effects" in literature
    assert "r = 0.581" in literature
    assert "from the abstract" in literature


@pytest.mark.parametrize(
    ("remembered", "mean", "says"),
    [
        ((0.55, 0.29, 0.73), (0.62, 0.39, 0.78), "neither wins"),
        ((0.64, 0.29, 0.80), (0.62, 0.39, 0.78), "a little closer"),
        ((0.90, 0.80, 0.95), (0.20, -0.1, 0.50), "“all in all” than the mean"),
        ((0.20, -0.1, 0.50), (0.90, 0.80, 0.95), "Read the mean first"),
    ],
)
def test_whichever_wins_is_said(remembered: tuple, mean: tuple, says: str) -> None:
    test = MemoryTest(41, Estimate(*remembered, 41), Estimate(*mean, 41))
    assert says in memory_lines(replace(RELEASE, memory=test), EN)[0]


def test_without_a_forecast_there_is_no_gap() -> None:
    assert shown(replace(RELEASE, forecasts=()))["gap"] is None


def test_a_touchpoint_that_is_gone_keeps_its_name_or_says_so() -> None:
    bare = replace(JOURNEY, stages=())
    assert "A touchpoint that was deleted" in json.dumps(screen(bare, RELEASE, EN))


def test_no_label_is_left_in_english() -> None:
    english = labels(EN)
    for language in ("zh", "ru"):
        translated = labels(translator(language))
        assert [name for name in english if translated[name] == english[name]] == []


def test_the_page_without_a_journey_leads_home(tmp_path: Path, world: World) -> None:
    here = lead(tmp_path, world)
    for query in ({}, {"journey": "no-such-journey"}):
        _, data = visit("insights.py", "eximap_insights", here, **query)
        assert data["empty"]["kind"] == "home"


def test_the_page_without_a_release_offers_to_score(tmp_path: Path, world: World) -> None:
    here = lead(tmp_path, world)
    journey = keep_journeys.add(here.store, world, here.caller, JOURNEY)
    _, data = visit("insights.py", "eximap_insights", here, journey=journey)
    assert data["empty"]["kind"] == "score"
    assert data["empty"]["text"].startswith("Nothing is released yet")
    open_round(here.store, here.secrets, world, here.caller, journey, Mode.NOT_STORED, 5)
    _, data = visit("insights.py", "eximap_insights", here, journey=journey)
    assert data["empty"]["text"] == "A round is open. 5 more finished sheets and it can be released."


def test_the_page_of_the_demo_speaks_of_its_release(tmp_path: Path, world: World) -> None:
    here = lead(tmp_path, world)
    _, data = visit("insights.py", "eximap_insights", here, journey=open_demo(here))
    assert data["headline"] == "Likely remembered −0.7, on average +0.1"
    assert data["demo"]
    assert len(data["gap"]["rows"]) == 8
