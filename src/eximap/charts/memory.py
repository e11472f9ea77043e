"""How well *all in all* goes with remembered and with the mean (METHOD.md, "Honesty"), whichever wins."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.charts.table import Table, interval_words
from eximap.domain.interval import Estimate
from eximap.domain.release import MemoryTest
from eximap.i18n.translator import Translator

DIGITS = 2


@dataclass(frozen=True, slots=True)
class Correlation:
    """One correlation, −1…+1, with its words."""

    name: str
    value: float
    low: float | None
    high: float | None
    text: str
    interval: str


@dataclass(frozen=True, slots=True)
class MemoryChart:
    rows: tuple[Correlation, ...]
    description: str
    table: Table


def memory_chart(test: MemoryTest, t: Translator) -> MemoryChart:
    """The larger correlation stands first; both are always shown."""
    found = [_row(t("with mean"), test.mean, t), _row(t("with remembered"), test.remembered, t)]
    rows = tuple(sorted(found, key=lambda row: -row.value))
    description = "; ".join(
        t("{name}: {figure}, 95% interval {interval}", name=row.name, figure=row.text, interval=row.interval)
        for row in rows
    )
    head = (t("Correlation"), t("Value"), t("95% interval"))
    lines = tuple((row.name, row.text, row.interval) for row in rows)
    return MemoryChart(rows, description, Table(t("“All in all” against both figures"), head, lines))


def _row(name: str, estimate: Estimate, t: Translator) -> Correlation:
    figure = t.number(estimate.value, DIGITS)
    words = interval_words(t, estimate, DIGITS)
    return Correlation(name, estimate.value, estimate.low, estimate.high, figure, words)
