"""What goes wrong in a meeting room while the workshop goes on: no acknowledged input is lost or doubled."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from benchmarks.crowd import Crowd
from benchmarks.phone import Message
from benchmarks.team import Opened, compared, workshop_in
from benchmarks.visitor import Visitor
from eximap.domain.contribution import Dots, Scored
from eximap.domain.phase import PhaseKind
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit
from tests.browser.desk import Desk
from tests.browser.running import RunningEximap
from tests.browser.test_join import PATIENT, all_sent, arrive, start
from tests.ui.scoring import JOURNEY

ROOM = "eximap_workshop"
# The page's own channel, for a test to close or to silence as a phone's system does.
KEEP_THE_CHANNEL = """() => {
  const Real = window.WebSocket;
  window.channels = [];
  window.WebSocket = class extends Real {
    constructor(url, ...more) {
      super(url, ...more);
      if (String(url).includes('/eximap/phone')) window.channels.push(this);
    }
  };
}"""
CLOSED = "() => window.channels.at(-1).close()"
SILENT = "() => { window.channels.at(-1).onmessage = null; }"
LOOKED_AT = "() => document.dispatchEvent(new Event('visibilitychange'))"


class Facilitator:
    """Leads while the application runs, from a page of their own."""

    def __init__(self, page: Visitor, desk: Desk) -> None:
        self._page, self._desk = page, desk

    def ask(self, kind: str, **more: object) -> None:
        """One press on the room's screen, carried out."""
        op_id = str(uuid4())
        about = {"op_id": op_id, "expected": None, "kind": kind, "workshop": self._desk.id}
        self._page.pull(ROOM, outbox=[{**about, **more}])
        assert op_id in self._page.data[ROOM]["ack"]["done"]


@pytest.fixture
def desk(app: RunningEximap) -> Desk:
    return Desk(app)


@pytest.fixture
def leading() -> Iterator[ExitStack]:
    with ExitStack() as until_the_end:
        yield until_the_end


def facilitator(leading: ExitStack, desk: Desk) -> Facilitator:
    query = {"journey": JOURNEY.id, "lang": "en"}
    page = leading.enter_context(Visitor(desk.app.url, "workshop", query))
    page.rerun()
    return Facilitator(page, desk)


def lit(page: Page, name: str) -> None:
    """Waits until the phone says that the room is looking at this touchpoint."""
    expect(page.get_by_text(f"The room is looking at: {name}")).to_be_visible(timeout=PATIENT)


def with_channel(visit: Visit, desk: Desk) -> Page:
    """A phone whose live channel the test can reach."""
    page = start(visit, desk)
    page.add_init_script(f"({KEEP_THE_CHANNEL})()")
    page.reload()
    arrive(page)
    page.wait_for_function("() => window.channels.at(-1)?.readyState === 1")
    return page


def test_the_room_goes_on_while_a_phone_is_out_of_reach(visit: Visit, desk: Desk, leading: ExitStack) -> None:
    desk.open(PhaseKind.SCORE, PhaseKind.WRITE)
    lead, page = facilitator(leading, desk), start(visit, desk)
    page.context.set_offline(True)
    page.get_by_role("radio", name="Good").click()
    expect(page.get_by_text("2 of 3")).to_be_visible()
    page.get_by_role("radio", name="Awful").click()
    expect(page.get_by_text("No connection.")).to_be_visible(timeout=PATIENT)
    lead.ask("go", phase=PhaseKind.WRITE.value)
    page.wait_for_timeout(1000)  # nothing reaches it; the 30 seconds that a lift takes are the same to it
    expect(page.get_by_text("3 of 3")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="What was it like?")).to_be_visible(timeout=2 * PATIENT)
    all_sent(page)
    expect(page.locator(".refused")).to_have_count(0)  # scores are taken until the end
    expect(page.get_by_text("Your sheet isn’t handed in yet")).to_be_visible(timeout=PATIENT)
    leading.close()
    scores = {c.touchpoint: c.score for c in desk.stored(PhaseKind.SCORE) if isinstance(c, Scored)}
    assert scores == {"huddle": 1, "hand-up": -2}


