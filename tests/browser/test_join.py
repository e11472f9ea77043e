"""Phones in a real browser: joining, scoring, voting, writing, and what goes wrong in a meeting room."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from eximap.domain.contribution import Dots, Scored, Written
from eximap.domain.journey import NoteKind
from eximap.domain.phase import Ask, PhaseKind
from eximap.domain.release import Mode
from tests.browser.conftest import SETTLED, Visit, every_look
from tests.browser.desk import Desk
from tests.browser.running import RunningEximap

PATIENT = 30_000  # milliseconds: a phone tries again after some seconds, and test machines are busy


@pytest.fixture
def desk(app: RunningEximap) -> Desk:
    return Desk(app)


def arrive(page: Page) -> None:
    page.wait_for_selector(SETTLED, timeout=PATIENT)
    expect(page.locator(".phone h1").first).to_be_visible(timeout=PATIENT)


def start(visit: Visit, desk: Desk, **look: Any) -> Page:
    """A phone that has scanned the code and pressed the one button."""
    page = visit(f"/join/{desk.code}", width=390, height=844, **look)
    arrive(page)
    page.locator("button[type=submit]").click()
    expect(page.locator(".door")).to_have_count(0, timeout=PATIENT)
    return page


def hand_in(page: Page, faces: tuple[str, ...] = ("Good", "Hard", "Great")) -> None:
    """A whole sheet, one tap a touchpoint."""
    for n, face in enumerate(faces, 1):
        expect(page.get_by_text(f"{n} of 3")).to_be_visible(timeout=PATIENT)
        page.get_by_role("radio", name=face).click()
    expect(page.get_by_role("heading", name="Which one stays with you?")).to_be_visible(timeout=PATIENT)
    page.get_by_role("radio", name="Hand up").click()
    page.get_by_role("radio", name="Neither").click()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_role("heading", name="Your sheet is handed in")).to_be_visible(timeout=PATIENT)


def all_sent(page: Page) -> None:
    """Waits until nothing waits in this browser."""
    page.wait_for_function(
        """() => Object.entries(localStorage).concat(Object.entries(sessionStorage))
            .every(([key, value]) => !key.endsWith('.post') || value === '[]')""",
        timeout=2 * PATIENT,
    )


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is under 44 px in one direction."""
    return page.locator(".phone :is(button,a,select,textarea,input,summary):visible").evaluate_all(
        """targets => targets.map(target => [target.innerText, target.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44)
            .map(([text, box]) => `${text} ${box.width} × ${box.height}`)"""
    )


def test_one_tap_after_the_link_the_first_question_is_there(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE)
    page = visit(f"/join/{desk.code.lower()}", width=360, height=640)
    arrive(page)
    expect(page.get_by_text("We keep your answers as one sheet")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="Huddle")).to_be_visible(timeout=PATIENT)
    assert small_targets(page) == []
    assert fits(page)
    assert page.locator(".foot").bounding_box()["y"] < 640 - 60  # type: ignore[index]
    hand_in(page)
    page.get_by_role("button", name="Change my answers").click()
    page.get_by_role("radio", name="Awful").click()
    expect(page.get_by_text("2 of 3")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Not met yet").click()
    expect(page.get_by_text("3 of 3")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_role("heading", name="Your sheet is handed in")).to_be_visible(timeout=PATIENT)
    all_sent(page)
    scores = {c.touchpoint: c.score for c in desk.stored(PhaseKind.SCORE) if isinstance(c, Scored)}
    assert scores == {"huddle": -2, "hand-up": None, "logging-off": 2}
    assert desk.finished(PhaseKind.SCORE) == 1


def test_a_code_is_forgiven_its_blanks_and_letters_and_never_says_why_it_is_closed(
    visit: Visit, desk: Desk
) -> None:
    desk.open(PhaseKind.SCORE)
    page = visit("/join", width=360, height=640)
    arrive(page)
    field = page.get_by_label("Code")
    field.fill("B8")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_contain_text("A code has six signs.", timeout=PATIENT)
    unknown = "CCCCCC" if desk.code != "CCCCCC" else "DDDDDD"
    field.fill(unknown)
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/join?**closed=1")
    arrive(page)
    expect(page.get_by_role("alert")).to_contain_text("doesn’t open a workshop just now")
    page.get_by_label("Code").fill(f" {desk.code[:3].lower()} - {desk.code[3:].lower()}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start")).to_be_visible(timeout=PATIENT)


