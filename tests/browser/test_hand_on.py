"""The menu "Hand on" in a real browser: opened and left by keyboard, and each link saves a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle
from tests.browser.prepared import stored_demo
from tests.browser.running import RunningEximap


@pytest.fixture
def plan(visit: Visit, app: RunningEximap) -> Page:
    """The plan of all journeys on a phone, with the demo among them, unfolded."""
    stored_demo(app)
    page = visit("/actions?lang=en", width=390, height=800)
    page.get_by_role("button", name="More", exact=True).click()
    settle(page)
    return page


def test_a_plan_is_handed_on_by_keyboard(plan: Page, axe: Callable[[Page], list[str]]) -> None:
    button = plan.locator(".handon summary")
    button.press("Enter")
    tasks = plan.get_by_role("link", name="Tasks")
    expect(tasks).to_be_visible()
    assert axe(plan) == []
    plan.keyboard.press("Escape")
    expect(tasks).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    with plan.expect_download() as saving:
        tasks.press("Enter")
    read = vobject.readOne(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert len(read.vtodo_list) == 3
    expect(tasks).to_be_hidden()


def test_every_file_of_the_menu_is_there(plan: Page) -> None:
    plan.locator(".handon summary").click()
    links = plan.locator(".files a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) == 10
    assert [link for link in links if not plan.request.get(link).ok] == []
