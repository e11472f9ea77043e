"""The whole compare screen as data. Only what `compare_teams` shows reaches the browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from eximap.domain.compare_findings import Findings
from eximap.domain.compare_view import CompareView
from eximap.domain.compared_figure import COUNTED, Measure, touchpoint_row
from eximap.domain.errors import NotFound
from eximap.domain.mapping import basis
from eximap.domain.suppression import DEFAULT_K
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.compare import at_hand, match
from eximap.ui.compare.intents import ARRIVAL
from eximap.ui.compare.labels import labels
from eximap.ui.compare.look import Look, looked
from eximap.ui.session import Here
from eximap.usecases import compare_teams, compare_time, compare_words, map_journey, read_playbook
from eximap.usecases.access import Role
from eximap.usecases.compare_page import TEAMS_AT_ONCE, Page, page_of, told, unit_id
from eximap.usecases.compare_teams import DEMO, Compared, Gathered

FILES = ("pdf", "png", "svg", "xlsx", "csv")


def screen(here: Here, journey_id: str | None) -> dict[str, Any]:
    """The screen of the chosen comparison, of the demo's, or of what is missing for one."""
    look = looked()
    real = at_hand.gathered(here, "" if look.basis == DEMO else look.basis, look.round)
    if real is None:
        return _waiting(here)
    demo = look.basis == DEMO or (not look.basis and _demo_is_open(here, journey_id))
    gathered = _demo(here) if demo else real
    found = _compared(here, gathered, "" if demo else look.basis, look.round)
    said = {
        "language": here.t.language,
        "labels": labels(here.t, found.table.k if found else gathered.k),
        "demo": demo,
        "bases": _bases(real, demo, found, here),
        "arrival": session.draft(ARRIVAL, None),
    }
    if found is None:
        return {**said, "empty": _empty(here)}
    return {**said, **_shown(here, gathered, found, look)}


def _waiting(here: Here) -> dict[str, Any]:
    """While a thousand teams are read for the first time."""
    return {
        "language": here.t.language,
        "labels": labels(here.t, DEFAULT_K),
        "demo": False,
        "bases": [],
        "arrival": session.draft(ARRIVAL, None),
        "empty": {"title": here.t("Comparing teams"), "text": ""},
    }


def _demo(here: Here) -> Gathered:
    mark = (here.t.language, here.today())
    return session.kept(
        "compare-demo",
        mark,
        lambda: compare_teams.gather_demo(here.caller, here.t.language, here.world.now()),
    )


def _demo_is_open(here: Here, journey_id: str | None) -> bool:
    try:
        return bool(journey_id) and map_journey.journey(here.store, here.caller, str(journey_id)).demo
    except NotFound:
        return False


def _compared(here: Here, gathered: Gathered, basis: str, round_name: str) -> Compared | None:
    mark = (
        compare_teams.stamp(here.store),
        here.caller,
        here.today(),
        gathered.demo and here.t.language,
        basis,
        round_name,
    )
    return session.kept("compare", mark, lambda: compare_teams.compared(gathered, basis, round_name))


def _bases(real: Gathered, demo: bool, found: Compared | None, here: Here) -> list[dict[str, Any]]:
    """What can be compared, the demo last."""
    t = here.t
    listed = []
    for one in real.bases:
        teams = t.n("{n} team", "{n} teams", one.teams)
        name = t("{title}, {teams}", title=one.title, teams=teams)
        if one.version is not None:
            name = t("{title}, template version {n}, {teams}", title=one.title, n=one.version, teams=teams)
        chosen = not demo and found is not None and found.basis.id == one.id
        listed.append({"id": one.id, "name": name, "chosen": chosen})
    return [*listed, {"id": DEMO, "name": t("Demo: seven invented teams"), "chosen": demo}]


def _empty(here: Here) -> dict[str, Any]:
    t = here.t
    return {
        "title": t("Nothing to compare yet"),
        "text": t(
            "Teams appear here once their rounds are released: on this eximap, or as release files "
            "that team leads send you. Rounds with names stay in their team."
        ),
    }


