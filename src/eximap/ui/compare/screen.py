"""The whole compare screen as data. Only what `compare_teams` shows reaches the browser."""

from __future__ import annotations

from typing import Any

from eximap.domain.compare_findings import Findings
from eximap.domain.compare_view import CompareView
from eximap.domain.compared_figure import COUNTED, Measure
from eximap.domain.errors import NotFound
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.compare import findings, heat, intervals, words
from eximap.ui.compare.labels import labels
from eximap.ui.compare.look import PAGE, Look, looked
from eximap.ui.session import Here
from eximap.usecases import compare_teams, map_journey, read_playbook
from eximap.usecases.access import Role
from eximap.usecases.compare_teams import DEMO, Compared, Gathered

FILES = ("pdf", "png", "svg", "xlsx", "csv")


def screen(here: Here, journey_id: str | None) -> dict[str, Any]:
    """The screen of the chosen comparison, of the demo's, or of what is missing for one."""
    look, real = looked(), _gathered(here)
    demo = look.basis == DEMO or (not look.basis and _demo_is_open(here, journey_id))
    gathered = _demo(here) if demo else real
    found = _compared(here, gathered, "" if demo else look.basis, look.round)
    said = {
        "language": here.t.language,
        "labels": labels(here.t),
        "demo": demo,
        "bases": _bases(real, demo, found, here),
    }
    if found is None:
        return {**said, "empty": _empty(here)}
    return {**said, **_shown(here, found, look)}


def _gathered(here: Here) -> Gathered:
    mark = (compare_teams.stamp(here.store), here.caller, here.today())
    return session.kept(
        "compare-gathered", mark, lambda: compare_teams.gather(here.store, here.caller, here.today())
    )


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


def _shown(here: Here, found: Compared, look: Look) -> dict[str, Any]:
    t, wanted = here.t, look.wanted
    if wanted.measure is Measure.TOUCHPOINT and not any(
        p.key == wanted.touchpoint for p in found.table.touchpoints
    ):
        wanted = type(wanted)()
    view = found.view(wanted)
    listed = look.lists(view.teams)
    pages = max(1, -(-len(listed) // PAGE))
    page = min(look.page, pages - 1)
    places = listed[page * PAGE : (page + 1) * PAGE]
    return {
        "headline": words.headline(view, t),
        "line": " ".join(words.line(view, t)) if t.language != "zh" else "".join(words.line(view, t)),
        "figures": words.figures(view, t),
        "rounds": _rounds(found, t),
        "figure": _figure(view, found, t),
        "paging": _paging(view, look, listed, page, pages, t),
        "teams": intervals.lines(view, places, t),
        "axis": intervals.axis(view, t),
        "heat": heat.table(view, places, t),
        "findings": findings.findings(_findings(here, found), len(view.teams), t),
        "leads": here.caller.role is not Role.MANAGER,
        "apart": _apart(found, t),
        "silent": t("No release yet: {teams}.", teams=t.list(found.silent)) if found.silent else "",
        "files": [],
    }


def _findings(here: Here, found: Compared) -> Findings:
    mark = (read_playbook.stamp(here.store), id(found))
    entries = read_playbook.entries(here.store, here.caller)
    return session.kept("compare-findings", mark, lambda: compare_teams.findings(found, entries))


def _file_names(t: Translator) -> tuple[str, ...]:
    return (t("Report, PDF"), t("Picture, PNG"), t("Picture, SVG"), t("Workbook, XLSX"), t("Table, CSV"))


def _apart(found: Compared, t: Translator) -> list[dict[str, str]]:
    """Teams that are not compared, with the reason."""
    told = [(one.team_release, words.why_apart(one.reason, t)) for one in found.left_out]
    told += [(of, t("No round under this name.")) for of in found.absent]
    return [{"name": of.name or t("A team without a name"), "why": why} for of, why in told]


def _rounds(found: Compared, t: Translator) -> list[dict[str, Any]]:
    """Empty where there is nothing to choose."""
    names = (("", t("Each team’s latest round")), *((name, name) for name in found.basis.rounds))
    if len(names) < 2:
        return []
    return [{"id": id, "name": name, "chosen": id == found.round_name} for id, name in names]


def _figure(view: CompareView, found: Compared, t: Translator) -> dict[str, Any]:
    wanted = view.wanted
    return {
        "measures": [
            {"value": measure.value, "name": t(name), "on": wanted.measure is measure}
            for measure, name in words.MEASURES.items()
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


def _paging(
    view: CompareView, look: Look, listed: list[int], page: int, pages: int, t: Translator
) -> dict[str, Any]:
    first = page * PAGE + 1 if listed else 0
    return {
        "many": len(view.teams) > PAGE,
        "page": page,
        "pages": pages,
        "query": look.query,
        "differing": look.differing,
        "tells": any(line.figures and line.figures.differs is not None for line in view.teams),
        "text": t(
            "Teams {first} to {last} of {n}",
            first=t.number(first),
            last=t.number(min(len(listed), (page + 1) * PAGE)),
            n=t.number(len(listed)),
        )
        if listed
        else t("No team is called that."),
    }
