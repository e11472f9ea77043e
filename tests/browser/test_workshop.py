"""A workshop's room in a real browser: opening it, leading it, the wall beside it, presenting, the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, every_look, settle
from tests.browser.prepared import open_demo_map, stored_demo
from tests.browser.running import RunningEximap

PATIENT = 20_000


@pytest.fixture
def journey(app: RunningEximap) -> str:
    """The demo's id."""
    return stored_demo(app)


@pytest.fixture
def page(visit: Visit, journey: str) -> Page:
    """The demo's workshop page."""
    page = visit(address(journey))
    expect(page.get_by_role("heading", name="Open a workshop")).to_be_visible(timeout=PATIENT)
    return page


def begin_afresh(page: Page) -> None:
    """Leave out the look at last time's actions, which the demo has."""
    page.locator("[data-key=on-last-time]").uncheck()


def open_room(page: Page, agenda: str = "45 minutes") -> None:
    page.get_by_role("radio", name=agenda).click()
    begin_afresh(page)
    page.get_by_role("button", name="Open a workshop").click()
    expect(page.get_by_role("navigation", name="Phases")).to_be_visible(timeout=PATIENT)


def step(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Phases").get_by_role("button", name=name)


def now(page: Page) -> Locator:
    return page.locator('[aria-current="step"]')


def address(journey: str, **query: str) -> str:
    return "/workshop?" + "&".join(f"{k}={v}" for k, v in {"journey": journey, **query}.items())


def test_one_button_opens_the_room_and_the_wall_follows_without_controls(
    visit: Visit, page: Page, journey: str
) -> None:
    open_room(page)
    expect(page.locator(".st-key-bar")).to_be_hidden()
    expect(page.get_by_text("Nobody has joined yet.")).to_be_visible()
    expect(page.get_by_role("img", name="QR code of the address for joining")).to_be_visible()
    expect(page.get_by_text("eximap run --share")).to_be_visible()
    wall = visit(address(journey, view="projector"))
    expect(now(wall)).to_contain_text("Score")
    expect(wall.get_by_role("button")).to_have_count(1)  # full screen
    step(page, "Write").click()
    expect(now(wall)).to_contain_text("Write", timeout=PATIENT)
    second = visit(address(journey))
    second.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="One minute").click()
    expect(second.get_by_role("timer")).to_have_text(re.compile("^[78]:"), timeout=PATIENT)  # of seven


def test_phases_are_left_by_keys_and_what_people_wrote_alone_is_asked_about(page: Page) -> None:
    open_room(page)
    step(page, "Write").click()
    expect(page.get_by_role("heading", name="What hurts, what does you good?")).to_be_visible(timeout=PATIENT)
    page.locator("body").press("ArrowRight")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("0 of 0 have finished.")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(now(page)).to_contain_text("Write")
    page.locator("body").press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENT)
    page.locator("body").press("ArrowRight")
    dialog.get_by_role("button", name="Show the notes").click()
    expect(page.get_by_role("heading", name="What the notes say")).to_be_visible(timeout=PATIENT)
    page.locator("body").press("ArrowRight")
    expect(now(page)).to_contain_text("Vote", timeout=PATIENT)
    page.locator("body").press("ArrowLeft")
    dialog.get_by_role("button", name="Show it and go on").click()
    expect(now(page)).to_contain_text("Write", timeout=PATIENT)


def test_somebody_joins_by_the_code_and_is_counted(visit: Visit, page: Page) -> None:
    open_room(page)
    code = page.locator(".code").inner_text().replace(" ", "")
    phone = visit(f"/join/{code}?lang=en", width=390, height=844)
    phone.get_by_role("button", name="Start").click()
    expect(page.locator(".figure")).to_contain_text("0 of 1", timeout=PATIENT)
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Lock joining").click()
    expect(page.locator(".slot-scene")).to_contain_text("Joining is locked.", timeout=PATIENT)