def _shown(here: Here, gathered: Gathered, found: Compared, look: Look) -> dict[str, Any]:
    t, page = here.t, page_of(found, look.asked())
    address = replace(look, basis=DEMO if gathered.demo else found.basis.id).address(t.language)
    return {
        **told(page, _findings(here, found), t),
        "leads": here.caller.role is not Role.MANAGER,
        "rounds": _rounds(found, t),
        "units": _units(page.view, found, t),
        "missing": compare_words.missing(page.view, t),
        "time": _time(here, gathered, found, look),
        "figure": _figure(page.view, found, t),
        "paging": _paging(page, look, t),
        "apart": _apart(found, t),
        "matched": match.matched(gathered, found.basis.id, t),
        "match": match.offered(gathered, found.basis.id, look.match, t),
        "silent": t("No release yet: {teams}.", teams=t.list(found.silent)) if found.silent else "",
        "files": [
            {"label": name, "href": f"/eximap/compare/teams.{kind}?{address}"}
            for kind, name in zip(FILES, _file_names(t), strict=True)
        ],
    }


def _time(here: Here, gathered: Gathered, found: Compared, look: Look) -> dict[str, Any]:
    """The rounds of the team that was chosen for it."""
    teams = [placed.label for placed in found.table.teams]
    if look.team not in teams:
        return {"team": ""}
    rows = {touchpoint_row(point.key): point.name for point in found.table.touchpoints}
    over = compare_teams.team_over_time(here.store, gathered, found.basis.id, look.team)
    shown = compare_time.told(over, rows, found.table.k, here.t) if over else {}
    return {"team": look.team, **shown}


def _findings(here: Here, found: Compared) -> Findings:
    mark = (read_playbook.stamp(here.store), id(found))
    entries = read_playbook.entries(here.store, here.caller)
    return session.kept("compare-findings", mark, lambda: compare_teams.findings(found, entries))


def _file_names(t: Translator) -> tuple[str, ...]:
    return (t("Report, PDF"), t("Picture, PNG"), t("Picture, SVG"), t("Workbook, XLSX"), t("Table, CSV"))


def _apart(found: Compared, t: Translator) -> list[dict[str, str]]:
    """Teams that are not compared, with the reason."""
    listed = [
        (of, compare_words.why_apart(one.reason, t), basis(of))
        for one in found.left_out
        for of in [one.team_release]
    ]
    listed += [(of, t("No round under this name."), "") for of in found.absent]
    return [
        {"name": of.name or t("A team without a name"), "why": why, "basis": on} for of, why, on in listed
    ]


def _rounds(found: Compared, t: Translator) -> list[dict[str, Any]]:
    """Empty where there is nothing to choose."""
    names = (("", t("Each team’s latest round")), *((name, name) for name in found.basis.rounds))
    if len(names) < 2:
        return []
    return [{"id": id, "name": name, "chosen": id == found.round_name} for id, name in names]


def _units(view: CompareView, found: Compared, t: Translator) -> list[dict[str, Any]]:
    """All units but those that hold every team, with their depth below those; empty for nothing to choose."""
    table = found.table
    paths = [path for path in table.units if len(table.under(path)) < len(table.teams)]
    if not paths:
        return []
    top = min(map(len, paths))
    listed = [
        {"id": unit_id(path), "name": path[-1], "depth": len(path) - top, "chosen": path == view.unit}
        for path in paths
    ]
    return [{"id": "", "name": t("All units"), "depth": 0, "chosen": not view.unit}, *listed]


def _figure(view: CompareView, found: Compared, t: Translator) -> dict[str, Any]:
    wanted = view.wanted
    return {
        "measures": [
            {"value": measure.value, "name": t(name), "on": wanted.measure is measure}
            for measure, name in compare_words.MEASURES.items()
        ],
        "touchpoints": [
            {
                "key": point.key,
                "name": point.name,
                "on": wanted.measure is Measure.TOUCHPOINT and point.key == wanted.touchpoint,
            }
            for point in found.table.touchpoints
        ],
        "net": wanted.is_net,
        "has_net": wanted.measure in COUNTED,
    }


def _paging(page: Page, look: Look, t: Translator) -> dict[str, Any]:
    teams, many = page.view.teams, len(page.listed)
    first = page.page * TEAMS_AT_ONCE
    return {
        "many": len(teams) > TEAMS_AT_ONCE,
        "page": page.page,
        "pages": page.pages,
        "query": look.query,
        "differing": look.differing,
        "tells": any(line.figures and line.figures.differs is not None for line in teams),
        "text": t(
            "Teams {first} to {last} of {n}",
            first=t.number(first + 1),
            last=t.number(first + len(page.places)),
            n=t.number(many),
        )
        if many
        else t("No team is called that."),
    }
