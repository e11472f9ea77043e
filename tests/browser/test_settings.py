"""The settings in Chromium: accessible in light, dark and narrow, and erased only by the word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle

PARTS = ("privacy", "team", "language", "backup", "erase")


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1440), ("zh", "dark", 1024), ("ru", "light", 390)]
)
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
        assert axe(page) == [], part
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, part


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
