"""What Chromium needs until a page is drawn and its script has ended: opened, run again, started first."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.big_map import TOUCHPOINTS, BigMap
from benchmarks.served import BLANK, EXIMAP, Served
from benchmarks.timed import Timed, in_turns

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What people have, its windows hidden; the one that never had any is quicker, and its figures are others.
MEASURED, QUICK = ("chromium", "chromium-headless-shell"), ("chromium-headless-shell", "chromium")
MILLISECONDS_TO_DRAW = 60_000
VIEWPORT = {"width": 1440, "height": 900}

# A component stands in a shadow root, where no selector of the document reaches.
_FOUND = """(selector) => [...document.querySelectorAll('*')]
  .flatMap((host) => host.shadowRoot ? [...host.shadowRoot.querySelectorAll(selector)] : []).length"""
NOTHING = "true"
HOME = f"({_FOUND})('main.home .tc') > 1"
CARDS = f"({_FOUND})('.eximap-canvas .lane.tp [data-unit]') >= {TOUCHPOINTS}"
MAP = f"{CARDS} && ({_FOUND})('.eximap-canvas .plot svg path') > 0"

# Looks once a frame; `drawn` becomes milliseconds since the navigation began.
_WATCH = """
window.drawn = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('not drawn in time')), MILLISECONDS);
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const { testConnectionState: connection, testScriptState: script } = app ? app.dataset : {};
    const idle = connection === 'CONNECTED' && script === 'notRunning';
    if (idle && (CONDITION)) resolve(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
"""


# R is Streamlit's own key for a run: from the key until the script, which must have begun, has ended and a
# frame shows it.
_WATCH_AGAIN = """
window.again = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('not run again in time')), MILLISECONDS);
  const app = document.querySelector('[data-testid="stApp"]');
  let began = 0, ran = false;
  addEventListener('keydown', (event) => { began = event.timeStamp; }, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    const state = app.dataset.testScriptState;
    if (began && state !== 'notRunning') ran = true;
    if (!ran || state !== 'notRunning') return;
    watch.disconnect();
    const look = () => ((CONDITION) ? resolve(performance.now() - began) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
  watch.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
}); 0
"""


@dataclass(frozen=True, slots=True)
class Settled:
    """A page opened by its address, and one that stands open run again; the blank page and the map."""

    opened_blank: Timed
    opened_map: Timed
    again_blank: Timed
    again_map: Timed


class NoChromium(RuntimeError):
    """There is no Chromium on this machine; `make bench` installs it on Debian."""


@contextmanager
def chromium(*names: str) -> Iterator[Browser]:
    """Debian's Chromium without a window, the first of these that is there. Raises `NoChromium`."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise NoChromium
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def settle(browser: Browser, eximap: Served, blank: Served, big: BigMap, blocks: int, times: int) -> Settled:
    """Blank page and map in turns, each in a browser that has been there once: its own files are cached."""
    with _tab(browser, NOTHING) as of_blank, _tab(browser, MAP) as of_map:
        address, nothing = f"{eximap.url}/map?journey={big.journey}&lang=en", f"{blank.url}/map"
        _visit(of_blank, nothing)
        _visit(of_map, address)
        opened = in_turns(
            blocks,
            times,
            ("blank page, opened", lambda: _visit(of_blank, nothing)),
            ("map, opened", lambda: _visit(of_map, address)),
        )
        _again(of_blank, NOTHING)
        _again(of_map, MAP)
        again = in_turns(
            blocks,
            times,
            ("blank page, run again", lambda: _again(of_blank, NOTHING)),
            ("map, run again", lambda: _again(of_map, MAP)),
        )
    return Settled(opened[0], opened[1], again[0], again[1])


def starts(browser: Browser, data: Path, times: int) -> tuple[Timed, Timed, Timed, Timed]:
    """Start of the process to health, and to the first page drawn in a fresh browser profile, in turns."""
    health: dict[Path, list[tuple[float, ...]]] = {BLANK: [], EXIMAP: []}
    first: dict[Path, list[tuple[float, ...]]] = {BLANK: [], EXIMAP: []}
    for number in range(times):
        for script, condition in ((BLANK, NOTHING), (EXIMAP, HOME)):
            with Served(script, data / str(number)) as server, _tab(browser, condition) as page:
                waited = (time.time() - server.began) * 1000
                first[script].append((waited + _visit(page, server.url),))
                health[script].append((server.healthy_after,))
    names = (
        "empty application, healthy",
        "eximap, healthy",
        "empty application, first page",
        "eximap, first page",
    )
    taken = (health[BLANK], health[EXIMAP], first[BLANK], first[EXIMAP])
    timed = [Timed(name, tuple(blocks)) for name, blocks in zip(names, taken, strict=True)]
    return timed[0], timed[1], timed[2], timed[3]


@contextmanager
def _tab(browser: Browser, condition: str) -> Iterator[Page]:
    """A tab with an empty cache of its own."""
    context: BrowserContext = browser.new_context(viewport=VIEWPORT, locale="en-GB")  # type: ignore[arg-type]
    context.add_init_script(_watching(_WATCH, condition))
    yield context.new_page()
    context.close()


def _visit(page: Page, address: str) -> float:
    page.goto(address, wait_until="commit")
    return float(page.evaluate("window.drawn"))


def _again(page: Page, condition: str) -> float:
    page.evaluate(_watching(_WATCH_AGAIN, condition))
    page.keyboard.press("r")
    return float(page.evaluate("window.again"))


def _watching(script: str, condition: str) -> str:
    return script.replace("MILLISECONDS", str(MILLISECONDS_TO_DRAW)).replace("CONDITION", condition)
