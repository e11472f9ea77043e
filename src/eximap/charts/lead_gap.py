"""The lead's forecast against the team's mean, the largest gaps first (METHOD.md, "Lead-to-team gap")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eximap.charts.table import Table, interval_words
from eximap.domain.gap import LeadGap, TouchpointGap
from eximap.i18n.translator import Translator

SHOWN = 8


@dataclass(frozen=True, slots=True)
class GapRow:
    """One touchpoint: forecast, mean and interval on −2…+2; `clear` when the forecast lies outside it."""

    name: str
    forecast: float
    mean: float
    low: float | None
    high: float | None
    text: str
    clear: bool
    description: str


@dataclass(frozen=True, slots=True)
class GapChart:
    """`rows` are the eight largest gaps either way; the table holds all of them in journey order."""

    rows: tuple[GapRow, ...]
    description: str
    table: Table


def gap_chart(gap: LeadGap, names: Mapping[str, str], t: Translator) -> GapChart:
    """The chart of a gap; `names` are touchpoint names by id."""
    largest = sorted(gap.gaps, key=lambda one: -abs(one.gap))[:SHOWN]
    rows = tuple(_row(one, names[one.touchpoint], t) for one in largest)
    head = (t("Touchpoint"), t("Forecast"), t("Team mean"), t("95% interval"), t("Gap"))
    lines = tuple(
        (
            names[one.touchpoint],
            t.signed(one.forecast),
            t.signed(one.team.value),
            interval_words(t, one.team),
            t.signed(one.gap),
        )
        for one in gap.gaps
    )
    caption = t("Forecast minus team mean, all touchpoints")
    return GapChart(rows, "; ".join(row.description for row in rows), Table(caption, head, lines))


def _row(one: TouchpointGap, name: str, t: Translator) -> GapRow:
    text = t.signed(one.gap)
    return GapRow(
        name=name,
        forecast=one.forecast,
        mean=one.team.value,
        low=one.team.low,
        high=one.team.high,
        text=text,
        clear=one.clear,
        description=t(
            "{name}: forecast {forecast}, team {mean}, gap {gap}",
            name=name,
            forecast=t.signed(one.forecast),
            mean=t.signed(one.team.value),
            gap=text,
        ),
    )
