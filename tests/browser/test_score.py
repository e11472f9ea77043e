"""Scoring on one device in a real browser: six people, paper, and the release."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, every_look, settle
from tests.browser.prepared import stored_journey
from tests.browser.running import RunningEximap
from tests.ui.scoring import JOURNEY

PATIENT = 20_000  # milliseconds: a release is computed, and test machines are busy
TOKENS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture
def page(visit: Visit, app: RunningEximap) -> Page:
    """The opening screen of a journey of three touchpoints."""
    return visit(f"/score?journey={stored_journey(app, JOURNEY)}")


def start(page: Page) -> None:
    """From home to the opening screen of a journey made from the first template."""
    page.locator(".tc").first.click()
    page.wait_for_url("**/map?**journey=*")
    settle(page)
    page.goto(page.url.replace("/map?", "/score?"))
    settle(page)


def open_round(page: Page, mode: str = "Name not stored", k: int = 5) -> None:
    page.get_by_role("radio", name=mode).click()
    for _ in range(5 - k):
        page.get_by_role("button", name="One fewer").click()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("heading", name="Give the laptop to the first person")).to_be_visible(
        timeout=PATIENT
    )


def touchpoints(page: Page) -> int:
    return page.locator(".pieces i").count()


def score_by_keys(page: Page, person: int) -> None:
    """One person's sheet without touching the mouse, up to the last questions."""
    page.get_by_role("button", name=re.compile("I’m the (first|next) one")).click()
    for step in range(touchpoints(page)):
        expect(page.locator(".right")).to_contain_text(f"{step + 1} of")
        page.keyboard.press("0" if (person + step) % 6 == 5 else str((person + step) % 5 + 1))
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which one stays with you?")).to_be_visible(timeout=PATIENT)


def close_sheet(page: Page, finished: int) -> None:
    page.get_by_role("button", name="Close my sheet").click()
    people = "1 person has" if finished == 1 else f"{finished} people have"
    expect(page.locator(".right")).to_have_text(f"{people} finished", timeout=PATIENT)


def kept(page: Page) -> dict[str, str]:
    """What the tab's storage holds."""
    return json.loads(page.evaluate("JSON.stringify(sessionStorage)"))


