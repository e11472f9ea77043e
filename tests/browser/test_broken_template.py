"""A template that cannot be read is named on the first screen, and the others stay usable."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import running
from tests.browser.conftest import Visit
from tests.browser.driving import MapScreen
from tests.browser.running import RunningEximap


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningEximap]:
    """eximap from a checkout whose folder of templates holds one more, with two faults."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name in ("src", "pages", ".streamlit"):
        (checkout / name).symlink_to(running.TOP / name)
    shutil.copy(running.TOP / "app.py", checkout)
    shutil.copytree(running.TOP / "journeys", checkout / "journeys")
    whole = (checkout / "journeys" / "team-lead-day.yaml").read_text(encoding="utf-8")
    broken = whole.replace("role: lead", "role: manager", 1).replace("forecast:", "forecst:", 1)
    assert broken.count("forecst:") == broken.count("role: manager") == 1
    (checkout / "journeys" / "own.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(running, "TOP", checkout)
    own = RunningEximap(data=tmp_path / "data", log=tmp_path / "eximap.log")
    try:
        own.start()
        yield own
    finally:
        own.stop()


def test_a_broken_template_is_named_with_its_lines_and_stops_no_other(visit: Visit) -> None:
    page = visit()
    page.get_by_text("Some templates can’t be read").click()
    faults = page.get_by_role("listitem").filter(has_text="own.yaml")
    expect(faults.filter(has_text="role")).to_be_visible()
    expect(faults.filter(has_text="forecst")).to_be_visible()
    page.get_by_role("button", name=re.compile("^An agent’s first 90 days")).click()
    expect(MapScreen(page).grid).to_be_visible()