def test_a_lock_screen_that_closed_the_channel_hides_nothing(
    visit: Visit, desk: Desk, leading: ExitStack
) -> None:
    desk.open(PhaseKind.SCORE)
    lead, page = facilitator(leading, desk), with_channel(visit, desk)
    lead.ask("highlight", touchpoint="hand-up")
    lit(page, "Hand up")
    page.evaluate(CLOSED)
    lead.ask("highlight", touchpoint="logging-off")
    page.evaluate(LOOKED_AT)
    lit(page, "Logging off")
    expect(page.get_by_text("No connection.")).to_have_count(0)
    leading.close()


def test_a_channel_that_only_looks_open_is_found_out(visit: Visit, desk: Desk, leading: ExitStack) -> None:
    desk.open(PhaseKind.SCORE)
    lead, page = facilitator(leading, desk), with_channel(visit, desk)
    page.evaluate(SILENT)
    lead.ask("highlight", touchpoint="hand-up")
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 45_000; }")  # it was locked so long
    page.evaluate(LOOKED_AT)
    lit(page, "Hand up")
    leading.close()


def test_two_tabs_without_a_network_both_bring_what_they_have(visit: Visit, desk: Desk) -> None:
    desk.open(PhaseKind.VOTE, notes=("No permission to end it", "You carry it into the next call"))
    page = start(visit, desk)
    second = page.context.new_page()
    second.goto(page.url)
    arrive(second)
    page.context.set_offline(True)
    for tab, note in ((page, 0), (second, 1)):
        tab.get_by_role("button", name=re.compile("^Give a dot")).nth(note).click()
    expect(page.get_by_text("3 dots left")).to_be_visible(timeout=PATIENT)  # each knows of the other's
    expect(second.get_by_text("3 dots left")).to_be_visible(timeout=PATIENT)
    page.context.set_offline(False)
    all_sent(page)
    all_sent(second)
    assert dots(desk) == [("n0", 1), ("n1", 1)]


def test_what_waits_survives_the_way_back_over_a_restart(
    visit: Visit, desk: Desk, app: RunningEximap
) -> None:
    desk.open(PhaseKind.VOTE, notes=("No permission to end it",))
    page = start(visit, desk)
    give = page.get_by_role("button", name=re.compile("^Give a dot"))
    give.first.click()
    all_sent(page)
    app.kill()
    give.first.click()
    expect(page.get_by_text("3 dots left")).to_be_visible()
    page.goto("about:blank")
    app.start()
    page.go_back()
    arrive(page)
    expect(page.get_by_text("3 dots left")).to_be_visible(timeout=PATIENT)
    all_sent(page)
    assert dots(desk) == [("n0", 2)]


def dots(desk: Desk) -> list[tuple[str, int]]:
    return sorted((c.target, c.dots) for c in desk.stored(PhaseKind.VOTE) if isinstance(c, Dots))


@pytest.mark.parametrize("after", [1, 20, 60])
def test_a_kill_among_many_phones_loses_no_input_and_doubles_none(app: RunningEximap, after: int) -> None:
    """Ten phones without a browser, whose inputs all come at once.

    The server is killed once so many of them are acknowledged.
    """
    it = app.ask(_workshop)
    crowd = Crowd(app.url, it.code, 10, lambda n: random.Random(n))

    async def held() -> None:
        await crowd.join(0.0)
        scoring = asyncio.create_task(crowd.all_at_once(PhaseKind.SCORE))
        while acknowledged() < after:
            await asyncio.sleep(0)
        app.kill()
        with suppress(BaseExceptionGroup):  # the phones have lost their server, or were just done
            await scoring
        before.append(acknowledged())
        await asyncio.to_thread(app.start)
        for phone in crowd.phones:
            await phone.come_back(unheard=0)
        await crowd.leave()

    def acknowledged() -> int:
        return sum(len(phone.said.get(it.phases[PhaseKind.SCORE], {})) for phone in crowd.phones)

    before: list[int] = []
    with ThreadPoolExecutor(1) as apart:  # Playwright's own loop runs in this thread
        apart.submit(asyncio.run, held()).result()
    said = app.ask(_compared, it, [phone.said for phone in crowd.phones])
    assert said >= sum(before)
    assert said > 0


def _workshop(store: Store, secrets: SecretFiles) -> Opened:
    return workshop_in(store, secrets, "killed")


def _compared(store: Store, _: SecretFiles, it: Opened, said: list[dict[str, dict[str, Message]]]) -> int:
    return compared(store, it, said)
