"""The part "Teams": today's tree line by line, a move with what it hides, a table with what it brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.unit import TOP, Tree
from eximap.i18n.numbers import month
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.session import Here
from eximap.usecases import keep_teams, settle
from eximap.usecases.import_teams import TablePreview
from eximap.usecases.keep_teams import TeamLine, TeamsSeen
from eximap.usecases.ports import TEAM_STAMP, TEAMS_STAMP

MOVING, TABLE = "teams-moving", "teams-table"
_SEEN = "teams-seen"


def seen(here: Here) -> TeamsSeen:
    """The tree as this visit last saw it; looked at anew when it, a release or the day is another."""
    store, today = here.store, here.today()
    mark = (store.stamp(TEAM_STAMP), store.stamp(TEAMS_STAMP), today, here.caller)
    return session.kept(_SEEN, mark, lambda: keep_teams.look(store, here.caller, today))


def part(here: Here) -> dict[str, Any]:
    """All that the part shows."""
    t, found = here.t, seen(here)
    return {
        "title": t("Teams"),
        "lead": t(
            "Drag a team to another unit, or choose “Move” in its menu. A move gets a date, so last spring’s "
            "figures stay with last spring’s tree."
        ),
        "lines": [_line(line, found.tree, t) for line in found.lines],
        "may_change": found.may_change,
        "moving": weighed(here, found, session.draft(MOVING, None)),
        "table": _table(session.draft(TABLE, None), t),
        "journeys": [{"id": j.id, "title": j.title, "unit": j.unit} for j in found.journeys],
        "units": [_named(line, found.tree, t) for line in found.lines],
        "today": here.today().isoformat(),
        "labels": _labels(t),
    }


def _line(line: TeamLine, tree: Tree, t: Translator) -> dict[str, Any]:
    unit = line.unit
    return {
        "id": unit.id,
        "name": unit.name,
        "depth": line.depth,
        "team": line.is_team,
        "people": "" if line.people is None else t.number(line.people),
        "count": unit.head_count_on(tree.day),
        "responsible": unit.responsible,
        "latest": _latest(line, t),
        "planned": _planned(line, t),
    }


def _latest(line: TeamLine, t: Translator) -> str:
    if line.latest is not None:
        when = line.latest.round_name or month(line.latest.day, t.language)
        if line.latest.sheets is None:
            return t("too few sheets, {when}", when=when)
        return t.n("{n} sheet, {when}", "{n} sheets, {when}", line.latest.sheets, when=when)
    return t("since {when}", when=month(line.since, t.language)) if line.since else ""


def _planned(line: TeamLine, t: Translator) -> str:
    if line.planned is None:
        return ""
    path, day = line.planned
    if not path:
        return t("From {day} at the top.", day=t.date(day))
    return t("From {day} in {unit}.", day=t.date(day), unit=path[-1])


def _named(line: TeamLine, tree: Tree, t: Translator) -> dict[str, str]:
    return {"id": line.unit.id, "name": t.list(tree.path(line.unit.id)[-1:]), "depth": str(line.depth)}


# --- a move ---------------------------------------------------------------------------------------------


def weighed(here: Here, found: TeamsSeen, wanted: Mapping[str, str] | None) -> dict[str, Any] | None:
    """The move that is being thought about, with where it could go and what that would hide."""
    tree, t = found.tree, here.t
    if not found.may_change or wanted is None or wanted["id"] not in tree.units:
        return None
    unit = tree.units[wanted["id"]]
    k = settle.usual_k(here.store)
    inside = {unit.id}
    for _, below in tree.lines(unit.id):
        inside.add(below.id)
    here_now = unit.parent_on(tree.day)
    places = [line.unit.id for line in found.lines if line.unit.id not in inside and line.unit.id != here_now]
    targets = [_target(tree, unit.id, id, k, t) for id in places]
    if here_now != TOP:
        targets.append(
            {"id": TOP, "name": t("the top"), "hides": t("At the top nothing adds it up with others.")}
        )
    to = wanted["to"]
    if to in tree.units and tree.units[to].head_counts:
        to = tree.units[to].parent_on(tree.day)  # dropped on a team with people of its own: beside it
    return {
        "id": unit.id,
        "title": t("Move “{team}”?", team=unit.name),
        "stays": _stays(tree, here_now, t),
        "targets": targets,
        "to": to if to in places else "",
    }


def _target(tree: Tree, moved: str, id: str, k: int, t: Translator) -> dict[str, str]:
    """A unit it could go to, and what that would hide: whoever knows a sum subtracts what is shown."""
    unit = tree.units[id].name
    n = sum(below.id != moved for below in tree.below(id)) + 1
    if n == 1:
        hides = t("{unit} would hold this team alone, so the unit’s figures would be the team’s.", unit=unit)
    elif n == 2:
        hides = t(
            "{unit} would hold two teams. As soon as one of them has fewer than {k} answers at a touchpoint, "
            "the other is hidden there too, so that nobody can subtract.",
            unit=unit,
            k=k,
        )
    else:
        hides = t.n(
            "{unit} would hold {n} team. Where fewer than {k} answered in one, the next smallest is hidden "
            "there too, so that nobody can subtract.",
            "{unit} would hold {n} teams. Where fewer than {k} answered in one, the next smallest is hidden "
            "there too, so that nobody can subtract.",
            n,
            unit=unit,
            k=k,
        )
    return {"id": id, "name": unit, "hides": hides}


def _stays(tree: Tree, parent: str, t: Translator) -> str:
    if parent not in tree.units:
        return t("Rounds from before that day stay at the top; rounds from then on count in the new unit.")
    return t(
        "Rounds from before that day stay in {unit}; rounds from then on count in the new one.",
        unit=tree.units[parent].name,
    )


# --- a table --------------------------------------------------------------------------------------------


def _table(preview: TablePreview | None, t: Translator) -> dict[str, Any] | None:
    if preview is None:
        return None
    counts = [
        t.n("{n} new team or unit", "{n} new teams and units", preview.new) if preview.new else "",
        t.n("{n} move, from today on", "{n} moves, from today on", preview.moved) if preview.moved else "",
        t.n(
            "{n} team with another head count or lead",
            "{n} teams with another head count or lead",
            preview.changed,
        )
        if preview.changed
        else "",
        t.n("{n} team as it is here", "{n} teams as they are here", preview.same) if preview.same else "",
    ]
    return {
        "faults": list(preview.faults),
        "counts": [text for text in counts if text],
        "brings": preview.brings(),
        "nothing": t("Nothing was changed. Mend the table and bring it again.") if preview.faults else "",
    }


def _labels(t: Translator) -> dict[str, str]:
    return {
        "table": t("CSV or Excel"),
        "table_title": t("Teams from a table"),
        "table_why": t(
            "One team a row: team, unit (its place from the top, with slashes), head count, responsible. "
            "All of it comes in or nothing."
        ),
        "choose": t("Choose a file"),
        "take": t("Take over"),
        "cancel": t("Cancel"),
        "new": t("Team"),
        "new_title": t("A new team or unit"),
        "add": t("Add"),
        "name": t("What it is called"),
        "under": t("Under"),
        "top": t("the top"),
        "unit": t("Team or unit"),
        "people": t("Head count"),
        "responsible": t("Responsible"),
        "latest": t("Latest"),
        "more": t("More"),
        "open": t("Show what is below"),
        "save": t("Save"),
        "move": t("Move"),
        "to": t("To"),
        "from": t("From"),
        "remove": t("Remove"),
        "hides": t("What that hides"),
        "nothing": t("There is no team here yet. Add one, or bring a table."),
        "none_yet": t("There is no team here yet."),
        "journeys": t("Whose journeys"),
        "journeys_why": t("A journey’s rounds count for its team, the earlier ones too."),
        "nobody": t("nobody’s yet"),
        "large": t("This is over 5 MB. Nothing was read."),
    }
