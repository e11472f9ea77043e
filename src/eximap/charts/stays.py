"""The moments that stay: how many people named each, only where at least k did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eximap.charts.table import Table
from eximap.domain.release import Release
from eximap.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class StaysRow:
    """One touchpoint and its count; `share` (0–1) is of the finished people."""

    name: str
    count: int
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class StaysChart:
    rows: tuple[StaysRow, ...]
    description: str
    table: Table


def stays_chart(release: Release, names: Mapping[str, str], t: Translator) -> StaysChart | None:
    """The most named first; None when no moment was named by enough people."""
    if not release.stays or not release.sheets:
        return None
    all_of_them = release.sheets
    rows = tuple(
        StaysRow(
            name=names[touchpoint],
            count=count,
            share=count / all_of_them,
            text=t.c("people", "{n} of {all}", n=t.number(count), all=t.number(all_of_them)),
        )
        for touchpoint, count in sorted(release.stays, key=lambda one: -one[1])
    )
    description = "; ".join(f"{row.name}: {row.text}" for row in rows)
    lines = tuple((row.name, row.text) for row in rows)
    return StaysChart(
        rows, description, Table(t("The moments that stay"), (t("Touchpoint"), t("People")), lines)
    )
