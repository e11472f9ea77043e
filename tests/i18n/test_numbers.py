"""Numbers, dates, lists and plurals as CONTENT.md section 2 writes them, in tables."""

from __future__ import annotations

import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n import LANGUAGES, numbers, translator

NBSP = numbers.NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("value", "digits", "en", "zh", "ru"),
    [
        (0, None, "0", "0", "0"),
        (7, None, "7", "7", "7"),
        (1.5, None, "1.5", "1.5", "1,5"),
        (10.0, None, "10", "10", "10"),
        (0.1 + 0.2, None, "0.3", "0.3", "0,3"),
        (-3, None, "−3", "−3", "−3"),
        (1200, None, "1,200", "1200", "1200"),
        (12000, None, "12,000", "12,000", f"12{NBSP}000"),
        (-1234567.25, None, "−1,234,567.25", "−1,234,567.25", f"−1{NBSP}234{NBSP}567,25"),
        (2.0004, None, "2", "2", "2"),
        (0.25, 1, "0.3", "0.3", "0,3"),
        (-0.25, 1, "−0.3", "−0.3", "−0,3"),
        (1.005, 2, "1.01", "1.01", "1,01"),
        (3, 1, "3.0", "3.0", "3,0"),
        (-0.04, 1, "0.0", "0.0", "0,0"),
    ],
)
def test_number(value: float, digits: int | None, en: str, zh: str, ru: str) -> None:
    assert [translator(language).number(value, digits) for language in LANGUAGES] == [en, zh, ru]


@pytest.mark.parametrize(
    ("value", "digits", "en", "ru"),
    [
        (0.2, 1, "+0.2", "+0,2"),
        (-0.7, 1, "−0.7", "−0,7"),
        (0, 1, "0.0", "0,0"),
        (-0.04, 1, "0.0", "0,0"),
        (0.04, 1, "0.0", "0,0"),
        (-0.05, 1, "−0.1", "−0,1"),
        (2, 0, "+2", "+2"),
        (-2, 0, "−2", "−2"),
        (0.125, 2, "+0.13", "+0,13"),
    ],
)
def test_signed(value: float, digits: int, en: str, ru: str) -> None:
    assert translator("en").signed(value, digits) == translator("zh").signed(value, digits) == en
    assert translator("ru").signed(value, digits) == ru


@pytest.mark.parametrize(
    ("share", "digits", "en", "ru"),
    [
        (0.62, 0, "62%", f"62{NBSP}%"),
        (0, 0, "0%", f"0{NBSP}%"),
        (1, 0, "100%", f"100{NBSP}%"),
        (0.005, 0, "1%", f"1{NBSP}%"),
        (0.29, 0, "29%", f"29{NBSP}%"),
        (0.625, 1, "62.5%", f"62,5{NBSP}%"),
    ],
)
def test_percent(share: float, digits: int, en: str, ru: str) -> None:
    assert translator("en").percent(share, digits) == translator("zh").percent(share, digits) == en
    assert translator("ru").percent(share, digits) == ru


def test_a_range_is_written_in_words() -> None:
    written = [translator(language).between(-0.2, 0.9) for language in LANGUAGES]
    assert written == ["−0.2 to 0.9", "−0.2 至 0.9", "от −0,2 до 0,9"]


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (
            date(2026, 3, 14),
            ("14 Mar 2026", "2026年3月14日", "14 марта 2026"),
            ("14 Mar", "3月14日", "14 марта"),
        ),
        (
            date(2025, 9, 1),
            ("1 Sep 2025", "2025年9月1日", "1 сентября 2025"),
            ("1 Sep", "9月1日", "1 сентября"),
        ),
        (date(2026, 5, 31), ("31 May 2026", "2026年5月31日", "31 мая 2026"), ("31 May", "5月31日", "31 мая")),
    ],
)
def test_dates(day: date, long: tuple[str, ...], short: tuple[str, ...]) -> None:
    assert tuple(translator(language).date(day) for language in LANGUAGES) == long
    assert tuple(translator(language).day(day) for language in LANGUAGES) == short


@pytest.mark.parametrize(
    ("moment", "written"),
    [(time(9, 5), "09:05"), (datetime(2026, 3, 14, 21, 30), "21:30"), (time(0, 0), "00:00")],
)
def test_the_clock_has_24_hours(moment: datetime | time, written: str) -> None:
    assert {translator(language).time(moment) for language in LANGUAGES} == {written}


@pytest.mark.parametrize(
    ("items", "en", "zh", "ru"),
    [
        ([], "", "", ""),
        (["a"], "a", "a", "a"),
        (["a", "b"], "a and b", "a和b", "a и b"),
        (["a", "b", "c"], "a, b and c", "a、b和c", "a, b и c"),
        (["{0}", "{1}"], "{0} and {1}", "{0}和{1}", "{0} и {1}"),
    ],
)
def test_lists(items: list[str], en: str, zh: str, ru: str) -> None:
    assert [translator(language).list(items) for language in LANGUAGES] == [en, zh, ru]


@pytest.mark.parametrize(
    ("n", "category"),
    [
        (0, "many"),
        (1, "one"),
        (2, "few"),
        (4, "few"),
        (5, "many"),
        (11, "many"),
        (12, "many"),
        (21, "one"),
        (22, "few"),
        (111, "many"),
        (-1, "one"),
        (1.0, "one"),
        (1.5, "other"),
        (2.0004, "few"),  # written "2"
    ],
)
def test_russian_plural_categories(n: float, category: str) -> None:
    assert numbers.plural_category(n, "ru") == category


@pytest.mark.parametrize(
    ("n", "category"), [(0, "other"), (1, "one"), (2, "other"), (21, "other"), (1.5, "other")]
)
def test_english_plural_categories(n: float, category: str) -> None:
    assert numbers.plural_category(n, "en") == category


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(wrong: float) -> None:
    for write in (numbers.number, numbers.signed, numbers.percent):
        with pytest.raises(ValueError, match="cannot be written"):
            write(wrong, "en")


@given(st.floats(-1e9, 1e9), st.sampled_from(LANGUAGES), st.integers(0, 3))
def test_a_written_number_reads_back(value: float, language: str, digits: int) -> None:
    written = numbers.number(value, language, digits)
    group, mark = ("," if language != "ru" else NBSP), ("," if language == "ru" else ".")
    read = float(written.replace(group, "").replace(mark, ".").replace(numbers.MINUS, "-"))
    assert abs(read - value) <= 0.5 * 10**-digits + 1e-6
    assert not {"-", " "} & set(written)
