"""One workshop from its first to its last phase: a wall, three phones in three languages, a shared PC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.prepared import open_map
from tests.browser.running import RunningEximap
from tests.browser.test_join import all_sent, arrive
from tests.browser.test_workshop import address, now, step

PATIENT = 30_000
TOUCHPOINTS = ("Huddle", "Hand up", "Logging off")
PROPOSED = "en coffee"
PAINS = {"en": "Nobody picks up", "zh": "举手没人来", "ru": "Никто не подходит"}


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody's screens."""

    lead: Page
    wall: Page
    phones: dict[str, Page]
    kiosk: Page

    def go(self, kind: str, heading: str, sure: str | None = None) -> None:
        """The lead goes to a phase; the wall follows."""
        step(self.lead, kind).click()
        if sure is not None:
            self.lead.get_by_role("dialog").get_by_role("button", name=sure).click()
        expect(now(self.wall)).to_contain_text(kind, timeout=PATIENT)
        expect(self.wall.get_by_role("heading", name=heading)).to_be_visible(timeout=PATIENT)

    def each(self, does: Callable[[str, Page], None]) -> None:
        """What every phone does, one after the other; all of it has arrived afterwards."""
        for language, phone in self.phones.items():
            does(language, phone)
        for phone in self.phones.values():
            all_sent(phone)

    def two_at_the_kiosk(self, does: Callable[[int, Page], None]) -> None:
        """Two people sit down at the shared PC, one after the other."""
        for n in range(2):
            self.kiosk.locator("[data-f=start]").click(timeout=PATIENT)
            does(n, self.kiosk)
            all_sent(self.kiosk)
            self.kiosk.locator(".leave").click()
        expect(self.kiosk.locator("[data-f=start]")).to_be_visible(timeout=PATIENT)


def score(page: Page, faces: tuple[int, ...], then: str = "") -> None:
    """A whole sheet in any language: faces by score, the first touchpoint stays, all in all neither.

    `then` is said of what comes next.
    """
    for name, value in zip((*TOUCHPOINTS, PROPOSED), faces, strict=True):
        expect(page.locator(".question h1")).to_have_text(name, timeout=PATIENT)
        page.locator(f"[data-f=face{value}]").click()
    page.locator(".stay").first.click(timeout=PATIENT)
    page.locator("[data-f=allface0]").click()
    page.locator(".slot-foot .btn.p, footer .btn.p, .btn.wide.p").last.click()
    expect(page.locator(".calm")).to_contain_text(then, timeout=PATIENT)


def send(page: Page, text: str) -> None:
    """Writes one text in the phase that is on."""
    page.locator("[data-f=text]").fill(text, timeout=PATIENT)
    page.locator("form .btn.wide.p").click()
    expect(page.locator(".own")).to_contain_text(text, timeout=PATIENT)


def vote(page: Page, note: int) -> None:
    """Two dots on the note that stands there as the nth."""
    give = page.locator(".n").nth(note).locator("[data-f$=add]")
    give.click(timeout=PATIENT)
    expect(page.locator(".n").nth(note).locator(".pm b")).to_have_text("1")
    give.click()


def poll(page: Page, dissatisfied: int) -> None:
    """The four questions of readiness."""
    factors = page.locator(".factor")
    expect(factors).to_have_count(4, timeout=PATIENT)
    for n, value in enumerate((dissatisfied, 7, 6, 3)):
        factors.nth(n).get_by_role("radio", name=str(value), exact=True).click()
    page.locator(".btn.wide.p").click()
    expect(page.get_by_role("status").last).to_be_visible(timeout=PATIENT)


def opened(visit: Visit, app: RunningEximap) -> Room:
    """A journey of three touchpoints, all nine phases, and everybody in the room."""
    shift = open_map(visit, app, f"{TOUCHPOINTS[0]}\n{TOUCHPOINTS[1]}\n\n{TOUCHPOINTS[2]}")
    lead = shift.page
    lead.get_by_role("link", name="Workshop").click()
    lead.get_by_role("radio", name="90 minutes").click(timeout=PATIENT)
    lead.get_by_role("button", name="Open a workshop").click()
    expect(lead.get_by_role("navigation", name="Phases")).to_be_visible(timeout=PATIENT)
    code = lead.locator(".code").inner_text().replace(" ", "")
    wall = visit(address(shift.journey, view="projector"), width=1920, height=1080)
    lead.get_by_role("button", name="More").click()
    shared_pc = lead.get_by_role("link", name="Make this PC the shared one").get_attribute("href")
    kiosk = visit(f"/{shared_pc}")
    lead.get_by_role("button", name="Close").click()
    phones = {one: visit(f"/join/{code}", language=one, width=390, height=844) for one in PAINS}
    for phone in phones.values():
        arrive(phone)
        phone.locator("button[type=submit]").click()
        expect(phone.locator(".door")).to_have_count(0, timeout=PATIENT)
    return Room(lead, wall, phones, kiosk)


def propose(room: Room) -> None:
    """People propose touchpoints; the lead places one."""
    expect(now(room.wall)).to_contain_text("Map", timeout=PATIENT)
    room.each(lambda language, phone: send(phone, f"{language} coffee"))
    expect(room.wall.locator(".incoming")).to_contain_text("ru coffee", timeout=PATIENT)
    coffee = room.lead.locator("article").filter(has_text=PROPOSED)
    coffee.get_by_role("button", name="Place").click()
    room.lead.get_by_role("dialog").get_by_label("Stage").select_option(index=1)
    room.lead.get_by_role("dialog").get_by_role("button", name="Place").click()
    expect(room.wall.locator(".stages2")).to_contain_text(PROPOSED, timeout=PATIENT)


