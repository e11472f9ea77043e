"""What is worth most: importance beside how it is (METHOD.md, Where to act), and the words people chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eximap.charts.table import Table
from eximap.domain.release import Release
from eximap.domain.release_asked import AskedFigure, Opportunity, opportunity
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """One touchpoint. `share` (0–1) call it important, None where that may not be told.

    `figure` is the opportunity (0–20), `band` its name; both empty under 20 answers.
    """

    name: str
    share: float | None
    important: str
    figure: str
    band: str
    tone: str
    feelings: str


@dataclass(frozen=True, slots=True)
class OpportunityChart:
    rows: tuple[OpportunityRow, ...]
    description: str
    table: Table


def opportunity_chart(release: Release, names: Mapping[str, str], t: Translator) -> OpportunityChart | None:
    """The largest opportunity first, then what most call important; None where neither can be told."""
    found = [(figure, _opportunity(release, figure)) for figure in release.asked]
    told = [(figure, worth) for figure, worth in found if figure.importance or figure.feelings]
    if not told:
        return None
    told.sort(key=lambda pair: (-(pair[1].value if pair[1] else 0.0), -_share(pair[0])))
    rows = tuple(_row(figure, worth, names, t) for figure, worth in told)
    columns = (t("Touchpoint"), t("important"), t("Opportunity, 0 to 20"), t("Feelings"))
    lines = tuple((r.name, r.important or "–", r.figure or "–", r.feelings or "–") for r in rows)
    description = "; ".join(", ".join(text for text in line if text != "–") for line in lines)
    return OpportunityChart(rows, description, Table(t("What matters to people"), columns, lines))


def _opportunity(release: Release, figure: AskedFigure) -> Opportunity | None:
    shown = release.figure(figure.touchpoint)
    return opportunity(figure, shown.counts if shown else None)


def _share(figure: AskedFigure) -> float:
    return figure.importance.value if figure.importance else 0.0


def _row(
    figure: AskedFigure, worth: Opportunity | None, names: Mapping[str, str], t: Translator
) -> OpportunityRow:
    share, of = figure.importance, (figure.important or 0) + (figure.unimportant or 0)
    important = t.number(figure.important or 0)
    return OpportunityRow(
        name=names[figure.touchpoint],
        share=share.value if share else None,
        important=t.c("people", "{n} of {all}", n=important, all=t.number(of)) if share else "",
        figure=t.number(worth.value, 1) if worth else "",
        band=label(worth.band, t) if worth else "",
        tone=worth.band.value if worth else "",
        feelings=t.list([f"{label(word, t)} {t.number(count)}" for word, count in figure.feelings]),
    )
