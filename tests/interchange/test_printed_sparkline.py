"""The line of an action's figures as places on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

from eximap.domain.measurement import Measurement, Series
from eximap.i18n import translator
from eximap.interchange.printed_sparkline import drawn

EN = translator("en")
AT = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def point(day: int, value: float) -> Measurement:
    return Measurement(f"m{day}", "a", date(2026, 5, day), value, f"{value:g}%", AT)


def test_figures_stand_from_left_to_right_and_the_highest_on_top() -> None:
    points = (point(1, 4), point(11, 4), point(21, 32))
    spark = drawn(Series(points, 4, 60, date(2026, 5, 11)), EN)
    assert spark is not None
    assert (spark["before"], spark["since"]) == ([[0.0, 1.0]], [[0.0, 1.0], [0.5, 1.0], [1.0, 0.5]])
    assert (spark["at"], spark["start"], spark["target"], spark["baseline"]) == ([1.0, 0.5], 0.5, 0.0, 1.0)
    assert spark["latest"] == "32%"


def test_one_figure_stands_in_the_middle_and_none_is_no_line() -> None:
    one = drawn(Series((point(1, 4),), None, None, None), EN)
    assert one is not None
    assert (one["at"], one["before"], one["since"], one["start"]) == ([0.5, 0.5], [], [[0.5, 0.5]], None)
    assert drawn(Series((), 4, 60, date(2026, 5, 11)), EN) is None
    assert drawn(None, EN) is None
