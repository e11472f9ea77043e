"""The whole way of a lead: import, map, score, release, decide; a power cut; all there; a PDF to keep."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen, finish_typing
from tests.browser.running import RunningEximap

REAL = "merman__upstream_examples_user_journey_my_working_day_001.mmd"
STAGES = {
    "Go to work": ["Make a pot of tea", "Go upstairs", "Stand-up", "Do work"],
    "Go home": ["Sit down", "Go downstairs"],
}
TOUCHPOINTS = [name for names in STAGES.values() for name in names]
PEOPLE = 6


def test_from_an_import_to_a_plan_that_outlives_a_kill(
    visit: Visit, app: RunningEximap, shared_folder: Path, tmp_path: Path
) -> None:
    page = visit()
    here = _import(page, shared_folder / "outside" / "mermaid" / REAL)
    _rearrange_by_keyboard(here)
    _score_with_six_people(page, here)
    _write_notes(here)
    _plan_three_actions(here)
    before = _export(here)
    app.kill()
    app.restart()
    page.goto(app.url + here.address)
    settle(page)
    expect(here.card("Stand-up")).to_be_visible()
    assert _export(here) == before
    _check_what_is_kept(before)
    _check_the_pdf(_download(page, "Map as PDF, A3", tmp_path), ["My working day", *TOUCHPOINTS])
    _check_the_pdf(
        _download(page, "Plan as PDF", tmp_path), ["Tea before nine", "Walk the floor", "Say thank you"]
    )


def _import(page: Page, file: Path) -> MapScreen:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)
    make = page.get_by_role("button", name="Make the map")
    expect(make).to_be_enabled()
    make.click()
    here = MapScreen(page)
    expect(here.card("Make tea")).to_be_visible()
    return here.settled()


def _rearrange_by_keyboard(here: MapScreen) -> None:
    """Add one, rename one, move the last one a place forward; no pointer."""
    keyboard = here.page.keyboard
    here.card("Make tea").press("F2")
    here.field("Rename").fill("Make a pot of tea")
    keyboard.press("Enter")
    keyboard.press("ArrowRight")
    expect(here.card("Go upstairs")).to_be_focused()
    keyboard.press("n")
    here.field("Add a touchpoint").fill("Stand-up")
    keyboard.press("Enter")
    expect(here.card("Stand-up")).to_be_visible()
    finish_typing(here.page)
    here.card("Stand-up").press("End")
    expect(here.card("Sit down")).to_be_focused()
    for key in ("Space", "ArrowLeft", "Space"):
        keyboard.press(key)
    assert here.stored_names() == list(STAGES.values())


def _score_with_six_people(page: Page, here: MapScreen) -> None:
    """A round, a sheet from each of six people by keys alone, and the release."""
    here.button("Score").click()
    page.get_by_role("button", name="Open the round").click()
    for person in range(PEOPLE):
        page.get_by_role("button", name=re.compile("I’m the (first|next) one")).click()
        for step, name in enumerate(TOUCHPOINTS):
            expect(page.get_by_role("heading", name=name)).to_be_visible()
            page.keyboard.press(str((person + step) % 5 + 1))
            page.keyboard.press("Enter")
        page.get_by_role("button", name="Close my sheet").click()
    page.get_by_role("button", name="Everyone is done").click()
    expect(page.get_by_role("heading", name=f"{PEOPLE} people have finished")).to_be_visible()
    page.get_by_role("button", name="Release the round").click()
    page.get_by_role("button", name="Yes, release it").click()
    page.get_by_role("button", name="See the map").click()
    expect(page.get_by_text(f"{PEOPLE} scored").first).to_be_visible()
    expect(here.card("Stand-up")).to_have_accessible_name(re.compile(rf"Team mean .*{PEOPLE} people"))


def _write_notes(here: MapScreen) -> None:
    for key, label, at, text in (
        ("p", "Add a pain", "Stand-up", "Always late"),
        ("d", "Add a delight", "Make a pot of tea", "Somebody made mine"),
        ("i", "Add an itch", "Sit down", "Home by six"),
    ):
        here.card(at).press(key)
        here.field(label).fill(text)
        here.page.keyboard.press("Enter")
        expect(here.grid.get_by_role("group", name=re.compile(re.escape(text)))).to_be_visible()
    here.settled()


def _plan_three_actions(here: MapScreen) -> None:
    """One from a note, one from a touchpoint, one on the plan itself."""
    page = here.page
    here.grid.get_by_role("group", name=re.compile("Always late")).press("a")
    _fill_plan(page, "Walk the floor", "fix-pit")
    page.get_by_role("link", name="Map", exact=True).click()
    here.card("Make a pot of tea").press("a")
    _fill_plan(page, "Tea before nine", "build-peak")
    page.get_by_role("button", name="New action").click()
    _fill_plan(page, "Say thank you", "strengthen-end")
    expect(page.get_by_role("article")).to_have_count(3)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(here.lane("Actions").get_by_text("3 open")).to_be_visible()


def _fill_plan(page: Page, title: str, lever: str) -> None:
    form = page.get_by_role("dialog")
    form.get_by_label("What will be done").fill(title)
    form.get_by_label("First step").fill("Tell the team on Monday")
    form.get_by_label("Owner").fill("Dana Kim")
    form.get_by_label("Due date").fill((date.today() + timedelta(days=14)).isoformat())
    form.get_by_label("Lever").select_option(lever)
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_be_hidden()
    expect(page.get_by_role("article", name=title)).to_be_visible()


def _export(here: MapScreen) -> dict[str, Any]:
    """All that the JSON export holds: journey, rounds, ideas, actions."""
    here.settled()
    origin = here.page.url.split("/map")[0]
    answer = here.page.request.get(f"{origin}/eximap/export/{here.journey}/journey.json")
    assert answer.ok, answer.text()
    return answer.json()


def _check_what_is_kept(kept: dict[str, Any]) -> None:
    stages = kept["journey"]["stages"]
    assert {s["name"]: [t["name"] for t in s["touchpoints"]] for s in stages} == STAGES
    notes = [note["text"] for s in stages for t in s["touchpoints"] for note in t["notes"]]
    assert sorted(notes) == ["Always late", "Home by six", "Somebody made mine"]
    assert len(kept["rounds"]) == 1
    titles = sorted(action["title"] for action in kept["actions"])
    assert titles == ["Say thank you", "Tea before nine", "Walk the floor"]


def _download(page: Page, entry: str, folder: Path) -> Path:
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=entry).click()
    assert download.value.suggested_filename.endswith(".pdf")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _check_the_pdf(path: Path, expected: list[str]) -> None:
    """Every text is on the pages, wherever its lines broke."""
    pages = PdfReader(path).pages
    text = re.sub(r"[\s\u00ad-]+", "", "".join(page.extract_text() for page in pages))
    assert [one for one in expected if re.sub(r"[\s-]+", "", one) not in text] == []
