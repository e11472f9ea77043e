"""One action's whole life in a real browser: its page tells it right, in three languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keep_journeys
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit, settle
from tests.browser.prepared import open_demo_map
from tests.browser.running import RunningEximap
from tests.domain.maps import shift
from tests.ui.demo_visit import asked_again

LEAD = Caller(Role.LEAD, "lead")
TOUCHPOINT = "Logins and headset"
TITLE = "Whoever starts finds every login working"
LEARNT = "Ask IT ten days ahead"
# What the page says of the life that the test below leads, the note's and everybody's own words apart.
TOLD = {
    "en": (
        "Planned.",
        "Pain: “No CRM login until day 4”",
        "Handed over to Ivana Vuković.",
        "Confirmed beside the lead: Ivana Vuković.",
        "Handed to Dana Kim.",
        "Stuck on IT desk.",
        "Upward brief sent to Ana Ruiz.",
        "Decision by Ana Ruiz: Yes, changed",
        "2 figures",
        "Milestone reached: Ticket form agreed.",
        "Review: Replicate.",
        "Adopted by another team: Claims C.",
    ),
    "zh": (
        "移交给Ivana Vuković。",
        "卡在IT desk。",
        "已向Ana Ruiz请示。",
        "Ana Ruiz的决定：",
        "里程碑达成：Ticket form agreed。",
        "复盘：推广。",
        "别的团队采用了：Claims C。",
    ),
    "ru": (
        "Передано: Ivana Vuković.",
        "Застряло, нужен ответ: IT desk.",
        "Записка наверх отправлена, кому: Ana Ruiz.",
        "Решение, Ana Ruiz:",
        "Веха пройдена: Ticket form agreed.",
        "Итоги: Повторить в других командах.",
        "Переняли в другой команде: Claims C.",
    ),
}


def _form(page: Page) -> Locator:
    return page.get_by_role("dialog")


def _line(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=text).first


def _planned(visit: Visit, app: RunningEximap) -> Page:
    """From a note on the demo's map to the page of the action that answers it."""
    demo = open_demo_map(visit, app)
    page = demo.page
    demo.grid.get_by_role("group", name=re.compile("No CRM login until day 4")).press("a")
    form = _form(page)
    form.get_by_label("What will be done").fill(TITLE)
    form.get_by_label("First step").fill("Open the ticket with the contract")
    form.get_by_label("Owner").fill("Ivana Vuković")
    form.get_by_label("Due date").fill((date.today() + timedelta(days=30)).isoformat())
    form.get_by_label("What is counted").fill("Logins that work at nine")
    form.get_by_label("Today’s figure").fill("2")
    form.get_by_label("Aim").fill("9")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_be_hidden()
    page.get_by_role("button", name=TITLE, exact=True).click()
    _at_its_page(page)
    return page


