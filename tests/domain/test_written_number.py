"""Figures as people write them in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import written_number
from eximap.i18n import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31", 31),
        ("31%", 31),
        ("31 %", 31),
        ("３１％", 31),
        ("0,7", 0.7),
        ("+0.2", 0.2),
        ("−0.7", -0.7),
        (".5", 0.5),
        ("1,200", 1200),
        ("1,200.5", 1200.5),
        ("1.200,5", 1200.5),
        ("1.200.300", 1200300),
        ("12 000", 12000),
        ("0,125", 0.125),
        ("7 a week", 7),
        ("7 of 9", 7),
        ("7/9", 7),
        ("7 из 9", 7),
        ("9人中7人", 7),
        ("7 人（共9人）", 7),
        ("0.2 on −2 to +2", 0.2),
        ("−1,0 по шкале от −2 до +2", -1),
        ("1 分（−2 至 +2）", 1),
        ("~12 calls", 12),
        ("-0", 0),
    ],
)
def test_a_figure_is_read_with_its_unit_left_out(text: str, value: float) -> None:
    assert written_number.read(text) == value


@pytest.mark.parametrize("text", ["", "all", "%", "2026-05-18", "3 to 5", "1.2.3,4,5", "9" * 16])
def test_what_is_no_single_figure_is_none(text: str) -> None:
    assert written_number.read(text) is None


def test_a_russian_comma_is_always_decimal() -> None:
    assert written_number.read("1,200", comma_is_decimal=True) == 1.2
    assert written_number.read("1 200,5", comma_is_decimal=True) == 1200.5


@given(
    st.floats(-999_999, 999_999).map(lambda x: round(x, 3)),
    st.sampled_from(["en", "zh", "ru"]),
)
def test_what_a_screen_writes_is_read_back(value: float, language: str) -> None:
    written = numbers.number(value, language)
    assert written_number.read(written, comma_is_decimal=language == "ru") == pytest.approx(value)


@given(st.text(max_size=40))
def test_any_text_gives_a_finite_figure_or_none(text: str) -> None:
    value = written_number.read(text)
    assert value is None or abs(value) < 1e15
