"""Chromium on the real application: `app` runs it, `visit` opens a page of it, `axe` judges a page.

Every page that a test opened is also held to two rules at its end: no script failed, nothing was asked of
another host.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from eximap.usecases.ports import Secrets, Store
from tests.browser.running import RunningEximap

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
# WCAG 2.2 level AA is what we promise; axe's "best practices" are not part of it.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"en": "en-GB", "zh": "zh-CN", "ru": "ru-RU"}
SETTLED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'


# For what has to hold in every language, by day and by night, on a wide screen and on a phone.
every_look = pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1440), ("zh", "dark", 1024), ("ru", "light", 390)]
)


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEximap]:
    """The application that a module's tests use one after the other."""
    folder = tmp_path_factory.mktemp("eximap")
    running = RunningEximap(data=folder / "data", log=folder / "eximap.log")
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture
def app(process: RunningEximap) -> RunningEximap:
    """eximap over an empty store, running; a test may `kill()` and `restart()` it."""
    if not process.runs:
        process.start()
    process.ask(_emptied)
    return process


def _emptied(store: Store, _: Secrets) -> None:
    """Everything erased, as the button in the settings does it; faster than another start."""
    store.erase_everything()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium instead of a downloaded one."""
    found = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(found).exists():
        pytest.skip("Chromium is not on this machine (`make test` installs it on Debian)")
    return {"executable_path": found, "args": CHROMIUM_ARGUMENTS, "headless": True}


@dataclass
class _Seen:
    """What pages did that no page may do."""

    failed: list[str] = field(default_factory=list)
    asked_elsewhere: list[str] = field(default_factory=list)


class Visit(Protocol):
    """Opens a page as one visitor, with a browser context of its own, and waits until it has settled."""

    def __call__(
        self,
        path: str = "/",
        *,
        language: str = "en",
        color_scheme: Literal["light", "dark"] = "light",
        width: int = 1440,
        height: int = 900,
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
    ) -> Page: ...


@pytest.fixture
def visit(app: RunningEximap, new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """A function that opens `path` of the running application as a new visitor."""
    seen = _Seen()

    def open_page(
        path: str = "/",
        *,
        language: str = "en",
        color_scheme: Literal["light", "dark"] = "light",
        width: int = 1440,
        height: int = 900,
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
    ) -> Page:
        context = new_context(
            locale=LOCALES[language],
            color_scheme=color_scheme,
            viewport={"width": width, "height": height},
            reduced_motion=reduced_motion,
            timezone_id="Europe/Berlin",
            accept_downloads=True,
        )
        page = context.new_page()
        _watch(page, app.url, seen)
        page.goto(app.url + path)
        settle(page)
        return page

    yield open_page
    assert seen.failed == []
    assert seen.asked_elsewhere == []


def _watch(page: Page, url: str, seen: _Seen) -> None:
    ours = (url, url.replace("http", "ws", 1), "data:", "blob:")

    def note(request: Request) -> None:
        if not request.url.startswith(ours):
            seen.asked_elsewhere.append(request.url)

    page.on("pageerror", lambda error: seen.failed.append(str(error)))
    page.on("request", note)


def settle(page: Page, seconds: float = 20.0) -> None:
    """Wait until Streamlit is connected and no script runs. Raises Playwright's TimeoutError."""
    page.wait_for_selector(SETTLED, timeout=seconds * 1000)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """A function that returns what axe-core holds against a page, shadow roots included, a line each."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (`make test` does it, or `npm ci` in tests/browser)")
    source = AXE.read_text(encoding="utf-8")

    def judge(page: Page) -> list[str]:
        # Handed over the debugging protocol: a script tag would be refused by the page's own policy.
        page.evaluate(source)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)
        return [
            f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:160]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return judge
