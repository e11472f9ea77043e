"""A pasted column of figures: what is read, what is refused, and that nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import pasted_figures
from eximap.domain.errors import Invalid
from eximap.domain.pasted_figures import Figure, RefusedLine

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("2026-05-18\t31%", Figure(date(2026, 5, 18), 31, "31%")),
        ("18.05.2026; 0,7", Figure(date(2026, 5, 18), 0.7, "0,7")),
        ("18 May - 31%", Figure(date(2026, 5, 18), 31, "31%")),
        ("18 May -0.7", Figure(date(2026, 5, 18), -0.7, "-0.7")),
        ("18 May: 7 of 9", Figure(date(2026, 5, 18), 7, "7 of 9")),
        ("18 May 31%, one week of marks", Figure(date(2026, 5, 18), 31, "31%", "one week of marks")),
        ("5月18日，31%", Figure(date(2026, 5, 18), 31, "31%")),
        ("18 мая 31 %", Figure(date(2026, 5, 18), 31, "31 %")),
        ("18.05 31", Figure(date(2026, 5, 18), 31, "31")),
        ("18.05", Figure(TODAY, 18.05, "18.05")),
        ("31%", Figure(TODAY, 31, "31%")),
        ("12 calls", Figure(TODAY, 12, "12 calls")),
    ],
)
def test_a_line_is_a_day_and_a_figure(line: str, figure: Figure) -> None:
    assert pasted_figures.read(line, TODAY, {}) == ((figure,), ())


def test_each_refused_line_is_named_and_the_others_stand() -> None:
    pasted = "\n".join(
        [
            "date, value",
            "",
            "1 May, 5%",
            "31.02.2026, 5",
            "2 May, soon",
            "2026-07-01, 9%",
            "1 May, 6%",
            "3 May, 4%",
            "x" * 201,
        ]
    )
    figures, refused = pasted_figures.read(pasted, TODAY, {date(2026, 5, 3): 4.0})
    assert [(f.on.day, f.value) for f in figures] == [(1, 5)]
    assert [(line.number, line.reason) for line in refused] == [
        (1, "no-day"),
        (4, "no-day"),
        (5, "no-figure"),
        (6, "in-future"),
        (7, "twice"),
        (8, "known"),
        (9, "too-long"),
    ]
    assert refused[2] == RefusedLine(5, "2 May, soon", "no-figure")


def test_another_figure_for_a_known_day_is_a_correction() -> None:
    figures, refused = pasted_figures.read("3 May, 5%", TODAY, {date(2026, 5, 3): 4.0})
    assert ([f.value for f in figures], refused) == ([5], ())


@pytest.mark.parametrize(("pasted", "reason"), [(" \n", "empty"), ("1\n" * 501, "too-many")])
def test_nothing_and_too_much_are_refused_whole(pasted: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        pasted_figures.read(pasted, TODAY, {})
    assert refused.value.reason == reason


@given(st.lists(st.text(max_size=30), max_size=20).map("\n".join))
def test_no_line_is_lost(pasted: str) -> None:
    lines = [line for line in pasted.splitlines() if line.strip()]
    if lines:
        figures, refused = pasted_figures.read(pasted, TODAY, {})
        assert len(figures) + len(refused) == len(lines)
