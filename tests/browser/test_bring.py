"""An import in a real browser: a preview with every problem by its line, and nothing stored before "Make"."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import MapScreen

REAL = "merman__upstream_examples_user_journey_my_working_day_001.mmd"
WITHOUT_SCORE = "journey\n  title A day\n  section Morning\n    Log in: 2: Agent\n    First call\n"


def test_a_real_mermaid_file_becomes_a_map_as_mermaid_reads_it(visit: Visit, shared_folder: Path) -> None:
    folder = shared_folder / "outside" / "mermaid"
    golden = json.loads((folder / "golden.json").read_text(encoding="utf-8"))[REAL]
    page = visit()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(folder / REAL)
    expect(page.get_by_text(REAL)).to_be_visible()
    expect(_count(page, "touchpoints")).to_have_text(str(len(golden["tasks"])))
    expect(page.get_by_role("button", name="1–5 fits")).to_have_attribute("aria-pressed", "true")
    _make(page).click()
    here = MapScreen(page)
    expect(here.card(golden["tasks"][0]["task"])).to_be_visible()
    stored = here.stored()
    assert stored["title"] == golden["title"]
    assert [stage["name"] for stage in stored["stages"]] == golden["sections"]
    touchpoints = [t for stage in stored["stages"] for t in stage["touchpoints"]]
    assert [t["name"] for t in touchpoints] == [task["task"] for task in golden["tasks"]]
    assert [t["actors"] for t in touchpoints] == [task["people"] for task in golden["tasks"]]
    assert [t["source_score"] for t in touchpoints] == [task["score"] for task in golden["tasks"]]
    assert [t["forecast"] for t in touchpoints] == [task["score"] - 3 for task in golden["tasks"]]


def test_a_flowchart_is_refused_in_words(visit: Visit) -> None:
    page = visit("/bring")
    _text(page).fill("flowchart LR\n  A --> B")
    expect(page.get_by_text("This is a flowchart, not a journey.")).to_be_visible()
    expect(page.get_by_role("heading", name="One place is refused")).to_be_visible()
    expect(_make(page)).to_be_disabled()


def test_a_line_without_a_score_is_fixed_by_its_button_and_nothing_is_stored_before(visit: Visit) -> None:
    page = visit("/bring")
    _text(page).fill(WITHOUT_SCORE)
    expect(page.get_by_text("Line 5: the task has no score.")).to_be_visible()
    expect(page.get_by_text("All of it is made, or none of it. Line 5 is still open.")).to_be_visible()
    expect(_make(page)).to_be_disabled()
    page.get_by_role("button", name="Use “?”").click()
    expect(_text(page)).to_have_value(WITHOUT_SCORE.replace("First call", "First call: ?"))
    expect(_count(page, "scores")).to_have_text("1")
    expect(_make(page)).to_be_enabled()
    page.get_by_role("textbox", name="Title").fill("Only when made")
    elsewhere = visit()
    expect(elsewhere.get_by_role("heading", name="Recent journeys")).to_be_visible()
    expect(elsewhere.get_by_text("Only when made")).to_have_count(0)
    _make(page).click()
    here = MapScreen(page)
    expect(here.card("First call")).to_be_visible()
    assert [t["forecast"] for t in here.stored()["stages"][0]["touchpoints"]] == [-1, None]
    elsewhere.reload()
    expect(elsewhere.get_by_text("Only when made")).to_be_visible()


def test_a_plain_list_with_stages_by_indentation(visit: Visit) -> None:
    page = visit("/bring")
    _text(page).fill("Arriving\n  Offer call\n  First morning\nStaying\n  Day-90 talk\n")
    expect(_count(page, "stages")).to_have_text("2")
    expect(_count(page, "touchpoints")).to_have_text("3")
    _make(page).click()
    here = MapScreen(page)
    expect(here.card("Day-90 talk")).to_be_visible()
    assert [stage["name"] for stage in here.stored()["stages"]] == ["Arriving", "Staying"]
    assert here.stored_names() == [["Offer call", "First morning"], ["Day-90 talk"]]


def test_leaving_the_preview_stores_nothing(visit: Visit) -> None:
    page = visit("/bring")
    _text(page).fill("journey\ntitle Never stored\nOne: 3: Me")
    expect(_make(page)).to_be_enabled()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Recent journeys")).to_be_visible()
    expect(page.get_by_text("Never stored")).to_have_count(0)


def _text(page: Page) -> Locator:
    return page.get_by_role("textbox", name="The text to import")


def _make(page: Page) -> Locator:
    return page.get_by_role("button", name="Make the map")


def _count(page: Page, label: str) -> Locator:
    """The figure under a label of "What will be made"."""
    return page.locator("dl > div").filter(has_text=label).get_by_role("definition")
