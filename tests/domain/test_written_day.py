"""Days as people write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import written_day
from eximap.domain.written_day import SlashOrder
from eximap.i18n import numbers

TODAY = date(2026, 6, 1)
DAY = date(2026, 5, 18)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-18",
        "2026/5/18",
        "2026.05.18",
        "18.05.2026",
        "18.5.26",
        "18.05.",
        "18/05/2026",
        "18/5",
        "18 May 2026",
        "18 May",
        "18th may",
        "May 18",
        "May 18, 2026",
        "18 мая",
        "18 мая 2026 г.",
        "5月18日",
        "2026年5月18日",
    ],
)
def test_many_forms_of_one_day(text: str) -> None:
    assert written_day.at_head(f"{text}\t31%", TODAY) == (DAY, "\t31%")


@pytest.mark.parametrize("word", ["today", "Сегодня", "今天"])
def test_today_is_a_day(word: str) -> None:
    assert written_day.at_head(f"{word} 31", TODAY) == (TODAY, " 31")


def test_a_day_without_a_year_is_the_last_one_that_has_come() -> None:
    assert written_day.at_head("2 June, 4", TODAY) == (date(2025, 6, 2), ", 4")
    assert written_day.at_head("29 Feb, 4", TODAY) == (date(2024, 2, 29), ", 4")


@pytest.mark.parametrize("text", ["31.02.2026 5", "2026-13-01 5", "0 May 2026 5", "40/1/2026 5"])
def test_what_no_month_has_is_no_day(text: str) -> None:
    found = written_day.at_head(text, TODAY)
    assert found is None or found[0] is None


@pytest.mark.parametrize("text", ["", "31%", "calls 7", "7 of 9", "abc"])
def test_a_line_may_begin_with_no_day(text: str) -> None:
    assert written_day.at_head(text, TODAY) is None


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["5/18/2026 3", "5/6/2026 4"], SlashOrder.MONTH_FIRST),
        (["18/5/2026 3", "5/6/2026 4"], SlashOrder.DAY_FIRST),
        (["5/6/2026 4"], SlashOrder.DAY_FIRST),
        (["18/5/2026 3", "5/18/2026 4"], SlashOrder.DAY_FIRST),
    ],
)
def test_the_other_lines_tell_which_of_two_is_the_month(lines: list[str], order: SlashOrder) -> None:
    assert written_day.slash_order(lines) is order


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "zh", "ru"]))
def test_what_a_screen_writes_is_read_back(day: date, language: str) -> None:
    for text in (day.isoformat(), numbers.long_date(day, language), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}"):
        assert written_day.at_head(f"{text}, 5", TODAY) == (day, ", 5")


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    found = written_day.at_head(text, TODAY)
    assert found is None or unicodedata.normalize("NFKC", text).strip().endswith(found[1])
