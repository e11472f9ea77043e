"""The settings in Chromium: accessible in light, dark and narrow, and erased only by the word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, every_look, settle

TABLE = "team,unit,head count\nClaims C,Service / Billing,14\nRetention D,Service / Care,16\n"
PARTS = ("privacy", "teams", "team", "language", "backup", "erase")


@every_look
def test_every_part_is_accessible(
    visit: Visit,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page = visit("/settings", language=language, color_scheme=scheme, width=width)
    for part in PARTS:
        page.locator(f'[data-at="part-{part}"]').click()
        if part == "privacy":
            page.locator('[data-at="own-data"]').click()
        assert axe(page) == [], part
        assert width_over(page) <= 0, part


@every_look
def test_the_privacy_page_prints_whole_on_white(
    visit: Visit, language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = visit("/settings", language=language, color_scheme=scheme, width=width)
    expect(page.locator(".printed")).to_be_hidden()
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator(".tools .btn").first.click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_be_visible()
    for gone in ("nav", ".tools", ".steps .btn"):
        expect(page.locator(f".settings {gone}").first).to_be_hidden()
    ink = page.locator(".settings h1").evaluate("heading => getComputedStyle(heading).color")
    assert ink == "rgb(24, 33, 45)"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= 2  # all of it, not one screenful


@every_look
def test_teams_are_brought_opened_and_moved(
    visit: Visit,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page = visit("/settings", language=language, color_scheme=scheme, width=width)
    page.locator('[data-at="part-teams"]').click()
    page.locator('[data-at="table"]').click()
    table = {"name": "teams.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.locator("input[type=file]").set_input_files(table)
    expect(page.locator(".brought li")).to_have_count(1)
    assert axe(page) == []
    page.locator(".panel .btn.p").click()
    expect(page.locator(".tree tbody tr")).to_have_count(5)
    page.locator('[data-at^="open-"]').nth(1).click()
    expect(page.locator(".tree tbody tr")).to_have_count(4)
    page.locator('[data-at^="open-"]').nth(1).press("Enter")
    page.locator(".menu .btn").nth(2).press("Enter")
    assert axe(page) == []
    page.locator('[data-at^="move-"]').click()
    page.locator('[data-at="move-to"]').select_option(index=1)
    assert axe(page) == []
    assert width_over(page) <= 0
    page.locator(".moving .btn.p").click()
    expect(page.locator(".moving")).to_have_count(0)
    expect(page.locator(".tree tbody tr")).to_have_count(5)


def width_over(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_what_is_stored_under_a_name_is_saved_or_refused_in_a_sentence(visit: Visit) -> None:
    page = visit("/settings")
    page.locator('[data-at="part-team"]').click()
    page.locator('[data-at="person"]').fill("Marta <b>O.</b>")
    page.keyboard.press("Enter")
    expect(page.locator("main li")).to_contain_text("Marta <b>O.</b>")
    page.locator('[data-at="part-privacy"]').click()
    page.get_by_role("button", name="My own named data").click()
    page.get_by_label("Name").fill("marta")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "Nothing is stored under this name. It counts letter by letter."
    )
    page.get_by_label("Name").fill("Marta <b>O.</b>")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    assert saved.value.suggested_filename.startswith("Stored under Marta")
    document = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert (document["name"], document["in_team"], document["actions"]) == ("Marta <b>O.</b>", True, [])
    expect(page.get_by_role("alert")).to_be_hidden()


def test_people_are_added_and_erased_with_everything_else(visit: Visit) -> None:
    page = visit("/settings")
    page.locator('[data-at="part-team"]').click()
    page.locator('[data-at="person"]').fill("Marta <b>O.</b>")
    page.keyboard.press("Enter")
    expect(page.locator("main li")).to_contain_text("Marta <b>O.</b>")
    expect(page.locator('[data-at="person"]')).to_be_focused()
    page.locator('[data-at="part-erase"]').click()
    button = page.get_by_role("button", name="Erase everything").last
    expect(button).to_be_disabled()
    page.locator('[data-at="erase"]').fill("erase")
    button.click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    settle(page)
    page.goto(page.url.split("?")[0].rstrip("/") + "/settings")
    settle(page)
    page.locator('[data-at="part-team"]').click()
    expect(page.get_by_text("Nobody yet.")).to_be_visible()
