"""Handing a comparison on: exactly what the screen shows, as a report, a picture, a workbook or a table.

A report and a picture hold the teams of one page, a workbook and a table all that were asked for. Hidden
figures are in none of them: they are in no view.
"""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.compare_table import Unshown
from eximap.domain.errors import NotFound
from eximap.i18n.translator import Translator
from eximap.usecases import compare_page, compare_teams, compare_words, read_playbook, team_day
from eximap.usecases.access import Caller
from eximap.usecases.compare_page import Asked, Page
from eximap.usecases.compare_teams import DEMO, Compared
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Store, World

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": XLSX,
    "csv": "text/csv",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which comparison: its basis, the name of the round, and the page of teams."""

    basis: str
    round: str
    asked: Asked


def handout(store: Store, world: World, caller: Caller, kind: str, chosen: Chosen, t: Translator) -> Handout:
    """The file of that kind, one of `TYPES`. Raises `NotFound` for no such one, `NotAllowed`."""
    found = _found(store, world, caller, chosen, t) if kind in TYPES else None
    if found is None:
        raise NotFound("comparison", chosen.basis)
    page = compare_page.page_of(found, chosen.asked)
    day = t.date(team_day.today(store, world))
    name = t("{title}, compared, {day}.{kind}", title=found.basis.title, day=day, kind=kind)
    return Handout(
        name, TYPES[kind], _content(kind, store, caller, found, page, day, chosen.basis == DEMO, t)
    )


def _found(store: Store, world: World, caller: Caller, chosen: Chosen, t: Translator) -> Compared | None:
    if chosen.basis == DEMO:
        return compare_teams.compared(
            compare_teams.gather_demo(caller, t.language, world.now()), "", chosen.round
        )
    today = team_day.today(store, world)
    return compare_teams.compared(compare_teams.gather(store, caller, today), chosen.basis, chosen.round)


def _content(
    kind: str,
    store: Store,
    caller: Caller,
    found: Compared,
    page: Page,
    day: str,
    demo: bool,
    t: Translator,
) -> bytes:
    # The formats come with the file that wants them: a typesetter would cost every start.
    from eximap.interchange import comparison_csv, comparison_xlsx, printed

    reasons = {reason: compare_words.why(reason, page.view.k, t) for reason in Unshown}
    if kind == "csv":
        return comparison_csv.comparison_csv(page.view, page.listed, reasons, t)
    if kind == "xlsx":
        figures = [(f["name"], f["value"], f["hint"]) for f in compare_words.figures(page.view, t)]
        return comparison_xlsx.comparison_xlsx(page.view, page.listed, reasons, figures, t)
    findings = compare_teams.findings(found, read_playbook.entries(store, caller))
    told = {**compare_page.told(page, findings, t), "demo": demo}
    if kind == "pdf":
        return printed.comparison_pdf(told, day, t)
    return printed.comparison_picture(told, day, "png" if kind == "png" else "svg", t)
