"""The instruments themselves: a kill is a kill, the data outlives it, axe sees into shadow roots."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable

import psutil
import pytest
from playwright.sync_api import Page

from tests.browser.running import NotHealthy, RunningEximap


def test_a_killed_application_is_gone_and_starts_again_over_its_data(app: RunningEximap) -> None:
    first, before = app.pid, sorted(path.name for path in app.data.iterdir())
    app.kill()
    assert not psutil.pid_exists(first)
    assert not app.healthy()
    app.restart()
    assert app.healthy()
    assert app.pid != first
    assert set(before) <= {path.name for path in app.data.iterdir()}


def test_a_second_start_over_the_same_data_is_refused_without_a_traceback(
    app: RunningEximap, tmp_path
) -> None:
    second = RunningEximap(data=app.data, log=tmp_path / "second.log")
    with pytest.raises(NotHealthy) as refusal:
        second.start()
    assert "Traceback" not in str(refusal.value)
    assert app.url in str(refusal.value)


def test_the_health_route_answers_with_the_security_headers(app: RunningEximap) -> None:
    with urllib.request.urlopen(f"{app.url}/eximap/health", timeout=5) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors" in answer.headers["Content-Security-Policy"]


def test_axe_finds_what_is_planted_in_a_shadow_root(new_context, axe: Callable[[Page], list[str]]) -> None:
    page = new_context().new_page()
    page.set_content("<html lang='en'><title>x</title><main id='here'></main></html>")
    assert axe(page) == []
    page.evaluate(
        "here.attachShadow({mode: 'open'}).innerHTML = '<img src=\"data:,\"><p style=\"color:#bbb\">pale</p>'"
    )
    assert {line.split(":")[0] for line in axe(page)} >= {"color-contrast", "image-alt"}
