"""A shared eximap in a real browser: the key, the code, the way out, and what stays closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eximap import bootstrap
from eximap.storage import start_key
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import demo, keys
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import KEY_COOKIE, KIOSK_COOKIE, SEAT_COOKIE
from tests.browser.conftest import Visit, settle
from tests.browser.running import TOP, RunningEximap
from tests.usecases.workshops import opened

LEAD = Caller(Role.LEAD, "lead")
SCREENS = sorted(page.stem for page in (TOP / "pages").glob("*.py") if page.stem not in {"join", "own"})


@dataclass(frozen=True, slots=True)
class Held:
    """What people hold: the workshop's id and code, a named key, the key of the start."""

    journey: str
    workshop: str
    code: str
    named: str
    start: str


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningEximap, Held]]:
    """A shared eximap with the demo and a workshop on it."""
    folder = tmp_path_factory.mktemp("sharing")
    data, world = folder / "data", bootstrap.world()
    with closing(_store(data)) as store:
        secrets = SecretFiles(data / "secrets", lambda n: b"\x07" * n)
        journey = demo.open_demo(store, secrets, world, LEAD, "en")
        workshop = opened(store, secrets, world, LEAD, journey)
        _, named = keys.add(store, world, LEAD, Role.LEAD, "", "Dana", bootstrap.new_key)
    server = RunningEximap(data=data, log=folder / "eximap.log", shared=True)
    try:
        server.start()
        start = start_key.beside(data / "eximap.duckdb").read_text().strip()
        yield server, Held(journey, workshop.id, workshop.code, named, start)
    finally:
        server.stop()


def _store(data: Path) -> DuckDBStore:
    secrets = SecretFiles(data / "secrets", lambda n: b"\x07" * n)
    return DuckDBStore(
        data / "eximap.duckdb", now=lambda: datetime.now(UTC), chance=lambda: 0.0, secrets=secrets
    )


@pytest.fixture
def app(shared: tuple[RunningEximap, Held]) -> RunningEximap:
    return shared[0]


@pytest.fixture
def held(shared: tuple[RunningEximap, Held]) -> Held:
    return shared[1]


def cookies(page: Page) -> set[str]:
    """Names of our cookies that the browser holds."""
    ours = {KEY_COOKIE, SEAT_COOKIE, KIOSK_COOKIE}
    return ours & {str(cookie["name"]) for cookie in page.context.cookies()}


def test_a_lead_comes_in_with_the_form_and_leaves_again(
    visit: Visit, app: RunningEximap, held: Held, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("/join")
    page.goto(f"{app.url}/enter")
    assert axe(page) == []
    page.get_by_label("Key").fill("wrong")
    page.get_by_role("button", name="Open eximap").click()
    expect(page.get_by_role("alert")).to_contain_text("This key doesn’t open anything here.")
    assert axe(page) == []
    page.get_by_label("Key").fill(held.named)
    page.get_by_role("button", name="Open eximap").click()
    settle(page)
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()
    expect(page.get_by_text("Dana", exact=True)).to_be_visible()
    assert cookies(page) == {KEY_COOKIE}
    assert axe(page) == []
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("**/join?lang=en")
    settle(page)
    assert cookies(page) == set()
    page.goto(app.url)
    page.wait_for_url("**/join?lang=en")


def test_a_restart_logs_nobody_out(visit: Visit, app: RunningEximap, held: Held) -> None:
    page = visit("/join")
    page.goto(f"{app.url}/enter?key={held.start}")
    settle(page)
    app.kill()
    app.restart()
    page.goto(f"{app.url}/map?journey={held.journey}")
    settle(page)
    expect(page.get_by_role("grid", name="Journey map")).to_be_visible()


def test_a_participant_lands_on_the_join_page_whatever_the_address(
    visit: Visit, app: RunningEximap, held: Held
) -> None:
    page = visit(f"/join/{held.code}", language="ru", width=390, height=800)
    assert page.url == f"{app.url}/join?lang=ru"
    assert cookies(page) == {SEAT_COOKIE}
    assert page.evaluate("document.cookie").find("eximap") == -1
    for screen in SCREENS:
        page.goto(f"{app.url}/{screen}?journey={held.journey}")
        settle(page)
        assert page.url == f"{app.url}/join?lang=ru", screen
        expect(page.get_by_role("grid")).to_have_count(0)
        expect(page.locator("header.bar")).to_have_count(0)
    assert cookies(page) == {SEAT_COOKIE}


def test_a_kiosk_is_nobodys_key(visit: Visit, app: RunningEximap, held: Held) -> None:
    page = visit("/join")
    page.goto(f"{app.url}/enter?key={held.start}")
    settle(page)
    page.goto(f"{app.url}/kiosk/{held.workshop}")
    settle(page)
    assert page.url == f"{app.url}/join?lang=en"
    assert cookies(page) == {KIOSK_COOKIE}
    page.go_back()  # the address may be that of the lead's screen again, what it shows is not
    settle(page)
    expect(page.locator("header.bar")).to_have_count(0)
    expect(page.get_by_role("heading", name="Start from a template")).to_have_count(0)
    assert cookies(page) == {KIOSK_COOKIE}
