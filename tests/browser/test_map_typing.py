"""What is typed on a map: how long it may be, what becomes of a refused text, single letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from eximap.domain.journey import NAME_MAX, TEXT_MAX
from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen
from tests.browser.prepared import open_map
from tests.browser.running import RunningEximap

LIST = "Offer call\nFirst morning\nShift bid"
# Within one go, so that the second cannot know what the server made of the first.
TAKE_BACK_AND_PRESS = """(cell, keys) => {
  const root = cell.getRootNode();
  const press = (key, more = {}) => root.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...more}));
  press('z', {ctrlKey: true});
  for (const key of keys) press(key);
}"""


@pytest.fixture
def here(visit: Visit, app: RunningEximap) -> MapScreen:
    """A fresh map of three touchpoints."""
    return open_map(visit, app, LIST)


def test_a_text_takes_as_much_as_the_store_and_says_when_little_room_is_left(here: MapScreen) -> None:
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("p")
    here.page.keyboard.insert_text("x" * (TEXT_MAX - 300))
    expect(here.page.get_by_text("characters left")).to_have_count(0)
    here.page.keyboard.insert_text("x" * 299)
    expect(here.lane("Pains").get_by_text("1 character left")).to_be_visible()
    here.page.keyboard.insert_text("yz")
    expect(here.field("Add a pain")).to_have_value("x" * (TEXT_MAX - 1) + "y")
    here.page.keyboard.press("Enter")
    assert len(here.stored_touchpoint("Shift bid")["notes"][0]["text"]) == TEXT_MAX


def test_a_name_takes_as_much_as_the_store(here: MapScreen) -> None:
    here.card("Offer call").press("F2")
    here.page.keyboard.insert_text("x" * (NAME_MAX + 5))
    expect(here.field("Rename")).to_have_value("x" * NAME_MAX)
    here.page.keyboard.press("Enter")
    assert here.stored_names()[0][0] == "x" * NAME_MAX


def test_a_text_that_is_refused_all_the_same_can_be_copied(visit: Visit, here: MapScreen) -> None:
    elsewhere = MapScreen(visit(here.address))
    expect(elsewhere.card("Shift bid")).to_be_visible()
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("p")
    here.page.keyboard.insert_text("Nobody says why")
    elsewhere.card("Shift bid").press("Delete")
    elsewhere.settled()
    here.page.keyboard.press("Enter")
    refused = here.page.get_by_role("dialog", name="This was not stored")
    expect(refused.get_by_text("Someone may have deleted it")).to_be_visible()
    expect(refused.get_by_role("textbox", name="What you typed")).to_have_value("Nobody says why")
    refused.get_by_role("button", name="Copy").click()
    expect(refused.get_by_text("Copied.")).to_be_visible()
    refused.get_by_role("button", name="Close").click()
    here.card("First morning").press("F2")
    here.page.keyboard.press("Control+v")
    expect(here.field("Rename")).to_have_value("Nobody says why")
    here.page.keyboard.press("Escape")


@pytest.mark.parametrize(("keys", "marked"), [(["m"], True), (["m", "m"], False), ([], False)])
def test_a_toggle_right_after_an_undo_turns_what_the_undo_makes(
    here: MapScreen, keys: list[str], marked: bool
) -> None:
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("m")
    here.settled()
    here.card("Shift bid").evaluate(TAKE_BACK_AND_PRESS, keys)
    assert here.stored_touchpoint("Shift bid")["moment_of_truth"] is marked
    expect(here.page.get_by_role("dialog")).to_have_count(0)


def test_single_letters_can_be_switched_off_and_stay_off_over_a_reload(here: MapScreen) -> None:
    _switch(here, on=False)
    here.page.reload()
    settle(here.page)
    here.focus(here.card("Shift bid"))
    for key in ("m", "n", "p", "?"):
        here.page.keyboard.press(key)
    expect(here.page.get_by_role("textbox")).to_have_count(0)
    expect(here.page.get_by_role("dialog")).to_have_count(0)
    here.page.keyboard.press("ArrowLeft")
    expect(here.card("First morning")).to_be_focused()
    here.page.keyboard.press("Delete")
    expect(here.card("First morning")).to_have_count(0)
    here.page.keyboard.press("Control+z")
    expect(here.card("First morning")).to_be_visible()
    assert here.stored_touchpoint("Shift bid")["moment_of_truth"] is False
    _switch(here, on=True)
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("m")
    assert here.stored_touchpoint("Shift bid")["moment_of_truth"] is True


def _switch(here: MapScreen, *, on: bool) -> None:
    here.button("Keys").click()
    keys = here.page.get_by_role("dialog", name="Keys")
    keys.get_by_role("switch", name="Single-letter keys").set_checked(on)
    keys.get_by_role("button", name="Close").click()
