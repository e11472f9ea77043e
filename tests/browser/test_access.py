"""axe-core finds nothing against any screen, by day and by night (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle
from tests.browser.prepared import open_demo_map, stored_map
from tests.browser.running import RunningEximap


@pytest.fixture
def page(visit: Visit) -> Page:
    """The first screen."""
    return visit("/")


def test_home_and_import(page: Page, app: RunningEximap, both_themes: Callable[[Page], list[str]]) -> None:
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()
    assert both_themes(page) == []
    _go(page, app, "/bring")
    page.get_by_role("textbox", name="The text to import").fill(
        "journey\nsection Morning\nLog in: 2: Me\nCall"
    )
    expect(page.get_by_text("Line 4: the task has no score.")).to_be_visible()
    assert both_themes(page) == []


def test_a_map_with_a_guess_and_its_empty_beginning(
    page: Page, both_themes: Callable[[Page], list[str]]
) -> None:
    page.get_by_role("button", name="Empty map").click()
    expect(page.get_by_role("textbox", name="Type the first touchpoint")).to_be_visible()
    assert both_themes(page) == []
    page.get_by_role("link", name="Home").click()
    page.get_by_role("button", name=re.compile("^An agent’s first 90 days")).click()
    expect(page.get_by_text("lead’s guess, nobody has scored yet")).to_be_visible()
    assert both_themes(page) == []


def test_the_released_demo_on_all_its_screens(
    visit: Visit, app: RunningEximap, both_themes: Callable[[Page], list[str]]
) -> None:
    here = open_demo_map(visit, app)
    page = here.page
    settle(page)
    assert both_themes(page) == []
    here.focus(here.card(here.names()[9]))
    expect(page.get_by_role("complementary", name="Touchpoint in detail")).to_be_visible()
    assert both_themes(page) == []
    demo = here.address
    for screen in ("insights", "actions", "settings"):
        _go(page, app, demo.replace("/map", f"/{screen}"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert both_themes(page) == [], screen


def test_scoring_from_the_question_of_names_to_the_first_sheet(
    visit: Visit, app: RunningEximap, both_themes: Callable[[Page], list[str]]
) -> None:
    page = visit(f"/score?journey={stored_map(app, 'Offer call')}")
    expect(page.get_by_role("heading", name="Open a round")).to_be_visible()
    assert both_themes(page) == []
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("heading", name="Give the laptop to the first person")).to_be_visible()
    assert both_themes(page) == []
    page.get_by_role("button", name="I’m the first one").click()
    expect(page.get_by_role("heading", name="Offer call")).to_be_visible()
    assert both_themes(page) == []


def _go(page: Page, app: RunningEximap, path: str) -> None:
    page.goto(app.url + path)
    settle(page)
