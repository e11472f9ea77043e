"""The moments that stay."""

from __future__ import annotations

from dataclasses import replace

from eximap.charts.stays import stays_chart
from eximap.i18n import translator
from tests.domain.sheets import DEMO, release_of, sheets_of

RELEASE = replace(release_of(sheets_of(DEMO), 15), stays=(("t4", 5), ("t9", 9)))
NAMES = {"t4": "Meeting the team", "t9": "Abusive caller"}


def test_the_most_named_stands_first_with_its_people() -> None:
    chart = stays_chart(RELEASE, NAMES, translator("en"))
    assert chart is not None
    assert [(row.name, row.text, row.share) for row in chart.rows] == [
        ("Abusive caller", "9 of 18", 0.5),
        ("Meeting the team", "5 of 18", 5 / 18),
    ]


def test_chinese_says_of_how_many_people() -> None:
    chart = stays_chart(RELEASE, NAMES, translator("zh"))
    assert chart is not None
    assert chart.rows[0].text == "18人中9人"


def test_nothing_named_by_enough_people_is_no_chart() -> None:
    assert stays_chart(replace(RELEASE, stays=()), NAMES, translator("en")) is None