def test_answers_given_without_a_network_wait_and_arrive_in_order(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE)
    page = start(visit, desk)
    page.get_by_role("radio", name="Good").click()
    all_sent(page)
    page.context.set_offline(True)
    for n, face in ((2, "Hard"), (3, "Awful")):
        expect(page.get_by_text(f"{n} of 3")).to_be_visible()
        page.get_by_role("radio", name=face).click()
    expect(page.get_by_role("status").first).to_contain_text("2 answers wait on this phone", timeout=PATIENT)
    expect(page.get_by_text("1 sent, 2 waiting")).to_be_visible()
    expect(page.locator(".pieces .w")).to_have_count(2)
    page.context.set_offline(False)
    all_sent(page)
    expect(page.locator(".no-line")).to_have_count(0, timeout=PATIENT)
    assert {c.score for c in desk.stored(PhaseKind.SCORE) if isinstance(c, Scored)} == {-2, -1, 1}


def test_a_kill_in_the_middle_of_a_vote_loses_no_dot_and_doubles_none(
    visit: Visit, desk: Desk, app: RunningEximap
) -> None:
    desk.open(PhaseKind.VOTE, notes=("No permission to end it", "You carry it into the next call"))
    page = start(visit, desk)
    give = page.get_by_role("button", name=re.compile("^Give a dot"))
    give.nth(0).click()
    give.nth(1).click()
    app.kill()
    give.nth(0).click()
    give.nth(0).click()
    expect(page.get_by_text("No connection.")).to_be_visible(timeout=PATIENT)
    expect(page.get_by_text("1 dot left")).to_be_visible()
    app.start()
    all_sent(page)
    assert sorted((c.target, c.dots) for c in desk.stored(PhaseKind.VOTE) if isinstance(c, Dots)) == [
        ("n0", 3),
        ("n1", 1),
    ]


def test_what_came_too_late_stays_readable_with_one_sentence(
    visit: Visit, desk: Desk, app: RunningEximap
) -> None:
    desk.open(PhaseKind.WRITE, PhaseKind.SCORE)
    page = start(visit, desk)
    app.kill()
    page.get_by_label("Your words").fill("Nobody told us <b>anything</b>")
    page.get_by_role("button", name="Send").click()
    desk.go(PhaseKind.SCORE)
    refused = page.locator(".refused")
    expect(refused).to_contain_text("This part is over", timeout=2 * PATIENT)
    expect(refused.locator("blockquote")).to_have_text("Nobody told us <b>anything</b>")
    page.reload()
    expect(page.locator(".refused blockquote")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="All right").click()
    expect(page.locator(".refused")).to_have_count(0)


def test_eyes_up_freezes_the_phone_and_keeps_what_was_typed(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.WRITE)
    page = start(visit, desk)
    page.get_by_role("radio", name="Itch").click()
    page.get_by_label("Your words").fill("the one whom oth")

    desk.eyes_up(True)
    expect(page.get_by_role("heading", name="Eyes up")).to_be_visible(timeout=2 * PATIENT)
    page.reload()
    expect(page.get_by_role("heading", name="Eyes up")).to_be_visible(timeout=PATIENT)
    desk.eyes_up(False)
    expect(page.get_by_role("heading", name="Eyes up")).to_have_count(0, timeout=2 * PATIENT)
    expect(page.get_by_label("Your words")).to_have_value("the one whom oth")
    expect(page.get_by_role("radio", name="Itch")).to_have_attribute("aria-checked", "true")
    page.get_by_role("button", name="Send").click()
    all_sent(page)
    written = [c for c in desk.stored(PhaseKind.WRITE) if isinstance(c, Written)]
    assert [(c.note, c.text) for c in written] == [(NoteKind.ITCH, "the one whom oth")]


def test_two_tabs_of_one_phone_are_one_seat(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE)
    page = start(visit, desk)
    page.get_by_role("radio", name="Good").click()
    all_sent(page)
    second = page.context.new_page()
    second.goto(page.url)
    arrive(second)
    expect(second.get_by_text("2 of 3")).to_be_visible(timeout=PATIENT)
    second.get_by_role("button", name="Back").click()
    expect(second.get_by_role("radio", name="Good")).to_have_attribute("aria-checked", "true")
    second.get_by_role("radio", name="Awful").click()
    page.get_by_role("radio", name="Great").click()
    all_sent(page)
    all_sent(second)
    scores = {c.touchpoint: c.score for c in desk.stored(PhaseKind.SCORE) if isinstance(c, Scored)}
    assert scores == {"huddle": -2, "hand-up": 2}


