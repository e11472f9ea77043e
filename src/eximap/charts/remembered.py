"""Remembered beside mean: two estimates on the scale, with the sheets behind them as dots where allowed.

METHOD.md, "The curve and the peak-end rule" and "Releases and suppression". Values lie on −2…+2; dots come
only from the release's own `*_values`, which it leaves out where single dots may not be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from eximap.charts.table import Table, interval_words
from eximap.domain.interval import Estimate
from eximap.domain.release import Release
from eximap.i18n.translator import Translator

SAME = 0.05  # two figures that read the same at one decimal are one


@dataclass(frozen=True, slots=True)
class Row:
    """One estimate: what it is called, what it says, where it stands, and (value, sheets) dots."""

    name: str
    text: str
    interval: str
    value: float
    low: float | None
    high: float | None
    dots: tuple[tuple[float, int], ...]
    negative: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """Where remembered would stand under the opposite tie rule, and how to say it."""

    value: float
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class RememberedChart:
    rows: tuple[Row, ...]
    opposite: Opposite | None
    description: str
    table: Table


def remembered_chart(release: Release, t: Translator) -> RememberedChart | None:
    """The chart of a release, or None when it says neither remembered nor mean."""
    rows = [
        _row(t, t("remembered"), release.remembered, release.remembered_values),
        _row(t, t("mean"), release.mean, release.mean_values),
    ]
    shown = tuple(row for row in rows if row is not None)
    if not shown:
        return None
    opposite = _opposite(release, t)
    return RememberedChart(shown, opposite, _description(shown, opposite, t), _table(release, shown, t))


def _row(
    t: Translator, name: str, estimate: Estimate | None, values: tuple[tuple[float, int], ...] | None
) -> Row | None:
    if estimate is None:
        return None
    return Row(
        name=name,
        text=t.signed(estimate.value),
        interval=interval_words(t, estimate),
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        dots=values or (),
        negative=estimate.value < 0,
    )


def _opposite(release: Release, t: Translator) -> Opposite | None:
    here, there = release.remembered, release.remembered_opposite
    if here is None or there is None or abs(here.value - there) < SAME:
        return None
    figure = t.signed(there)
    higher = there > here.value
    text = t("at most {figure}", figure=figure) if higher else t("at least {figure}", figure=figure)
    return Opposite(there, text, t("opposite tie rule"))


def _description(rows: tuple[Row, ...], opposite: Opposite | None, t: Translator) -> str:
    parts = [
        t("{name}: {figure}, 95% interval {interval}", name=row.name, figure=row.text, interval=row.interval)
        for row in rows
    ]
    if opposite is not None:
        parts.append(f"{opposite.hint}: {opposite.text}")
    return "; ".join(parts)


def _table(release: Release, rows: tuple[Row, ...], t: Translator) -> Table:
    people = {t("remembered"): release.remembered, t("mean"): release.mean}
    lines = []
    for row in rows:
        estimate = people[row.name]
        count = t.number(estimate.people) if estimate is not None else ""
        dots = "; ".join(f"{t.signed(value)} × {t.number(sheets)}" for value, sheets in row.dots)
        lines.append((row.name, row.text, row.interval, count, dots or t("not shown")))
    head = (t("Figure"), t("Value"), t("95% interval"), t("Sheets"), t("Sheet by sheet"))
    return Table(t("Remembered beside mean"), head, tuple(lines))
