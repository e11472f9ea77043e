"""Chromium on the real application: `app` runs it, `visit` opens a page of it, `axe` judges a page.

Every page that a test opened is also held to two rules at its end: no script failed, nothing was asked of
another host.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
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
# What passed is not described: that takes longer than the judging, and nobody reads it.
VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})
  .then(result => result.violations)"""
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that a theme can change
PAPER = "() => getComputedStyle(document.body).backgroundColor"
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


@pytest.fixture(scope="session")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEximap]:
    """The application that all tests of a worker use one after the other: a start takes seconds."""
    folder = tmp_path_factory.mktemp("eximap")
    running = RunningEximap(data=folder / "data", log=folder / "eximap.log")
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture
def app(process: RunningEximap) -> RunningEximap:
    """eximap over an empty store, running; a test may `kill()` and `restart()` it."""
    return emptied(process)


def emptied(process: RunningEximap) -> RunningEximap:
    """The same application with nothing in its store, started if it does not run."""
    if not process.runs:
        process.start()
    process.ask(_emptied)
    return process


def _emptied(store: Store, _: Secrets) -> None:
    """Everything erased, as the button in the settings does it; faster than another start."""
    store.erase_everything()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium instead of a downloaded one; the one that never had windows costs half as much."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
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


class Axe(Protocol):
    """What axe-core holds against a page as it stands, a line each, by these rules or tags of rules."""

    def __call__(self, page: Page, rules: Sequence[str] = ...) -> list[str]: ...


@pytest.fixture(scope="session")
def axe() -> Axe:
    """A function that returns what axe-core holds against a page, shadow roots included, a line each."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (`make test` does it, or `npm ci` in tests/browser)")
    source = AXE.read_text(encoding="utf-8")

    def judge(page: Page, rules: Sequence[str] = AXE_RULES) -> list[str]:
        # Handed over the debugging protocol: a script tag would be refused by the page's own policy.
        page.evaluate(source)
        return [
            f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:160]}"
            for violation in page.evaluate(VIOLATIONS, rules)
            for node in violation["nodes"]
        ]

    return judge


@pytest.fixture(scope="session")
def both_themes(axe: Axe) -> Callable[[Page], list[str]]:
    """The same for a page that was opened by day: whole, then, with the night come, for its colours."""

    def judge(page: Page) -> list[str]:
        day = page.evaluate(PAPER)
        found = axe(page)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"day => ({PAPER})() !== day", arg=day)
        settle(page)
        found += [f"dark: {line}" for line in axe(page, COLOUR_RULES)]
        page.emulate_media(color_scheme="light")
        page.wait_for_function(f"day => ({PAPER})() === day", arg=day)
        return found

    return judge
