"""What is done on a map arrives once: fast hands, doubled deliveries, somebody else's edits, a kill in mid-edit."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import MapScreen, begin_map, finish_typing
from tests.browser.running import RunningEximap

NAMES = ["Offer call", "First morning", "Shift bid"]
# The keys of one burst: twenty marks and unmarks, each its own operation, from within the page itself.
BURST = """cell => {
  const began = performance.now();
  for (let n = 0; n < 20; n++) {
    const now = cell.getRootNode().activeElement;
    const step = n % 2 ? 'ArrowUp' : 'm';
    now.dispatchEvent(new KeyboardEvent('keydown', {key: step, bubbles: true, composed: true}));
  }
  return performance.now() - began;
}"""
MARK_AND_READ = """([cell, key]) => {
  cell.dispatchEvent(new KeyboardEvent('keydown', {key: 'm', bubbles: true, composed: true}));
  return sessionStorage.getItem(key);
}"""


def test_twenty_fast_edits_lose_none(visit: Visit) -> None:
    here = begin_map(visit(), "\n".join(f"Touchpoint {n}" for n in range(1, 11)))
    here.focus(here.card("Touchpoint 1"))
    milliseconds = here.page.evaluate("() => performance.now()")
    for n in range(1, 11):
        here.page.keyboard.press("m")
        here.page.keyboard.press("F2")
        here.page.keyboard.insert_text(f"Renamed {n}")
        here.page.keyboard.press("Enter")
        here.page.keyboard.press("ArrowRight")
    milliseconds = here.page.evaluate("() => performance.now()") - milliseconds
    touchpoints = here.stored()["stages"][0]["touchpoints"]
    assert [t["name"] for t in touchpoints] == [f"Renamed {n}" for n in range(1, 11)]
    assert all(t["moment_of_truth"] for t in touchpoints)
    assert milliseconds < 2000