def test_six_people_two_papers_and_the_release(page: Page, app: RunningEximap) -> None:
    open_round(page)
    expect(page.locator(".st-key-bar")).to_be_hidden()
    for person in range(6):
        score_by_keys(page, person)
        page.get_by_role("radio").nth(person % 3).click()
        page.keyboard.press("4")
        close_sheet(page, person + 1)
        assert not TOKENS.search("".join(kept(page).values()))
    page.get_by_role("button", name="Type in paper sheets").click()
    for _ in range(2):
        for cell in range(page.locator(".grid thead th").count() - 1):
            page.keyboard.type("3" if cell % 2 else "5")
            page.keyboard.press("Enter")
    page.get_by_role("button", name="Store 2 full lines").click()
    expect(page.get_by_text("2 sheets are stored.")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Back to the hand-over").click()
    page.get_by_role("button", name="Everyone is done").click()
    expect(page.get_by_role("heading", name="8 people have finished")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Release the round").click()
    page.get_by_role("button", name="Yes, release it").click()
    expect(page.get_by_role("heading", name="Round 1 is released")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_text("8 sheets, released")).to_be_visible(timeout=PATIENT)
    expect(page.locator(".st-key-bar")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="See the map").click()
    page.wait_for_url("**/map?**")
    assert not TOKENS.search(app.log.read_text(encoding="utf-8"))


def test_a_reload_loses_nothing_and_the_hand_over_shows_nothing(page: Page) -> None:
    open_round(page)
    page.get_by_role("button", name="I’m the first one").click()
    for key in ("1", "Enter", "5", "Enter", "2"):
        page.keyboard.press(key)
    page.reload()
    settle(page)
    expect(page.locator(".right")).to_contain_text("3 of")
    expect(page.get_by_role("radio", name="Hard")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("radio", name="Great")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Backspace")
    page.get_by_role("button", name="Leave without a sheet").click()
    expect(page.get_by_text("Your answers go if you leave now.")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Throw my answers away").click()
    expect(page.locator(".right")).to_have_text("0 people have finished", timeout=PATIENT)
    page.get_by_role("button", name="I’m the first one").click()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_thumb_goes_through_a_sheet_by_tapping_faces(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_round(page)
    page.get_by_role("button", name="I’m the first one").click()
    steps = touchpoints(page)
    for step in range(steps):
        expect(page.locator(".right")).to_contain_text(f"{step + 1} of")
        for box in [b.bounding_box() for b in page.locator(".sheet button").all()]:
            assert box is not None
            assert box["height"] >= 44
        name = "Skip, I’d rather not say" if step == 1 else "Good"
        page.get_by_text(name, exact=True).click()
    expect(page.get_by_role("heading", name="Which one stays with you?")).to_be_visible(timeout=PATIENT)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    close_sheet(page, 1)


def test_a_sheet_closed_while_the_application_is_away_arrives_once_it_is_back(
    page: Page, app: RunningEximap
) -> None:
    open_round(page)
    score_by_keys(page, 1)
    app.kill()
    page.get_by_role("button", name="Close my sheet").click()
    expect(page.get_by_text("No connection. Your answers are in this browser;")).to_be_visible(
        timeout=PATIENT
    )
    app.start()
    expect(page.locator(".right")).to_have_text("1 person has finished", timeout=3 * PATIENT)
    assert not TOKENS.search("".join(kept(page).values()))


@pytest.mark.parametrize("handed_in", [False, True], ids=["on the way", "handed in too late"])
def test_nothing_of_a_sheet_stays_in_its_tab_when_another_tab_closes_the_round(
    visit: Visit, page: Page, handed_in: bool
) -> None:
    open_round(page)
    score_by_keys(page, 1)
    assert "marks" in "".join(kept(page).values())
    other = visit("/score?" + page.url.split("?", 1)[1])
    other.get_by_role("button", name="Everyone is done").click()
    other.get_by_role("button", name="Close without a release").click()
    other.get_by_role("button", name="Delete the sheets and close").click()
    expect(other.get_by_role("heading", name="Open a round")).to_be_visible(timeout=PATIENT)
    if handed_in:
        page.get_by_role("button", name="Close my sheet").click()
        expect(page.get_by_text("This round is closed. Your lead can start another.")).to_be_visible(
            timeout=PATIENT
        )
    else:
        page.reload()
    expect(page.get_by_role("heading", name="Open a round")).to_be_visible(timeout=PATIENT)
    left = "".join(kept(page).values())
    assert "marks" not in left
    assert not TOKENS.search(left)


def test_an_empty_sheet_is_not_closed_and_says_why(page: Page) -> None:
    open_round(page)
    page.get_by_role("button", name="I’m the first one").click()
    for _ in range(touchpoints(page)):
        page.keyboard.press("0")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Close my sheet").click()
    expect(page.get_by_role("alert")).to_contain_text("An empty sheet can’t be closed.")


def test_a_named_round_asks_the_name_and_takes_no_paper(page: Page) -> None:
    open_round(page, mode="Named")
    page.get_by_role("button", name="I’m the first one").click()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(page.get_by_text("Your name stands beside your answers.")).to_be_visible(timeout=PATIENT)
    page.keyboard.type("Dana r. c.")
    page.keyboard.press("Enter")
    expect(page.locator(".right")).to_contain_text("1 of")
    for _ in range(touchpoints(page)):
        page.keyboard.press("3")
        page.keyboard.press("Enter")
    close_sheet(page, 1)
    page.get_by_role("button", name="Type in paper sheets").click()
    expect(page.get_by_text("Paper sheets are numbered, never named")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_role("grid")).to_have_count(0)


def test_the_mode_changes_until_somebody_has_answered(page: Page) -> None:
    open_round(page)
    page.get_by_role("button", name="Change how names are handled").click()
    page.get_by_role("radio", name="Name hidden").click()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("One sheet with your name, without time or device.")).to_be_visible(
        timeout=PATIENT
    )


def test_the_grid_frames_what_is_not_on_the_sheet_and_keeps_it_over_a_reload(page: Page) -> None:
    open_round(page)
    page.get_by_role("button", name="Type in paper sheets").click()
    expect(page.get_by_role("button", name=re.compile("Store 0"))).to_be_disabled()
    for key in ("7", "Enter", "-", "Enter", "r", "ArrowRight", "3"):
        page.keyboard.press(key)  # r must not reach Streamlit, which would run the page again
    first = page.locator(".grid thead th").nth(1).inner_text().splitlines()[-1]
    expect(page.get_by_text(f"Sheet 1, {first}:")).to_be_visible(timeout=PATIENT)
    expect(page.locator("[aria-invalid]")).to_have_count(2)
    page.reload()
    settle(page)
    page.get_by_role("button", name="Type in paper sheets").click()
    expect(page.locator("[aria-invalid]")).to_have_count(2)
    page.locator(".grid input").nth(2).focus()
    page.keyboard.press("Delete")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".grid input").nth(1)).to_be_focused()
    expect(page.locator(".grid input").nth(1)).to_have_value("–")
    expect(page.locator("[aria-invalid]")).to_have_count(1)


def test_rows_copied_from_a_spreadsheet_fill_the_grid(page: Page) -> None:
    open_round(page)
    page.get_by_role("button", name="Type in paper sheets").click()
    width = page.locator(".grid thead th").count() - 3
    rows = ["\t".join(["4"] * width + ["1", "5"]) for _ in range(5)]
    page.locator(".grid input").first.evaluate(
        """(cell, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
        }""",
        "\n".join(rows),
    )
    page.get_by_role("button", name="Store 5 full lines").click()
    expect(page.get_by_text("5 sheets are stored.")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_role("rowheader")).to_have_text(re.compile("Sheet 6"))
    page.get_by_role("button", name="Back to the hand-over").click()
    expect(page.locator(".right")).to_have_text("5 people have finished")


def test_closing_without_a_release_deletes_the_sheets_after_a_second_word(page: Page) -> None:
    open_round(page)
    score_by_keys(page, 1)
    close_sheet(page, 1)
    page.get_by_role("button", name="Everyone is done").click()
    expect(page.get_by_text("4 more people and the figures can be released.")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_role("button", name="Release the round")).to_be_disabled()
    page.get_by_role("button", name="Close without a release").click()
    expect(page.get_by_text("This deletes 1 sheet for good.")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Delete the sheets and close").click()
    expect(page.get_by_role("heading", name="Open a round")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_text("closed without a release")).to_be_visible(timeout=PATIENT)


@every_look
def test_every_screen_is_accessible_and_fits(
    visit: Visit,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page = visit("/", language=language, color_scheme=scheme, width=width)
    start(page)

    def fits() -> None:
        settle(page)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    fits()
    page.locator(".start .btn.p").click()
    page.locator(".dl").wait_for()
    fits()
    page.locator(".big .btn.p").click()
    page.keyboard.press("2")
    fits()
    for _ in range(touchpoints(page)):
        page.keyboard.press("4")
        page.keyboard.press("Enter")
    fits()
    page.locator(".foot .next").click()
    page.locator(".dl").wait_for()
    page.locator(".quiet .btn").first.click()
    page.keyboard.type("7")
    fits()
    page.locator(".foot .btn").first.click()
    page.locator(".big .btn").first.click()
    fits()
