"""The check-in in a real browser: nine actions by keyboard within ninety seconds, and an owner's own page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from eximap.domain.action import Action, Status
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keep_journeys, plan_actions
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit
from tests.browser.driving import NOTHING_UNDER_WAY
from tests.browser.running import RunningEximap
from tests.domain.maps import shift

LEAD = Caller(Role.LEAD, "lead")
NINE = [f"Action number {n}" for n in range(1, 10)]


def _planned(store: Store, _: SecretFiles) -> None:
    from eximap import bootstrap

    world = bootstrap.world()
    keep_journeys.add(store, world, LEAD, shift())
    for n, title in enumerate(NINE):
        owner = f"Owner {n // 3}"
        plan_actions.add_action(store, world, LEAD, Action(f"a{n}", "shift", title, owner=owner))


def _stood(store: Store, _: SecretFiles) -> list[tuple[str, str, str]]:
    found = store.read(lambda session: session.actions("shift"))
    return [(action.status.value, action.stuck_on, action.stuck_with) for action in found]


def test_nine_actions_in_ninety_seconds_by_keyboard_alone(
    visit: Visit, app: RunningEximap, axe: Callable[[Page], list[str]]
) -> None:
    app.ask(_planned)
    page = visit("/check_in")
    expect(page.get_by_role("heading", level=1)).to_have_text(NINE[0])
    began = time.monotonic()
    for n, title in enumerate(NINE):
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        page.keyboard.press(str(n % 3 + 1))
        if n % 3 == 1:
            page.keyboard.type("the script")
            page.keyboard.press("Tab")
            page.keyboard.type("Legal, Petra Hahn")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("All gone through")
    page.wait_for_function(NOTHING_UNDER_WAY, arg="eximap-check-in-")
    assert time.monotonic() - began < 90
    assert axe(page) == []
    three = [
        (Status.ON_TRACK.value, "", ""),
        (Status.STUCK.value, "the script", "Legal, Petra Hahn"),
        (Status.DONE.value, "", ""),
    ]
    assert app.ask(_stood) == three * 3


def test_stuck_waits_for_its_words_and_back_changes_what_was_said(visit: Visit, app: RunningEximap) -> None:
    app.ask(_planned)
    page = visit("/check_in")
    expect(page.get_by_role("heading", level=1)).to_have_text(NINE[0])
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Say what it is stuck on.")
    expect(page.get_by_label("On what?")).to_be_focused()
    page.keyboard.type("1, 2 and 3 are typed here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(NINE[1])
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("button", name="Stuck", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text(re.compile("Last said: Stuck"))).to_be_visible()


def test_an_owners_link_opens_the_owners_page(visit: Visit, app: RunningEximap) -> None:
    app.ask(_planned)
    page = visit("/check_in")
    page.get_by_role("button", name="Owners’ own links").click()
    links = page.get_by_role("dialog")
    expect(links).to_contain_text("answers on this computer only")
    links.get_by_role("button", name="Make a link: Owner 1").click()
    address = links.get_by_role("textbox", name="Owners’ own links: Owner 1")
    expect(address).to_be_visible()
    path = address.input_value().split("/own/", 1)[1]
    phone = visit(f"/own/{path}", width=390, height=844)
    expect(phone.get_by_text("Your actions")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(NINE[3])
    phone.get_by_role("button", name="Done").click()
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(NINE[4])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
