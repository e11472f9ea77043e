"""A workshop over days: nobody meets, each part closes by itself, and everybody is told so in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from eximap import bootstrap
from eximap.domain.contribution import Closing, Scored
from eximap.domain.phase import PhaseKind
from eximap.usecases.ports import Secrets, Store
from tests.browser.conftest import Visit
from tests.browser.desk import Desk
from tests.browser.running import RunningEximap
from tests.browser.test_join import PATIENT, all_sent, hand_in, start
from tests.browser.test_workshop import address, now, step

A_DAY = timedelta(days=1)


@pytest.fixture
def desk(app: RunningEximap) -> Iterator[Desk]:
    """A workshop whose parts stay open for two days, for four and for six."""
    app.ask(_later, timedelta())
    kinds = PhaseKind.SCORE, PhaseKind.WRITE, PhaseKind.PEAKS
    closes = {kind: datetime.now(UTC) + days * A_DAY for kind, days in zip(kinds, (2, 4, 6), strict=True)}
    yield Desk(app).open(PhaseKind.SCORE, PhaseKind.REVEAL, *kinds[1:], closes=closes)
    app.ask(_later, timedelta())


def _later(_: Store, __: Secrets, by: timedelta) -> None:
    """The application's own clock is that much ahead from now on."""
    real = datetime.now
    ahead = SimpleNamespace(now=lambda zone=None: real(zone) + by, fromisoformat=datetime.fromisoformat)
    bootstrap.datetime = ahead  # type: ignore[assignment, misc]


def again(page: Page) -> None:
    """Somebody takes out the phone another day."""
    page.reload()
    expect(page.locator(".phone h1").first).to_be_visible(timeout=PATIENT)


def test_people_score_on_different_days_until_the_deadline_and_the_room_goes_on(
    app: RunningEximap, visit: Visit, desk: Desk
) -> None:
    lead = visit(address(desk.journey))
    expect(lead.locator(".deadline [role=status]")).to_contain_text("Open until", timeout=PATIENT)
    today, tomorrow, late = (start(visit, desk) for _ in range(3))
    expect(today.locator(".phone")).to_contain_text("until ")
    hand_in(today)
    expect(today.get_by_text("You can come back at any time before the deadline.")).to_be_visible()

    app.ask(_later, A_DAY)
    again(tomorrow)
    hand_in(tomorrow)
    late.get_by_role("radio", name="Good").click()
    all_sent(late)
    expect(lead.get_by_text("2 of 3 have finished.")).to_be_attached(timeout=PATIENT)

    app.ask(_later, 2 * A_DAY + timedelta(minutes=1))
    again(late)
    expect(late.get_by_text("The time for this part is over. What you sent is kept.")).to_be_visible(
        timeout=PATIENT
    )
    expect(late.get_by_role("radio", name="Great")).to_be_disabled()
    lead.reload()
    expect(lead.locator(".deadline [role=status]")).to_contain_text("Closed since", timeout=PATIENT)
    stored = desk.stored(PhaseKind.SCORE)
    assert [len([c for c in stored if isinstance(c, kind)]) for kind in (Scored, Closing)] == [7, 2]

    step(lead, "Write").click()
    expect(now(lead)).to_contain_text("Write", timeout=PATIENT)
    expect(lead.locator(".deadline [role=status]")).to_contain_text("Open until", timeout=PATIENT)
    for phone in (today, tomorrow, late):
        expect(phone.locator("[data-f=text]")).to_be_enabled(timeout=PATIENT)

    lead.get_by_role("button", name="Show the notes").click()
    lead.get_by_role("dialog").get_by_role("button", name="Show the notes").click()
    expect(lead.get_by_role("heading", name="What the notes say")).to_be_visible(timeout=PATIENT)
    expect(lead.locator(".deadline")).to_have_count(0)  # before its deadline, but nothing more is taken
    step(lead, "Peaks").click()
    wall = visit(address(desk.journey, view="projector"))
    for screen in (lead, wall):  # which have no side for it
        expect(screen.locator(".tools .deadline")).to_contain_text("Open until", timeout=PATIENT)
