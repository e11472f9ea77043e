"""The visitor's language: address before session before browser, whatever the header holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n import LANGUAGES, choose


@pytest.mark.parametrize(
    ("query", "session", "browser", "chosen"),
    [
        ("ru", "zh", "en", "ru"),
        (None, "zh", "en", "zh"),
        (None, None, "ru", "ru"),
        (None, None, None, "en"),
        ("de", "zh", "ru", "zh"),
        ("", "", "", "en"),
        ("zh-CN", None, None, "zh"),
        ("zh_Hans_CN", None, None, "zh"),
        ("ZH-hans", None, None, "zh"),
        (" ru-RU ", None, None, "ru"),
    ],
)
def test_the_order_of_wishes(
    query: str | None, session: str | None, browser: str | None, chosen: str
) -> None:
    assert choose(query, session, browser) == chosen


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.3, ru;q=0.8", "ru"),
        ("ru;q=0.5, zh;q=0.5", "ru"),
        ("uk, be", "en"),
        ("uk, ru;q=0.8, en;q=0.5", "ru"),
        ("ru;q=0, zh;q=0.1", "zh"),
        ("ru; q = 0.9, en;q=0.1", "ru"),
        ("*", "en"),
        ("ru;q=nan, zh;q=0.1", "zh"),
        ("ru;q=-1, zh;q=0.1", "zh"),
        (";;q=x,,*;q=0", "en"),
        ("rubbish", "en"),
    ],
)
def test_the_browsers_header(header: str, chosen: str) -> None:
    assert choose(None, None, header) == chosen


@given(st.text(), st.text(), st.text())
def test_garbage_always_gives_a_language(query: str, session: str, browser: str) -> None:
    assert choose(query, session, browser) in LANGUAGES
