"""The first screen in a real browser: every way to begin, the shelf of journeys, the demo, the languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen, begin_map, finish_typing, open_demo

DROP = """(place, [name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const how = {dataTransfer: data, bubbles: true, composed: true, cancelable: true};
  place.dispatchEvent(new DragEvent('drop', how));
}"""
MORE_THAN_5_MB = 5 * 1024 * 1024 + 1


def test_from_a_template_to_a_first_own_touchpoint(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=re.compile("^An agent’s first 90 days")).click()
    here = MapScreen(page)
    first = here.grid.get_by_role("gridcell", name=re.compile(", touchpoint 1 of "))
    first.press("n")
    here.field("Add a touchpoint").fill("My own first touchpoint")
    page.keyboard.press("Enter")
    expect(here.card("My own first touchpoint")).to_be_visible()
    finish_typing(page)
    assert "My own first touchpoint" in here.stored_names()[0]
    expect(page.get_by_text("lead’s guess, nobody has scored yet")).to_be_visible()


def test_from_an_empty_map_to_a_first_own_touchpoint(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Empty map").click()
    page.get_by_role("textbox", name="Type the first touchpoint").fill("First morning")
    page.keyboard.press("Enter")
    here = MapScreen(page)
    expect(here.card("First morning")).to_be_visible()
    assert finish_typing(page).stored_names() == [["First morning"]]


def test_a_journey_is_renamed_duplicated_deleted_and_brought_back(visit: Visit) -> None:
    page = visit()
    begin_map(page, "Offer call\nFirst morning")
    _home(page)
    _more(page, "New journey", "Rename")
    page.get_by_role("textbox", name="Rename").fill("The spring intake")
    page.keyboard.press("Enter")
    expect(_line(page, "The spring intake")).to_be_visible()
    _more(page, "The spring intake", "Duplicate")
    expect(_line(page, "The spring intake, copy")).to_be_visible()
    _more(page, "The spring intake, copy", "Delete")
    gone = page.get_by_role("status").filter(has_text="“The spring intake, copy” is deleted.")
    expect(gone).to_be_visible()
    expect(_line(page, "The spring intake, copy")).to_have_count(0)
    gone.get_by_role("button", name="Undo").click()
    expect(gone).to_have_count(0)
    _line(page, "The spring intake, copy").click()
    copy = MapScreen(page)
    expect(copy.card("First morning")).to_be_visible()
    assert copy.stored_names() == [["Offer call", "First morning"]]


def test_the_demo_is_a_stored_copy_that_a_button_resets(visit: Visit) -> None:
    page = visit()
    expect(page.get_by_role("button", name="Reset")).to_have_count(0)
    demo = open_demo(page)
    expect(page.get_by_text("18 scored")).to_be_visible()
    before = demo.names()
    demo.card(before[0]).press("F2")
    demo.field("Rename").fill("Changed while trying")
    page.keyboard.press("Enter")
    assert demo.settled().names()[0] == "Changed while trying"
    _home(page)
    expect(page.get_by_role("listitem").filter(has_text="Demo")).to_have_count(1)
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text("The demo is as new.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Demo")).to_have_count(1)
    assert open_demo(page).names() == before


def test_a_file_is_dropped_or_chosen_and_shown_before_anything_is_stored(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    expect(page.get_by_role("heading", name="Recent journeys")).to_be_visible()
    stored = page.get_by_role("link", name="touchpoint").count()
    page.get_by_text("Drop or paste a Mermaid journey").evaluate(DROP, ["dropped.mmd", "journey\nOne: 3: Me"])
    expect(page.get_by_text(re.compile(r"dropped\.mmd"))).to_be_visible()
    expect(page.get_by_role("textbox", name="The text to import")).to_have_value("journey\nOne: 3: Me")
    _home(page)
    expect(page.get_by_role("link", name="touchpoint")).to_have_count(stored)
    chosen = tmp_path / "chosen.txt"
    chosen.write_text("Offer call\nFirst morning\n", encoding="utf-16")
    _choose_file(page, chosen)
    expect(page.get_by_text(re.compile(r"chosen\.txt"))).to_be_visible()
    expect(page.get_by_role("textbox", name="The text to import")).to_have_value(
        "Offer call\nFirst morning\n"
    )


def test_a_file_over_five_megabytes_is_refused_unread(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    large = tmp_path / "large.mmd"
    large.write_bytes(b"x" * MORE_THAN_5_MB)
    _choose_file(page, large)
    expect(page.get_by_text("large.mmd is over 5 MB. Nothing was read.")).to_be_visible()
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "preferred", "spoken", "heading"),
    [
        ("/", "en", "en", "Start from a template"),
        ("/", "zh", "zh", "从模板开始"),
        ("/", "ru", "ru", "Начать с шаблона"),
        ("/?lang=ru", "zh", "ru", "Начать с шаблона"),
    ],
)
def test_the_language_comes_from_the_address_then_from_the_browser(
    visit: Visit, path: str, preferred: str, spoken: str, heading: str
) -> None:
    page = visit(path, language=preferred)
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", spoken)
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")
    assert page.get_by_test_id("stException").count() == 0


def test_a_chosen_language_goes_along_to_the_next_screen(visit: Visit) -> None:
    page = visit()
    page.get_by_role("combobox", name="Language").select_option("zh")
    expect(page.get_by_role("heading", name="从模板开始")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=zh"))
    page.get_by_role("button", name="空白旅程图").click()
    expect(page.get_by_role("textbox", name="输入第一个触点")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=zh"))
    assert page.locator("html").get_attribute("lang") == "zh"


def _home(page: Page) -> None:
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()
    settle(page)


def _line(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").get_by_role("link").filter(has=page.get_by_text(title, exact=True))


def _more(page: Page, title: str, entry: str) -> None:
    settle(page)
    page.get_by_role("button", name=f"More: {title}", exact=True).first.click()
    page.get_by_role("listitem").get_by_role("button", name=entry, exact=True).click()


def _choose_file(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)
