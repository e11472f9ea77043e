"""Scores and names as JavaScript and a browser make them of what is written."""

from __future__ import annotations

import pytest

from eximap.interchange.mermaid import read


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("5", 5), (" ", 0), ("-2.5", -2.5), ("+.5", 0.5), ("5.", 5), ("1e2", 100), ("0x1F", 31), ("0b11", 3),
        ("0O17", 15), ("\u00a07\ufeff", 7), ("1_000", None), ("-0x1", None), ("1e999", None), ("0x", None),
        ("Infinity", None), ("NaN", None), ("５", None), ("3 4", None), ("?", None), ("#53;", None),
    ],
)  # fmt: skip
def test_scores_are_javascript_numbers(written: str, score: float | None) -> None:
    diagram = read(f"journey\na:{written}").diagram
    assert diagram is not None
    assert diagram.tasks[0].score == score


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a#58;b", "a:b"), ("a#colon;b", "a:b"), ("#35;1", "#1"), ("#amp;", "&"), ("#nosuch;", "#nosuch;"),
        ("a<br>b", "a b"), ("a<BR />b", "a b"), ("a</br>b", "a b"), ("a#60;br#62;b", "a<br>b"),
        ("#99999999999;", "\ufffd"), ("#1;", "\x01"), ('<b x="1">', "<b x='1'>"), ("a ", "a "),
    ],
)  # fmt: skip
def test_names_are_what_a_reader_sees(written: str, name: str) -> None:
    diagram = read(f"journey\n{written}: 5").diagram
    assert diagram is not None
    assert diagram.tasks[0].name == name
