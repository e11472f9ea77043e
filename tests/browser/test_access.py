"""axe-core finds nothing against any screen, by day and by night (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen, begin_map, one_application, open_demo
from tests.browser.running import RunningEximap


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEximap]:
    """One application: the demo and whatever journeys the tests begin."""
    yield from one_application(tmp_path_factory.mktemp("access"))


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, visit: Visit) -> Page:
    """The first screen, by day and by night."""
    return visit("/", color_scheme=request.param)


def test_home_and_import(page: Page, app: RunningEximap, axe: Callable[[Page], list[str]]) -> None:
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()
    assert axe(page) == []
    _go(page, app, "/bring")
    page.get_by_role("textbox", name="The text to import").fill(
        "journey\nsection Morning\nLog in: 2: Me\nCall"
    )
    expect(page.get_by_text("Line 4: the task has no score.")).to_be_visible()
    assert axe(page) == []


def test_a_map_with_a_guess_and_its_empty_beginning(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.get_by_role("button", name="Empty map").click()
    expect(page.get_by_role("textbox", name="Type the first touchpoint")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Home").click()
    page.get_by_role("button", name=re.compile("^An agent’s first 90 days")).click()
    expect(page.get_by_text("lead’s guess, nobody has scored yet")).to_be_visible()
    assert axe(page) == []


def test_the_released_demo_on_all_its_screens(
    page: Page, app: RunningEximap, axe: Callable[[Page], list[str]]
) -> None:
    here = open_demo(page)
    settle(page)
    assert axe(page) == []
    here.focus(here.card(here.names()[9]))
    expect(page.get_by_role("complementary", name="Touchpoint in detail")).to_be_visible()
    assert axe(page) == []
    demo = here.address
    for screen in ("insights", "actions", "settings"):
        _go(page, app, demo.replace("/map", f"/{screen}"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert axe(page) == [], screen


def test_scoring_from_the_question_of_names_to_the_first_sheet(
    page: Page, app: RunningEximap, axe: Callable[[Page], list[str]]
) -> None:
    here: MapScreen = begin_map(page, "Offer call\nFirst morning")
    _go(page, app, here.address.replace("/map", "/score"))
    expect(page.get_by_role("heading", name="Open a round")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("heading", name="Give the laptop to the first person")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="I’m the first one").click()
    expect(page.get_by_role("heading", name="Offer call")).to_be_visible()
    assert axe(page) == []


def _go(page: Page, app: RunningEximap, path: str) -> None:
    page.goto(app.url + path)
    settle(page)
