"""One action's whole life in a real browser: its page tells it right, in three languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, settle

TITLE = "Day-90 talk fixed in the calendar, never moved"
TOLD = {
    "zh": ("移交给Ivana Vuković。", "复盘：推广。", "里程碑达成：Talks booked。"),
    "ru": ("Передано: Ivana Vuković.", "Итоги: Повторить в других командах.", "Веха пройдена: Talks booked."),
}


def _adjusted(page: Page, field: str, label: str, value: str, why: str) -> None:
    page.get_by_role("button", name="Adjust, with a reason").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name=field, exact=True).click()
    form.get_by_label(label, exact=True).fill(value)
    form.get_by_label("Why?").fill(why)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def _opened(visit: Visit) -> Page:
    """The page of one of the demo's actions, by way of the check-in."""
    page = visit("/")
    page.get_by_role("button", name="Open the demo").click()
    page.wait_for_url("**/map?*")
    settle(page)
    journey = parse_qs(urlsplit(page.url).query)["journey"][0]
    page = visit(f"/check_in?journey={journey}")
    page.get_by_role("button", name=TITLE).click()
    page.get_by_role("button", name="Whole history").click()
    page.wait_for_url("**/action?*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return page


def _handed_over(page: Page) -> None:
    page.get_by_role("button", name="Hand over", exact=True).click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Hand over").click()
    expect(form.get_by_role("alert")).to_have_text("Write down at least one answer.")
    form.get_by_label("What is the goal, in your words?").fill("Nobody loses the talk")
    form.get_by_role("button", name="Hand over").click()
    expect(form).to_be_hidden()
    page.get_by_role("button", name="The owner says yes").click()
    expect(_line(page, "Confirmed beside the lead: Ivana Vuković.")).to_be_visible()


def _measured(page: Page) -> None:
    figures = page.get_by_label("Figures")
    figures.fill("2026-01-05, 0.2\nsoon\n2026-02-05, 0.4, spring intake")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Line 2, “soon”")
    expect(figures).to_have_value("soon")
    expect(page.get_by_role("img", name="From 0.2")).to_be_visible()
    figures.fill("2026-03-05, 0.6")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(figures).to_have_value("")
    page.get_by_label("Milestone", exact=True).fill("Talks booked")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("checkbox", name="Talks booked").click()
    expect(_line(page, "Milestone reached: Talks booked.")).to_be_visible()
    expect(page.get_by_label("Milestone", exact=True)).to_have_value("")


def _reviewed(page: Page) -> None:
    page.get_by_role("button", name="Review", exact=True).click()
    form = page.get_by_role("dialog")
    form.get_by_label("What happened?").fill("All talks took place")
    form.get_by_label("Replicate").check()
    form.get_by_role("button", name="Keep the review").click()
    expect(form.get_by_role("alert")).to_contain_text("Say what was learnt")
    form.get_by_label("What was learnt?").fill("Book the whole intake at once")
    form.get_by_role("button", name="Keep the review").click()
    expect(form).to_be_hidden()
    expect(_line(page, "Review: Replicate.")).to_contain_text("Book the whole intake at once")


def _line(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=text).first


def test_an_actions_whole_life(visit: Visit, axe: Callable[[Page], list[str]]) -> None:
    page = _opened(visit)
    _handed_over(page)
    later = date.today() + timedelta(days=60)
    _adjusted(page, "Due date", "Due date", later.isoformat(), "Planning has one slot a week")
    _adjusted(page, "Owner", "Owner", "Dana Kim", "Ivana moves to nights")
    expect(_line(page, "Ivana moves to nights").locator("s")).to_have_text("Ivana Vuković")
    _measured(page)
    _reviewed(page)
    assert axe(page) == []
    address = f"/action?{urlsplit(page.url).query}"
    for language, words in TOLD.items():
        told = visit(address.replace("lang=en", f"lang={language}"), width=390, height=844)
        for word in words:
            expect(_line(told, word)).to_be_visible()
        assert told.evaluate("document.documentElement.scrollWidth") <= 390