def score_all(room: Room) -> None:
    """Three phones, and two people one after the other at the shared PC."""
    room.go("Score", "How did each touchpoint feel to you?")
    room.each(lambda _, phone: score(phone, (1, -2, 2, 1)))
    room.two_at_the_kiosk(lambda n, page: score(page, (n, -2, 1, 0), then="I’m leaving"))
    expect(room.wall.locator(".figure")).to_contain_text("5 of 5", timeout=PATIENT)


def reveal(room: Room) -> None:
    """The release on the wall and on every phone."""
    room.go("Reveal", "The average says fine. What is remembered may not.", sure="Reveal")
    expect(room.wall.get_by_text("−2.0").first).to_be_visible(timeout=PATIENT)
    for phone in room.phones.values():
        expect(phone.locator("svg").first).to_be_visible(timeout=PATIENT)


def write(room: Room) -> None:
    """Pains in three scripts, blind until the phase ends."""
    room.go("Write", "What hurts, what does you good?")
    room.each(lambda language, phone: send(phone, PAINS[language]))
    expect(room.wall.get_by_text(PAINS["en"])).to_have_count(0)
    room.lead.locator("[data-key=after]").click()
    room.lead.get_by_role("dialog").get_by_role("button", name="Show the notes").click()
    for text in PAINS.values():
        expect(room.wall.get_by_text(text)).to_be_visible(timeout=PATIENT)


def group(room: Room) -> None:
    """Two notes that say the same."""
    room.go("Group", "Which notes say the same?")
    cards = room.lead.locator(".board article")
    expect(cards).to_have_count(3, timeout=PATIENT)
    room.lead.get_by_role("button", name=f"Group this note: {PAINS['zh']}").click()
    room.lead.get_by_role("dialog").get_by_label("Under which note").select_option(
        label=f"Huddle: {PAINS['en']}"
    )
    room.lead.get_by_role("dialog").get_by_role("button", name="Group them").click()
    expect(room.wall.locator(".under")).to_contain_text(PAINS["zh"], timeout=PATIENT)


def vote_all(room: Room) -> None:
    """Five people vote, blind until the result."""
    room.go("Vote", "What matters most?")
    room.each(lambda _, phone: vote(phone, 0))
    room.two_at_the_kiosk(lambda _, page: vote(page, 1))
    room.lead.locator("[data-key=after]").click()
    room.lead.get_by_role("dialog").get_by_role("button", name="Show the result").click()
    expect(room.wall.locator(".ranking li").first).to_contain_text("6", timeout=PATIENT)


def peaks(room: Room) -> None:
    """What the lead could do; one is chosen."""
    room.go("Peaks", "What could the lead visibly do here?")
    room.each(lambda language, phone: send(phone, f"{language} walks over"))
    behaviour = room.lead.locator("article").filter(has_text="en walks over")
    behaviour.get_by_role("button", name="Choose this").click(timeout=PATIENT)
    expect(room.wall.locator(".behaviour").filter(has_text="en walks over")).to_be_visible(timeout=PATIENT)


def ideas(room: Room) -> None:
    """Ideas come onto the map."""
    room.go("Ideas", "What could be different?")
    room.each(lambda language, phone: send(phone, f"{language} bell"))
    room.lead.get_by_role("button", name="Put them on the map and weigh them").click(timeout=PATIENT)
    expect(room.wall.locator(".weighed")).to_contain_text("ru bell", timeout=PATIENT)


def plan(room: Room) -> None:
    """Readiness, and one action."""
    room.go("Plan", "What do we start with?")
    room.each(lambda _, phone: poll(phone, 9))
    room.two_at_the_kiosk(lambda _, page: poll(page, 1))
    expect(room.wall.locator(".ready")).to_contain_text("5", timeout=PATIENT)
    room.lead.get_by_label("What will be done").fill("A bell at each desk")
    room.lead.get_by_label("Owner").fill("Marta")
    room.lead.get_by_label("Due").fill("2030-01-18")
    room.lead.get_by_role("button", name="Plan it").click()
    expect(room.wall.locator(".act3")).to_contain_text("Marta", timeout=PATIENT)


def end(room: Room) -> None:
    """Nothing of it is left on a phone; the wall keeps what came of it."""
    room.lead.get_by_role("button", name="End the workshop").last.click()
    room.lead.get_by_role("dialog").get_by_role("button", name="End it for good").click()
    expect(room.lead.get_by_role("heading", name="What came of it")).to_be_visible(timeout=PATIENT)
    expect(room.lead.locator(".sum-curve svg").first).to_be_visible(timeout=PATIENT)
    expect(room.wall.get_by_role("heading", name="What came of it")).to_be_visible(timeout=PATIENT)
    expect(room.wall.get_by_role("button")).to_have_count(0)
    for phone in (*room.phones.values(), room.kiosk):
        expect(phone.locator(".said-list")).to_be_visible(timeout=PATIENT)


def test_a_whole_workshop_from_the_first_touchpoint_to_the_plan(visit: Visit, app: RunningEximap) -> None:
    room = opened(visit, app)
    propose(room)
    score_all(room)
    reveal(room)
    write(room)
    group(room)
    vote_all(room)
    peaks(room)
    ideas(room)
    plan(room)
    end(room)
