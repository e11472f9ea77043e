"""The map in a real browser: every way to add, rename, move, guess, mark, write, delete and take back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen, begin_map
from tests.browser.prepared import open_map
from tests.browser.running import RunningEximap

LIST = "Offer call\nFirst morning\nFirst solo call\n\nShift bid\nDay-90 talk"
RIGHT_HALF = (20, 0)  # pixels from a card's middle: a drop there comes to stand after it
ORDER = ["Offer call", "First morning", "First solo call", "Shift bid", "Day-90 talk"]


@pytest.fixture
def here(visit: Visit, app: RunningEximap) -> MapScreen:
    """A fresh map of two stages: three touchpoints and two."""
    return open_map(visit, app, LIST)


def test_a_pasted_list_becomes_stages_and_touchpoints(visit: Visit) -> None:
    here = begin_map(visit(), LIST)
    assert here.names() == ORDER
    assert here.stored_names() == [ORDER[:3], ORDER[3:]]


def test_adding_by_key_and_by_button_goes_on_until_escape(here: MapScreen) -> None:
    here.focus(here.card("Offer call"))
    here.page.keyboard.press("n")
    here.field("Add a touchpoint").fill("Two silent weeks")
    here.page.keyboard.press("Enter")
    here.field("Add a touchpoint").fill("Welcome parcel")
    here.page.keyboard.press("Enter")
    expect(here.card("Welcome parcel")).to_be_visible()
    here.page.keyboard.press("Escape")
    here.lane("Stages").get_by_role("button", name="Add a stage").click()
    here.field("Add a stage").fill("After")
    here.page.keyboard.press("Enter")
    here.field("Add a touchpoint").fill("First year")
    here.page.keyboard.press("Enter")
    expect(here.card("First year")).to_be_visible()
    here.page.keyboard.press("Escape")
    assert here.stored_names() == [
        ["Offer call", "Two silent weeks", "Welcome parcel", "First morning", "First solo call"],
        ["Shift bid", "Day-90 talk"],
        ["First year"],
    ]


def test_renaming_by_double_click_and_by_f2_and_escape_leaves_it(here: MapScreen) -> None:
    here.card("Offer call").dblclick(position={"x": 20, "y": 45})
    here.field("Rename").fill("The offer")
    here.page.keyboard.press("Enter")
    expect(here.card("The offer")).to_be_focused()
    here.page.keyboard.press("ArrowRight")
    here.page.keyboard.press("F2")
    here.field("Rename").fill("Morning one")
    here.page.keyboard.press("Enter")
    expect(here.card("Morning one")).to_be_focused()
    here.page.keyboard.press("F2")
    here.field("Rename").fill("never kept")
    here.page.keyboard.press("Escape")
    expect(here.card("Morning one")).to_be_focused()
    here.stage("Stage 1").press("F2")
    here.field("Rename the stage").fill("Arriving")
    here.page.keyboard.press("Enter")
    expect(here.stage("Arriving")).to_be_visible()
    assert here.stored_names()[0] == ["The offer", "Morning one", "First solo call"]
    assert here.stored()["stages"][0]["name"] == "Arriving"


def test_the_click_that_ends_typing_does_what_it_was_made_for(visit: Visit) -> None:
    here = begin_map(visit(), LIST)  # so that there is something to take back
    here.card("Offer call").dblclick(position={"x": 20, "y": 40})
    here.field("Rename").fill("Offer by phone")
    here.button("Undo").click()
    expect(here.card("Offer call")).to_be_visible()
    here.card("Offer call").dblclick(position={"x": 20, "y": 40})
    here.field("Rename").fill("Offer by mail")
    here.card("Day-90 talk").click(position={"x": 20, "y": 40})
    expect(here.card("Day-90 talk")).to_have_attribute("aria-selected", "true")
    expect(here.card("Day-90 talk")).to_be_focused()
    assert here.stored_names()[0][0] == "Offer by mail"


def test_selecting_marks_one_card_and_leaves_one_tab_stop(here: MapScreen) -> None:
    for name in ORDER:
        here.card(name).click(position={"x": 20, "y": 40})
        chosen = here.grid.locator('[aria-selected="true"]')
        expect(chosen).to_have_count(1)
        expect(here.card(name)).to_have_attribute("aria-selected", "true")
        expect(here.grid.locator('[data-unit][tabindex="0"]')).to_have_count(1)


def test_dragging_a_card_within_its_stage_and_into_another(here: MapScreen) -> None:
    here.drag(here.card("Offer call"), here.card("First solo call"), RIGHT_HALF)
    expect(here.toast("Moved Offer call before Shift bid.")).to_be_visible()
    assert here.stored_names() == [["First morning", "First solo call", "Offer call"], ORDER[3:]]
    here.drag(here.card("First morning"), here.card("Day-90 talk"), RIGHT_HALF)
    expect(here.toast("Moved First morning to the end.")).to_be_visible()
    assert here.stored_names() == [["First solo call", "Offer call"], [*ORDER[3:], "First morning"]]


def test_moving_by_keyboard_shows_each_step_and_escape_puts_it_back(here: MapScreen) -> None:
    here.focus(here.card("First solo call"))
    here.page.keyboard.press("Space")
    here.page.keyboard.press("ArrowRight")
    here.page.keyboard.press("ArrowRight")
    expect(here.card("First solo call")).to_have_accessible_name(re.compile("touchpoint 4 of 5, stage 2 "))
    here.page.keyboard.press("Escape")
    expect(here.card("First solo call")).to_have_accessible_name(re.compile("touchpoint 3 of 5, stage 1 "))
    assert here.stored_names() == [ORDER[:3], ORDER[3:]]
    expect(here.card("First solo call")).to_be_focused()
    for key in ("Space", "ArrowRight", "ArrowRight", "Space"):
        here.page.keyboard.press(key)
    assert here.stored_names() == [ORDER[:2], ["Shift bid", "First solo call", "Day-90 talk"]]


def test_moving_by_menu_beside_and_into_another_stage(here: MapScreen) -> None:
    _choose(here, "First morning", "Move left")
    assert here.stored_names()[0] == ["First morning", "Offer call", "First solo call"]
    _choose(here, "First morning", "Move to Stage 2")
    assert here.stored_names() == [["Offer call", "First solo call"], [*ORDER[3:], "First morning"]]


def _choose(here: MapScreen, touchpoint: str, entry: str) -> None:
    here.settled().focus(here.card(touchpoint))
    here.page.keyboard.press("Shift+F10")
    here.page.get_by_role("menu", name=touchpoint).get_by_role("menuitem", name=_entry(entry)).click()


def _entry(label: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(label)}( \w+| [A-Z]\d?)?$")


def test_guessing_by_drag_and_by_keyboard(here: MapScreen) -> None:
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("ArrowDown")
    here.page.keyboard.press("Enter")
    expect(here.guess("Shift bid")).to_be_focused()
    for _ in range(3):
        here.page.keyboard.press("ArrowDown")
    expect(here.guess("Shift bid")).to_have_attribute("aria-valuenow", "-1.5")
    assert here.stored_touchpoint("Shift bid")["forecast"] == -1.5
    here.drag(here.guess("Shift bid"), here.guess("Shift bid"), beside=(0, -400))
    expect(here.guess("Shift bid")).to_have_attribute("aria-valuenow", "2")
    assert here.stored_touchpoint("Shift bid")["forecast"] == 2


def test_a_guess_shows_its_own_peak_pit_and_end_as_the_leads(here: MapScreen) -> None:
    for name, steps in (("Offer call", "+1.5"), ("First solo call", "−2"), ("Day-90 talk", "+0.5")):
        _guess(here, name, steps)
    emotion = here.lane("Emotion")
    for pill in ("Peak +1.5", "Pit −2.0", "End +0.5"):
        expect(emotion.get_by_text(pill)).to_be_visible()
    expect(emotion.get_by_text("lead’s guess, read as one sheet")).to_be_visible()
    in_words = emotion.get_by_role("button", name=re.compile("^lead’s guess: .*Pit First solo call −2.0"))
    expect(in_words).to_be_visible()
    expect(here.page.get_by_text("lead’s guess, nobody has scored yet")).to_be_visible()


def _guess(here: MapScreen, name: str, wanted: str) -> None:
    here.focus(here.card(name))
    here.page.keyboard.press("ArrowDown")
    here.page.keyboard.press("Enter")
    slider = here.guess(name)
    expect(slider).to_be_focused()
    halves = round(float(wanted.replace("−", "-")) * 2)
    for _ in range(abs(halves)):
        here.page.keyboard.press("ArrowUp" if halves > 0 else "ArrowDown")
    expect(slider).to_have_attribute("aria-valuetext", wanted)


def test_the_moment_of_truth_goes_on_and_off(here: MapScreen) -> None:
    here.focus(here.card("Offer call"))
    here.page.keyboard.press("m")
    expect(here.card("Offer call")).to_have_accessible_name(re.compile("Moment of truth"))
    assert here.stored_touchpoint("Offer call")["moment_of_truth"] is True
    here.page.keyboard.press("m")
    expect(here.card("Offer call")).not_to_have_accessible_name(re.compile("Moment of truth"))
    assert here.stored_touchpoint("Offer call")["moment_of_truth"] is False


def test_notes_are_written_moved_and_deleted_in_place(here: MapScreen) -> None:
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("p")
    here.field("Add a pain").fill("Nobody says why")
    here.page.keyboard.press("Enter")
    note = here.lane("Pains").get_by_role("group", name=re.compile("^Pain. Nobody says why"))
    expect(note).to_be_focused()
    here.cell("Delights", "Shift bid").hover()
    here.cell("Delights", "Shift bid").get_by_role("button", name="Add a delight").click()
    here.field("Add a delight").fill("My friend swapped")
    here.page.keyboard.press("Enter")
    note.press("Enter")
    here.field("Edit the note").fill("Nobody says when")
    here.page.keyboard.press("Enter")
    words = here.lane("Pains").get_by_text("Nobody says when")
    here.drag(words, here.cell("Itches", "Day-90 talk"))
    expect(here.toast("Moved the note to Day-90 talk, Itches.")).to_be_visible()
    assert _notes(here, "Day-90 talk") == [("itch", "Nobody says when")]
    here.lane("Delights").get_by_role("group", name=re.compile("My friend")).press("Delete")
    expect(here.toast("Deleted “My friend swapped”.")).to_be_visible()
    assert _notes(here, "Shift bid") == []


def _notes(here: MapScreen, touchpoint: str) -> list[tuple[str, str]]:
    return [(note["kind"], note["text"]) for note in here.stored_touchpoint(touchpoint)["notes"]]


def test_what_is_deleted_comes_back_by_toast_and_key_and_goes_again(here: MapScreen) -> None:
    here.focus(here.card("First morning"))
    here.page.keyboard.press("Delete")
    here.toast("Deleted “First morning”.").get_by_role("button", name="Undo").click()
    expect(here.toast("Undone.")).to_be_visible()
    assert here.stored_names()[0] == ORDER[:3]
    here.focus(here.card("First morning"))
    here.page.keyboard.press("Control+Shift+z")
    expect(here.toast("Redone.")).to_be_visible()
    expect(here.card("First morning")).to_have_count(0)
    here.page.keyboard.press("Control+z")
    expect(here.card("First morning")).to_be_visible()
    assert here.stored_names()[0] == ORDER[:3]


def test_a_touchpoint_with_notes_is_deleted_only_after_a_question(here: MapScreen) -> None:
    here.focus(here.card("Shift bid"))
    here.page.keyboard.press("i")
    here.field("Add an itch").fill("A fair draw")
    here.page.keyboard.press("Enter")
    here.settled().focus(here.card("Shift bid"))
    here.page.keyboard.press("Delete")
    question = here.page.get_by_role("dialog", name="Delete “Shift bid”?")
    question.get_by_role("button", name="Cancel").click()
    expect(here.card("Shift bid")).to_be_focused()
    assert here.stored_names()[1] == ORDER[3:]
    here.page.keyboard.press("Delete")
    question.get_by_role("button", name="Delete").click()
    expect(here.card("Shift bid")).to_have_count(0)
    here.page.keyboard.press("Control+z")
    expect(here.card("Shift bid")).to_be_visible()
    assert _notes(here, "Shift bid") == [("itch", "A fair draw")]


def test_lanes_are_hidden_and_stay_hidden_over_a_reload(here: MapScreen) -> None:
    here.button("Lanes 8/8").click()
    here.page.get_by_role("menuitemcheckbox", name="Itches").click()
    expect(here.lane("Itches")).to_have_count(0)
    expect(here.button("Lanes 7/8")).to_be_visible()
    here.page.reload()
    settle(here.page)
    expect(here.lane("Pains")).to_be_visible()
    expect(here.lane("Itches")).to_have_count(0)
