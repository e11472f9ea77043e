"""The plan in a real browser: planned, adjusted with a reason, stuck, done, and kept over a kill."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settle
from tests.browser.prepared import stored_demo
from tests.browser.running import RunningEximap

TITLE = "Sit beside <b>the first</b> ten calls"


@pytest.fixture
def demo(visit: Visit, app: RunningEximap) -> Page:
    """The plan of the demo."""
    page = visit(f"/actions?journey={stored_demo(app)}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three open actions, one stuck")
    return page


def test_an_action_is_planned_adjusted_finished_and_outlives_a_kill(demo: Page, app: RunningEximap) -> None:
    page = demo
    page.get_by_role("button", name="New action").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form.get_by_role("alert")).to_have_text("Say what will be done.")
    form.get_by_label("What will be done").fill(TITLE)
    form.get_by_label("Owner").fill("Noor Haddad")
    form.get_by_label("Due date").fill((date.today() + timedelta(days=20)).isoformat())
    form.get_by_label("Lever").select_option("build-peak")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_be_hidden()
    mine = page.get_by_role("article", name=TITLE)
    expect(mine).to_contain_text("Noor Haddad")  # the title is text, never markup

    mine.get_by_role("button", name="Adjust").click()
    form.get_by_role("button", name="Owner").click()
    form.get_by_label("Owner").fill("Dana Kim")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_have_text("Say why: the reason stays in the history.")
    expect(form.get_by_label("Owner")).to_have_value("Dana Kim")
    form.get_by_label("Why?").fill("Noor moves to nights")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(mine).to_contain_text("Handed to Dana Kim: Noor moves to nights")

    mine.get_by_role("button", name="Stuck").click()
    form.get_by_label("What is it stuck on?").fill("The roster for April")
    form.get_by_label("On whom?").fill("Planning")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Four open actions, two stuck")
    expect(mine).to_contain_text("On Planning. The roster for April")
    mine.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three open actions, one stuck")

    app.kill()
    app.restart()
    page.reload()
    settle(page)
    page.get_by_role("button", name=TITLE, exact=True).click()
    page.wait_for_url("**/action?*")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    story = page.get_by_role("listitem")
    for line in ("Planned", "Handed to Dana Kim", "The roster for April", "Done"):
        expect(story.filter(has_text=line).first).to_be_visible()


def test_a_colleagues_change_is_named_and_the_typed_reason_kept(demo: Page, visit: Visit) -> None:
    title = "Read the first thank-you out at the huddle"
    other = visit("/actions?" + demo.url.split("?", 1)[1])
    for page, owner in ((demo, "Dana Kim"), (other, "Noor Haddad")):
        page.get_by_role("article", name=title).get_by_role("button", name="Adjust").click()
        form = page.get_by_role("dialog")
        form.get_by_role("button", name="Owner").click()
        form.get_by_label("Owner").fill(owner)
        form.get_by_label("Why?").fill("On leave")
    demo.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(demo.get_by_role("dialog")).to_be_hidden()
    form = other.get_by_role("dialog")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_contain_text("Someone changed this card just now.")
    expect(form.get_by_role("alert")).to_contain_text("It says now: Dana Kim")
    expect(form.get_by_label("Why?")).to_have_value("On leave")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(other.get_by_role("article", name=title)).to_contain_text("Noor Haddad")


def test_a_fourth_action_asks_why_it_cannot_wait(demo: Page, visit: Visit) -> None:
    other = visit("/actions?" + demo.url.split("?", 1)[1])
    form, why = demo.get_by_role("dialog"), "Why can’t one more wait?"

    def fill_in(page: Page, title: str) -> None:
        page.get_by_role("button", name="New action").click()
        page.get_by_role("dialog").get_by_label("What will be done").fill(title)
        page.get_by_role("dialog").get_by_label("Owner").fill("Noor Haddad")

    for title in ("One", "Two"):
        fill_in(demo, title)
        form.get_by_role("button", name="Add to the plan").click()
        expect(form).to_be_hidden()
    fill_in(demo, "Four")
    expect(form.get_by_label(why)).to_be_hidden()
    fill_in(other, "Three")  # meanwhile, so that this form could not know
    other.get_by_role("dialog").get_by_role("button", name="Add to the plan").click()
    expect(other.get_by_role("dialog")).to_be_hidden()
    form.get_by_role("button", name="Add to the plan").click()
    expect(form.get_by_role("alert")).to_contain_text("Noor Haddad has 3 open actions here already.")
    expect(form.get_by_label("What will be done")).to_have_value("Four")
    form.get_by_label("Owner").fill("Dana Kim")
    expect(form.get_by_label(why)).to_be_hidden()
    form.get_by_label("Owner").fill("Noor Haddad")
    form.get_by_role("button", name="Cancel").first.click()
    fill_in(demo, "Four")
    expect(form.get_by_label("When")).to_have_value("next")  # the queue is what is offered first
    expect(form.get_by_label(why)).to_be_hidden()
    form.get_by_label("When").select_option("on-track")
    form.get_by_label(why).fill("Legal waits for it")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_be_hidden()
    expect(demo.get_by_role("article", name="Four")).to_contain_text("Planned: Legal waits for it")


def test_touchpoint_lever_and_control_are_changed_with_a_reason(demo: Page) -> None:
    title = "Read the first thank-you out at the huddle"
    card, form = demo.get_by_role("article", name=title), demo.get_by_role("dialog")
    for kind, choice in (("Touchpoint", "No touchpoint"), ("Lever", "Fix the pit"), ("Control", "Escalate")):
        card.get_by_role("button", name="Adjust").click()
        form.get_by_role("button", name=kind).click()
        form.get_by_label(kind).select_option(label=choice)
        form.get_by_label("Why?").fill(f"{kind} was a guess")
        form.get_by_role("button", name="Save").click()
        expect(form).to_be_hidden()
        expect(card).to_contain_text(f"{choice}: {kind} was a guess")
    expect(card.locator(".tags")).to_have_text("Fix the pitnorth_eastEscalate")
    card.get_by_role("button", name=title, exact=True).click()
    expect(demo.get_by_role("listitem").filter(has_text="Lever: Fix the pit")).to_contain_text(
        "Lever was a guess"
    )


def test_a_gain_leads_to_a_form_that_knows_it(demo: Page) -> None:
    demo.get_by_role("link", name="Insights").click()
    demo.wait_for_url("**/insights?*")
    settle(demo)
    demo.get_by_role("button", name="Plan an action: First thank-you").click()
    demo.wait_for_url("**/actions?*")
    form = demo.get_by_role("dialog")
    expect(form.get_by_label("Lever")).to_have_value("build-peak")
    expect(form.get_by_label("Touchpoint").locator("option:checked")).to_have_text("First thank-you")
    form.get_by_role("button", name="Cancel").first.click()
    expect(form).to_be_hidden()
    demo.reload()
    settle(demo)
    expect(form).to_be_hidden()


def test_what_waits_is_started_and_the_last_change_undone(demo: Page) -> None:
    form, title = demo.get_by_role("dialog"), "Sit beside the first ten calls"
    demo.get_by_role("button", name="New action").click()
    form.get_by_label("What will be done").fill(title)
    form.get_by_label("When").select_option("next")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_be_hidden()
    expect(demo.get_by_role("heading", level=1)).to_have_text("Three open actions, one stuck")
    demo.get_by_role("button", name=f"Start: {title}").click()
    expect(demo.get_by_role("article", name=title)).to_be_visible()
    demo.get_by_role("button", name="Undo").click()
    expect(demo.get_by_role("article", name=title)).to_be_hidden()
    expect(demo.get_by_role("button", name=f"Start: {title}")).to_be_visible()


def test_the_table_filters_while_one_types_and_keeps_the_place(demo: Page) -> None:
    demo.get_by_role("button", name="Table", exact=True).click()
    search = demo.get_by_role("searchbox", name="Search")
    search.press_sequentially("thank")
    rows = demo.get_by_role("row")
    expect(rows).to_have_count(2)
    expect(search).to_be_focused()
    expect(search).to_have_value("thank")
    demo.get_by_role("button", name="Clear the filters").click()
    expect(rows).to_have_count(4)
    demo.get_by_role("button", name="Late 1").click()
    expect(rows).to_have_count(2)


def test_every_view_and_the_form_pass_axe_by_day_and_by_night_and_fit_a_phone(
    demo: Page, both_themes: Callable[[Page], list[str]]
) -> None:
    for view in ("Plan", "By person", "Calendar", "Table"):
        button = demo.get_by_role("button", name=view, exact=True)
        if button.get_attribute("aria-pressed") != "true":  # what is shown would only fade and come back
            button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        settle(demo)
        assert both_themes(demo) == [], view
        demo.set_viewport_size({"width": 390, "height": 844})
        assert demo.evaluate("document.documentElement.scrollWidth") == 390, view
        demo.set_viewport_size({"width": 1440, "height": 900})
    demo.set_viewport_size({"width": 390, "height": 844})
    more = demo.get_by_role("button", name="More", exact=True)
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    assert both_themes(demo) == []
    demo.get_by_role("button", name="New action").click()
    assert both_themes(demo) == []


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_on_a_phone_the_first_card_stands_under_two_lines_of_controls(
    visit: Visit, app: RunningEximap, language: str
) -> None:
    page = visit(f"/actions?journey={stored_demo(app)}&lang={language}", language=language, width=390)
    card, controls = page.get_by_role("article").first, page.locator(".hd :is(.tools, .flags)")
    expect(card).to_be_visible()
    boxes = [box for one in controls.all() if (box := one.bounding_box())]
    assert sum(box["height"] for box in boxes) <= 2 * 44
    assert (card.bounding_box() or {})["y"] < 844 / 2
    small = [
        button.inner_text()
        for button in page.locator("main :is(.tools, .flags, .acts) :is(button, select, a)").all()
        if (box := button.bounding_box()) and box["height"] < 44
    ]
    assert small == []
