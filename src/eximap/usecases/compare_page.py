"""One page of a comparison in words and numbers: what the screen shows, and what its files hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from eximap.domain.compare_findings import Findings, where
from eximap.domain.compare_view import CompareView, listed
from eximap.domain.compared_figure import Measure, Wanted
from eximap.i18n.translator import Translator
from eximap.usecases import compare_heat, compare_lines, compare_steps, compare_words
from eximap.usecases.compare_teams import Compared

TEAMS_AT_ONCE = 20
_PARTS = " / "
REMEMBERED = Wanted()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the figure, which of the teams, which page of them; `unit` as `unit_id` names it."""

    wanted: Wanted = REMEMBERED
    query: str = ""
    differing: bool = False
    page: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`listed` are the places of all teams that were asked for, `places` those on this page.

    `compared` teams are in the whole table, of whichever unit, on a `basis`.
    """

    view: CompareView
    basis: str
    compared: int
    listed: tuple[int, ...]
    places: tuple[int, ...]
    page: int
    pages: int


def page_of(found: Compared, asked: Asked) -> Page:
    """The page, the last one where so many are not there; a touchpoint that nobody compares falls back."""
    view = found.view(_known(found, asked.wanted), unit_of(found, asked.unit))
    all_listed = listed(view, asked.query, asked.differing)
    pages = max(1, -(-len(all_listed) // TEAMS_AT_ONCE))
    page = min(asked.page, pages - 1)
    places = all_listed[page * TEAMS_AT_ONCE : (page + 1) * TEAMS_AT_ONCE]
    return Page(view, found.basis.id, len(found.table.teams), all_listed, places, page, pages)


def unit_id(path: Sequence[str]) -> str:
    """The name of a unit in an address."""
    return _PARTS.join(path)


def unit_of(found: Compared, id: str) -> tuple[str, ...]:
    """The path of that unit; empty, which is all teams, for one that is not there."""
    return next((path for path in found.table.units if unit_id(path) == id), ())


def _known(found: Compared, wanted: Wanted) -> Wanted:
    keys = {touchpoint.key for touchpoint in found.table.touchpoints}
    gone = wanted.measure is Measure.TOUCHPOINT and wanted.touchpoint not in keys
    asked = replace(wanted, measure=Measure.REMEMBERED) if gone else wanted
    return _there(found, asked) if asked.measure is Measure.REMEMBERED else asked


def _there(found: Compared, wanted: Wanted) -> Wanted:
    """Scores from another tool have no end, so that nothing is remembered; then the mean, or a touchpoint."""
    releases = [placed.of.release for placed in found.table.teams]
    if any(of.remembered for of in releases) or not found.table.touchpoints:
        return wanted
    if any(of.mean for of in releases):
        return replace(wanted, measure=Measure.MEAN)
    return replace(wanted, measure=Measure.TOUCHPOINT, touchpoint=found.table.touchpoints[0].key)


def told(page: Page, findings: Findings, t: Translator) -> dict[str, Any]:
    """The page as plain data, every word and figure of it."""
    view, places = page.view, page.places
    seen = where(findings, {line.team for line in view.teams}) if view.unit else findings
    return {
        "headline": compare_words.headline(view, t),
        "line": _sentences(compare_words.line(view, t), t),
        "figures": compare_words.figures(view, t),
        "teams": compare_lines.lines(view, places, t),
        "axis": compare_lines.axis(view, t),
        "heat": compare_heat.table(view, places, t),
        "findings": {
            **compare_steps.findings(seen, page.compared, page.basis, t),
            "pains_hint": _sentences(compare_words.pains_hint(view, t), t),
        },
    }


def _sentences(parts: Sequence[str], t: Translator) -> str:
    """Whole sentences one after another; Chinese puts no blank between them."""
    return ("" if t.language == "zh" else " ").join(parts)
