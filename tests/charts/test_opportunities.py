"""What matters to people: importance, the opportunity it leaves, and their words."""

from __future__ import annotations

from dataclasses import replace

from eximap.charts.opportunities import opportunity_chart
from eximap.domain.release import Release
from eximap.domain.release_asked import AskedFigure
from eximap.domain.sheet import Feeling
from eximap.i18n import translator
from tests.domain.sheets import release_of, sheets_of

NAMES = {"t0": "Abusive caller", "t1": "First thank-you"}
EN = translator("en")


def release(people: int, *asked: AskedFigure) -> Release:
    """A bad and a good touchpoint, scored by so many."""
    return replace(release_of(sheets_of([(-2, 2)] * people), 2), asked=asked)


def test_from_twenty_answers_on_there_is_an_opportunity_with_its_band() -> None:
    given = release(20, AskedFigure("t1", 20, 10, 10), AskedFigure("t0", 20, 20, 0))
    chart = opportunity_chart(given, NAMES, EN)
    assert chart is not None
    # 10 + (10 − 0) for what is important to all and pleases nobody; 5 + 0 for what pleases everybody.
    assert [(r.name, r.figure, r.band) for r in chart.rows] == [
        ("Abusive caller", "20.0", "Major"),
        ("First thank-you", "5.0", "Low"),
    ]


def test_under_twenty_only_the_count_is_said() -> None:
    chart = opportunity_chart(release(19, AskedFigure("t0", 19, 14, 5)), NAMES, EN)
    assert chart is not None
    (row,) = chart.rows
    assert (row.important, row.figure, row.band) == ("14 of 19", "", "")


def test_words_stand_beside_what_may_not_be_counted() -> None:
    felt = ((Feeling.POWERLESS, 8), (Feeling.ANGRY, 5))
    chart = opportunity_chart(release(13, AskedFigure("t0", 13, feelings=felt)), NAMES, EN)
    assert chart is not None
    (row,) = chart.rows
    assert (row.share, row.important, row.feelings) == (None, "", "Powerless 8 and Angry 5")


def test_nothing_asked_is_no_chart() -> None:
    assert opportunity_chart(release(19, AskedFigure("t0", 19)), NAMES, EN) is None
