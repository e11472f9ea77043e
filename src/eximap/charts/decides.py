"""Whether people may decide this themselves: the team's answers beside the lead's own.

METHOD.md, Lead-to-team gap: the authority map of one team.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eximap.charts.table import Table
from eximap.domain.release import Release
from eximap.domain.release_asked import AskedFigure
from eximap.domain.sheet import Decide
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

# What holds people back stands first.
_ORDER = (Decide.NO, Decide.NOT_SURE, Decide.YES)


@dataclass(frozen=True, slots=True)
class DecidesPart:
    """The people who gave one answer; `said` is empty for those of whom it is not told."""

    said: str
    count: int
    word: str


@dataclass(frozen=True, slots=True)
class DecidesRow:
    """One touchpoint: the team's answers and the lead's own, framed where most people say something else."""

    name: str
    parts: tuple[DecidesPart, ...]
    lead: str
    differs: bool


@dataclass(frozen=True, slots=True)
class DecidesChart:
    rows: tuple[DecidesRow, ...]
    description: str
    table: Table


def decides_chart(
    release: Release, names: Mapping[str, str], t: Translator, lead: Mapping[str, Decide] | None = None
) -> DecidesChart | None:
    """The touchpoints where most think they may not come first; None when nothing of it can be told."""
    asked = [figure for figure in release.asked if any(figure.decide or ())]
    if not asked:
        return None
    ordered = sorted(asked, key=lambda figure: -_share(figure, Decide.NO))
    rows = tuple(_row(figure, names, t, (lead or {}).get(figure.touchpoint)) for figure in ordered)
    lines = tuple((row.name, _in_words(row), row.lead or "–") for row in rows)
    columns = (t("Touchpoint"), t("Team"), t("Lead"))
    return DecidesChart(
        rows=rows,
        description="; ".join(f"{row.name}: {_in_words(row)}" for row in rows),
        table=Table(t("“May I decide this myself?”"), columns, lines),
    )


def _row(figure: AskedFigure, names: Mapping[str, str], t: Translator, lead: Decide | None) -> DecidesRow:
    told = [(said, count) for said in _ORDER if (count := _count(figure, said))]
    parts = [DecidesPart(said.value, count, label(said, t)) for said, count in told]
    rest = figure.people - sum(count for _, count in told)
    if rest:
        parts.append(DecidesPart("", rest, t("not told, or no answer")))
    most = max(told, key=lambda pair: pair[1])[0] if told else None
    return DecidesRow(
        name=names[figure.touchpoint],
        parts=tuple(parts),
        lead=label(lead, t) if lead else "",
        differs=lead is not None and most is not None and most is not lead,
    )


def _count(figure: AskedFigure, said: Decide) -> int | None:
    return (figure.decide or (None, None, None))[list(Decide).index(said)]


def _share(figure: AskedFigure, said: Decide) -> float:
    return (_count(figure, said) or 0) / figure.people


def _in_words(row: DecidesRow) -> str:
    return ", ".join(f"{part.word} {part.count}" for part in row.parts)