def test_notes_are_grouped_by_hand_by_key_and_by_suggestion(page: Page) -> None:
    open_room(page, "60 minutes")
    step(page, "Group").click()
    cards = page.locator(".board article")
    expect(cards.first).to_be_visible(timeout=PATIENT)
    whole = cards.count()
    cards.nth(1).drag_to(cards.nth(0))
    expect(cards).to_have_count(whole - 1, timeout=PATIENT)
    expect(page.locator(".under li")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Group this note")).last.click()
    page.get_by_role("dialog").get_by_label("Under which note").select_option(index=0)
    page.get_by_role("dialog").get_by_role("button", name="Group them").click()
    expect(cards).to_have_count(whole - 2, timeout=PATIENT)
    page.get_by_role("button", name=re.compile("^Take out of the group")).first.click()
    expect(cards).to_have_count(whole - 1, timeout=PATIENT)


def test_the_plan_is_made_on_the_wall_and_the_end_leaves_a_summary(page: Page, journey: str) -> None:
    open_room(page)
    step(page, "Plan").click()
    page.get_by_role("button", name="Two warnings, then end the call").click()
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("Name one owner."))
    page.get_by_label("Owner").fill("Marta")
    page.get_by_label("Due").fill("2030-01-18")
    page.get_by_role("button", name="Plan it").click()
    expect(page.locator(".act3")).to_contain_text("Marta", timeout=PATIENT)
    expect(page.get_by_text("fixing pits makes no peaks")).to_be_visible()
    page.get_by_role("button", name="Not this time, because…").click()
    page.get_by_role("dialog").get_by_label("Because").fill("The season is on")
    page.get_by_role("dialog").get_by_role("button", name="Say so").click()
    expect(page.get_by_text("The season is on")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="End the workshop").click()
    page.get_by_role("dialog").get_by_role("button", name="End it for good").click()
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_text("The season is on")).to_be_visible()
    href = page.get_by_role("link", name="Summary as PDF").get_attribute("href")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    assert page.request.get(f"{origin}/{href}").body().startswith(b"%PDF")
    page.goto(origin + address(journey))
    settle(page)
    expect(page.get_by_role("heading", name="Open a workshop")).to_be_visible(timeout=PATIENT)


def test_presenting_steps_from_touchpoint_to_touchpoint(visit: Visit, app: RunningEximap) -> None:
    page = open_demo_map(visit, app).page
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".where")).to_have_text("whole journey", timeout=PATIENT)
    body = page.locator("body")
    for _ in range(10):
        body.press("ArrowRight")
    expect(page.locator(".where")).to_contain_text("Abusive caller: −1.6")
    body.press("Home")
    expect(page.locator(".where")).to_have_text("whole journey")
    expect(page.locator(".wall-cards li")).to_have_count(4)
    expect(page.locator(".forecast")).to_have_count(0)
    page.get_by_role("button", name="Lead’s forecast").click()
    expect(page.locator(".forecast")).to_have_count(1)
    body.press("Escape")
    page.wait_for_url("**/map?**")


def test_a_colleague_sees_on_the_map_what_the_room_chose(visit: Visit, page: Page, journey: str) -> None:
    open_room(page, "60 minutes")
    colleague = visit(f"/map?journey={journey}")
    expect(colleague.get_by_role("grid", name="Journey map")).to_be_visible(timeout=PATIENT)
    step(page, "Ideas").click()
    expect(page.get_by_role("heading", name="What could be different?")).to_be_visible(timeout=PATIENT)
    step(page, "Group").click()
    cards = page.locator(".board article")
    expect(cards.first).to_be_visible(timeout=PATIENT)
    cards.nth(1).drag_to(cards.nth(0))
    expect(colleague.locator(".eximap-canvas > .vh")).to_have_text(
        re.compile("^Someone changed "), timeout=PATIENT
    )


@every_look
def test_every_look_of_start_room_and_wall_is_accessible(
    visit: Visit,
    journey: str,
    axe: Callable[[Page], list[str]],
    language: Literal["en", "zh", "ru"],
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page = visit(address(journey, lang=language), language=language, color_scheme=scheme, width=width)
    expect(page.locator(".opening")).to_be_visible(timeout=PATIENT)
    faults = {"start": axe(page)}
    page.locator("[data-key=agenda-90]").click()
    begin_afresh(page)
    page.locator("[data-key=open]").click()
    expect(page.locator(".slot-scene h1")).to_be_visible(timeout=PATIENT)
    steps = page.locator(".slot-head li")
    for n in (1, 3, 4, 6, 7, 8):
        steps.nth(n).get_by_role("button").click()
        sure = page.locator("dialog[open] [data-key=yes]")
        if n == 4:
            sure.click()
        expect(steps.nth(n)).to_have_attribute("aria-current", "step", timeout=PATIENT)
        faults[str(n)] = axe(page)
    page.locator("[data-key=more]").click()
    faults["tools"] = axe(page)
    assert {name: found for name, found in faults.items() if found} == {}
    wide = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert wide


def test_a_press_on_a_lost_connection_arrives_when_it_is_back(page: Page) -> None:
    open_room(page)
    page.context.set_offline(offline=True)
    page.get_by_role("button", name="Eyes up").click()
    kept = json.loads(page.evaluate("sessionStorage.getItem('eximap.workshop')"))
    assert [message["kind"] for message in kept] == ["eyes"]
    page.context.set_offline(offline=False)
    expect(page.get_by_role("button", name="Eyes up")).to_have_attribute(
        "aria-pressed", "true", timeout=40_000
    )
