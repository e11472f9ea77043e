"""Quotation marks within quotation marks, as each language writes them."""

from __future__ import annotations

import pytest

from eximap.i18n import translator
from eximap.i18n.quotes import nested


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("ru", "Первое «спасибо»", "Удалено: «Первое „спасибо“»."),
        ("ru", "Первое спасибо", "Удалено: «Первое спасибо»."),
        ("ru", "Первое “спасибо”", "Удалено: «Первое “спасибо”»."),
        ("zh", "第一声“谢谢”", "已删除“第一声‘谢谢’”。"),
        ("en", "The first “thank you”", "Deleted “The first ‘thank you’”."),
        ("en", 'The first "thank you"', 'Deleted “The first "thank you"”.'),
    ],
)
def test_a_quoted_name_keeps_marks_of_its_own_as_inner_ones(language: str, name: str, said: str) -> None:
    assert translator(language)("Deleted “{name}”.", name=name) == said


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("", "", "«да»"),
        ("«", "»", "„да“"),
        ("«Он сказал ", ", и всё», вот", "„да“"),
        ("«Нет», потом ", "", "«да»"),
        ("«Нет», потом ", ", «может быть»", "«да»"),
        ("«не закрыто ", "", "«да»"),
        ("“", "”", "«да»"),
    ],
)
def test_only_what_stands_between_marks_is_changed(before: str, after: str, written: str) -> None:
    assert nested("«да»", before, after) == written