def _at_its_page(page: Page) -> None:
    page.wait_for_url("**/action?*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def _handed_over(page: Page) -> None:
    page.get_by_role("button", name="Hand over", exact=True).click()
    form = _form(page)
    form.get_by_role("button", name="Hand over").click()
    expect(form.get_by_role("alert")).to_have_text("Write down at least one answer.")
    form.get_by_label("What is the goal, in your words?").fill("Nobody sits and waits")
    form.get_by_role("button", name="Hand over").click()
    expect(form).to_be_hidden()
    page.get_by_role("button", name="The owner says yes").click()
    expect(_line(page, "Confirmed beside the lead: Ivana Vuković.")).to_be_visible()


def _adjusted(page: Page, field: str, label: str, value: str, why: str) -> None:
    page.get_by_role("button", name="Adjust, with a reason").click()
    form = _form(page)
    form.get_by_role("button", name=field, exact=True).click()
    form.get_by_label(label, exact=True).fill(value)
    form.get_by_label("Why?").fill(why)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def _stuck(page: Page) -> None:
    """On the plan's card, and back to the page."""
    page.get_by_role("button", name="Back to the plan").click()
    mine = page.get_by_role("article", name=TITLE)
    mine.get_by_role("button", name="Stuck").click()
    form = _form(page)
    form.get_by_label("What is it stuck on?").fill("Tickets before the first day")
    form.get_by_label("On whom?").fill("IT desk")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    page.get_by_role("button", name=TITLE, exact=True).click()
    _at_its_page(page)


def _escalated_and_decided(page: Page) -> None:
    page.get_by_role("button", name="Ask upwards").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Upward brief")
    page.get_by_label("To", exact=True).fill("Ana Ruiz")
    page.get_by_label("The ask").fill("Let us open tickets before the first day")
    page.get_by_label("Decision wanted").fill("Tickets ten days ahead, from May on")
    page.get_by_label("By when").fill((date.today() + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Mark as sent").click()
    decision = page.get_by_role("form", name="Write down the decision")
    decision.get_by_role("radio", name="Yes, changed").check()
    decision.get_by_label("Because", exact=True).fill("Five days ahead, for now")
    decision.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_role("heading", name="Yes, changed")).to_be_visible()
    page.get_by_role("button", name=f"To the action: {TITLE}").click()
    _at_its_page(page)
    expect(_line(page, "Decision by Ana Ruiz: Yes, changed")).to_contain_text("Five days ahead, for now")


def _measured(page: Page) -> None:
    figures = page.get_by_label("Figures")
    figures.fill("2026-01-05, 3\nsoon\n2026-02-05, 5, spring intake")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Line 2, “soon”")
    expect(figures).to_have_value("soon")
    expect(page.get_by_role("img", name="From 3")).to_be_visible()
    figures.fill("2026-03-05, 8")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(figures).to_have_value("")
    page.get_by_label("Milestone", exact=True).fill("Ticket form agreed")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("checkbox", name="Ticket form agreed").click()
    expect(_line(page, "Milestone reached: Ticket form agreed.")).to_be_visible()
    expect(page.get_by_label("Milestone", exact=True)).to_have_value("")


def _scored_again(store: Store, secrets: SecretFiles, journey: str) -> None:
    """A second round in which this touchpoint alone went well for everybody."""
    from eximap import bootstrap

    asked_again(store, secrets, bootstrap.world(), LEAD, journey, TOUCHPOINT)


def _reviewed(page: Page) -> None:
    page.get_by_role("button", name="Review", exact=True).click()
    form = _form(page)
    form.get_by_label("What happened?").fill("All logins worked")
    form.get_by_label("Replicate").check()
    form.get_by_role("button", name="Keep the review").click()
    expect(form.get_by_role("alert")).to_contain_text("Say what was learnt")
    form.get_by_label("What was learnt?").fill(LEARNT)
    form.get_by_role("button", name="Keep the review").click()
    expect(form).to_be_hidden()
    expect(_line(page, "Review: Replicate.")).to_contain_text(LEARNT)


def _replicated(page: Page) -> None:
    """Into the playbook, in words for others."""
    page.get_by_role("button", name="To the playbook").click()
    form = _form(page)
    expect(form.get_by_label("Name", exact=True)).to_have_value(TITLE)
    form.get_by_label("What is done").fill("Open the ticket with the contract")
    form.get_by_role("button", name="Put into the playbook").click()
    expect(form).to_be_hidden()
    expect(page.get_by_role("heading", level=2, name=TITLE)).to_be_visible()


def _another_journey(store: Store, _: SecretFiles) -> None:
    from eximap import bootstrap

    keep_journeys.add(store, bootstrap.world(), LEAD, shift())


def _adopted(page: Page) -> None:
    """For a journey of another team, whose form starts from what the entry says."""
    page.get_by_label("Journey", exact=True).select_option("shift")
    page.get_by_role("button", name="All, 1").click()
    page.get_by_role("button", name="Adopt for").click()
    form = _form(page)
    expect(form.get_by_label("First step")).to_have_value("Open the ticket with the contract")
    form.get_by_label("Owner").fill("Lin")
    form.get_by_label("Your team, as others know it").fill("Claims C")
    form.get_by_role("button", name="Add to my plan").click()
    expect(form).to_be_hidden()
    expect(page.get_by_role("listitem").filter(has_text="Claims C")).to_be_visible()


def test_an_actions_whole_life(visit: Visit, app: RunningEximap, axe: Callable[[Page], list[str]]) -> None:
    page = _planned(visit, app)
    address = f"/action?{urlsplit(page.url).query}"
    _handed_over(page)
    later = date.today() + timedelta(days=60)
    _adjusted(page, "Due date", "Due date", later.isoformat(), "IT has one slot a week")
    _adjusted(page, "Owner", "Owner", "Dana Kim", "Ivana moves to nights")
    expect(_line(page, "Ivana moves to nights").locator("s")).to_have_text("Ivana Vuković")
    _stuck(page)
    _escalated_and_decided(page)
    _measured(page)
    app.ask(_scored_again, parse_qs(urlsplit(page.url).query)["journey"][0])
    page.reload()
    settle(page)
    expect(page.get_by_text("It got better.")).to_be_visible()
    assert axe(page) == []
    _reviewed(page)
    app.ask(_another_journey)
    _replicated(page)
    _adopted(page)
    for language, words in TOLD.items():
        told = visit(address.replace("lang=en", f"lang={language}"), language=language, width=390, height=844)
        for word in words:
            expect(_line(told, word)).to_be_visible()
        assert told.evaluate("document.documentElement.scrollWidth") <= 390
