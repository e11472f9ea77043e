"""Both correlations, the larger first, whichever wins."""

from __future__ import annotations

import pytest

from eximap.charts.memory import memory_chart
from eximap.domain.interval import Estimate
from eximap.domain.release import MemoryTest
from eximap.i18n import translator

MEAN = Estimate(0.62, 0.39, 0.78, 41)
REMEMBERED = Estimate(0.55, 0.29, 0.73, 41)


@pytest.mark.parametrize(
    ("remembered", "mean", "order"),
    [
        (REMEMBERED, MEAN, ["with mean", "with remembered"]),
        (MEAN, REMEMBERED, ["with remembered", "with mean"]),
    ],
)
def test_the_larger_stands_first(remembered: Estimate, mean: Estimate, order: list[str]) -> None:
    chart = memory_chart(MemoryTest(41, remembered, mean), translator("en"))
    assert [row.name for row in chart.rows] == order
    assert [row.text for row in chart.rows] == ["0.62", "0.55"]
    assert chart.table.rows[0][2] == "0.39 to 0.78"


def test_a_correlation_without_an_interval_says_so() -> None:
    chart = memory_chart(MemoryTest(20, Estimate(1.0, None, None, 20), MEAN), translator("en"))
    assert chart.rows[0].interval == "no interval"
