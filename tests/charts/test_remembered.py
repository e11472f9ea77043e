"""Remembered beside mean, as marks, as words and as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from eximap.charts.remembered import remembered_chart
from eximap.i18n import translator
from tests.domain.sheets import DEMO, DEMO_STAYS, release_of, rounds, sheets_of

EN = translator("en")
SEVEN = release_of(sheets_of(DEMO[:7]), 15)
ALL = release_of(sheets_of(DEMO, DEMO_STAYS), 15)


def test_the_dots_are_the_releases_own_and_count_every_sheet() -> None:
    chart = remembered_chart(ALL, EN)
    assert chart is not None
    assert [row.name for row in chart.rows] == ["remembered", "mean"]
    assert [sum(sheets for _, sheets in row.dots) for row in chart.rows] == [18, 18]


def test_under_eight_people_there_are_no_dots_and_the_table_says_so() -> None:
    chart = remembered_chart(SEVEN, EN)
    assert chart is not None
    assert [row.dots for row in chart.rows] == [(), ()]
    assert [row[-1] for row in chart.table.rows] == ["not shown", "not shown"]


def test_under_k_there_is_no_chart() -> None:
    assert remembered_chart(release_of(sheets_of(DEMO[:4]), 15), EN) is None


@pytest.mark.parametrize(
    ("opposite", "says"),
    [(0.5, "at most +0.5"), (-1.4, "at least −1.4"), (None, None)],
)
def test_the_opposite_tie_rule_stands_beside_it(opposite: float | None, says: str | None) -> None:
    chart = remembered_chart(replace(ALL, remembered_opposite=opposite), EN)
    assert chart is not None
    assert (chart.opposite.text if chart.opposite else None) == says


def test_a_rule_that_changes_nothing_readable_is_left_out() -> None:
    assert ALL.remembered is not None
    chart = remembered_chart(replace(ALL, remembered_opposite=ALL.remembered.value + 0.04), EN)
    assert chart is not None
    assert chart.opposite is None


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("en", "remembered: −0.7, 95% interval −1.0 to −0.4"),
        ("zh", "记忆分：−0.7，95%区间−1.0"),
        ("ru", "запомнится: −0,7"),
    ],
)
def test_who_cannot_see_it_hears_the_figures(language: str, start: str) -> None:
    chart = remembered_chart(ALL, translator(language))
    assert chart is not None
    assert chart.description.startswith(start)


@given(rounds())
def test_a_chart_says_no_more_than_its_release(any_round: tuple) -> None:
    sheets, width = any_round
    release = release_of(sheets, width)
    chart = remembered_chart(release, EN)
    said = [e.value for e in (release.remembered, release.mean) if e is not None]
    assert ([row.value for row in chart.rows] if chart else []) == said
    assert all(len(row) == len(chart.table.head) for row in (chart.table.rows if chart else ()))