def test_the_way_back_and_a_closed_browser_lose_nothing(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE)
    page = start(visit, desk)
    page.get_by_role("radio", name="Good").click()
    all_sent(page)
    page.goto("about:blank")
    page.go_back()
    expect(page.get_by_text("2 of 3")).to_be_visible(timeout=PATIENT)
    again = page.context.new_page()
    page.close()
    again.goto(f"{desk.app.url}/join/{desk.code}")
    expect(again.get_by_text("2 of 3")).to_be_visible(timeout=PATIENT)


def test_a_late_sheet_is_caught_up_with_after_scoring_went_by(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE, PhaseKind.WRITE)
    desk.go(PhaseKind.WRITE)
    page = start(visit, desk)
    page.get_by_role("button", name="Finish it").click()
    hand_in(page)
    expect(page.get_by_text("It waits until there are enough late sheets")).to_be_visible()
    page.get_by_role("button", name="Back to the workshop").click()
    expect(page.get_by_role("heading", name="What was it like?")).to_be_visible(timeout=PATIENT)
    all_sent(page)
    assert desk.finished(PhaseKind.SCORE) == 1


def test_a_named_workshop_asks_the_name_first(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE, mode=Mode.NAMED)
    page = visit(f"/join/{desk.code}", width=360, height=640)
    arrive(page)
    expect(page.get_by_text("Your name stands beside your answers.")).to_be_visible()
    page.get_by_label("Your name").fill("Dana")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="Huddle")).to_be_visible(timeout=PATIENT)


def test_at_a_kiosk_the_next_person_finds_nothing_of_the_last(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.SCORE)
    page = visit(f"/kiosk/{desk.id}", width=1024, height=768)
    for faces in (("Good", "Hard", "Great"), ("Awful", "Awful", "Awful")):
        expect(page.get_by_role("heading", name="Next person")).to_be_visible(timeout=PATIENT)
        page.get_by_role("button", name="Start").click()
        hand_in(page, faces)
        all_sent(page)
        page.get_by_role("button", name="I’m leaving").click()
        expect(page.get_by_role("heading", name="Next person")).to_be_visible(timeout=PATIENT)
        kept = page.evaluate(
            "JSON.stringify([...Object.values(sessionStorage), ...Object.values(localStorage)])"
        )
        assert "scored" not in kept
        assert not re.search("[0-9a-f]{40}", kept)
    page.reload()
    expect(page.get_by_role("heading", name="Next person")).to_be_visible(timeout=PATIENT)
    assert desk.finished(PhaseKind.SCORE) == 2


def test_an_empty_chair_is_asked_and_cleared(visit: Visit, desk: Desk, new_context: Any) -> None:
    desk.open(PhaseKind.SCORE)
    context: BrowserContext = new_context(viewport={"width": 1024, "height": 768}, locale="en-GB")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{desk.app.url}/kiosk/{desk.id}")
    arrive(page)
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(2000)
    expect(page.get_by_role("heading", name="Huddle")).to_be_visible(timeout=PATIENT)
    page.clock.run_for(125_000)
    expect(page.get_by_role("heading", name="Are you still there?")).to_be_visible(timeout=PATIENT)
    page.get_by_role("button", name="I’m still here").click()
    expect(page.get_by_role("heading", name="Are you still there?")).to_have_count(0)
    page.clock.run_for(155_000)
    expect(page.get_by_role("heading", name="Next person")).to_be_visible(timeout=PATIENT)


@every_look
def test_every_screen_is_accessible_and_fits(
    visit: Visit,
    desk: Desk,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    kinds = (PhaseKind.SCORE, PhaseKind.VOTE, PhaseKind.IDEAS, PhaseKind.PLAN)
    desk.open(*kinds, notes=("No permission to end it",), asks=frozenset(Ask))
    page = visit(f"/join/{desk.code}", language=language, color_scheme=scheme, width=width, height=800)
    arrive(page)

    def judge() -> None:
        assert axe(page) == []
        assert small_targets(page) == []
        assert fits(page)
        bigger = "n => { n.getRootNode().host; n.style.fontSize = '34px' }"
        page.locator(".phone").evaluate(bigger)
        assert fits(page)
        page.locator(".phone").evaluate("n => { n.style.fontSize = '' }")

    judge()
    page.locator("button[type=submit]").click()
    page.locator(".face-row").first.wait_for(timeout=PATIENT)
    page.locator(".face-row").nth(1).click()
    page.locator(".besides").wait_for()
    judge()
    for kind in kinds[1:]:
        desk.go(kind)
        page.reload()
        arrive(page)
        judge()
