"""Presenting a journey: its latest release at the size of a wall, the top notes and the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.action import Action
from eximap.domain.journey import NoteKind
from eximap.domain.map_view import MapView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.ui.workshop import figures
from eximap.ui.workshop.notes_board import ranking
from eximap.ui.workshop.words import release_ledger
from eximap.usecases import map_journey, plan_actions, release_round, settle

Json = dict[str, Any]
KINDS = (NoteKind.PAIN, NoteKind.DELIGHT, NoteKind.ITCH)


def data(here: Here, journey_id: str) -> Json:
    """The whole view; without a release there is no curve, and a sentence says so. Raises `NotFound`."""
    t = here.t
    view = map_journey.view(here.store, here.caller, journey_id, here.today())
    release = release_round.latest(here.store, here.caller, journey_id)
    plan = plan_actions.plan(here.store, here.caller, journey_id)
    return {
        "journey": journey_id,
        "title": view.journey.title,
        "about": _about(here, view),
        "curve": figures.curve(release, view.journey, t) if release else None,
        "stages": _stages(view),
        "cards": [*_notes(view, t), *_plan([a for a in plan if a.is_open()], t)],
        "ledger": release_ledger(release.threshold, t) if release else "",
    }


def _about(here: Here, view: MapView) -> str:
    t, line = here.t, view.release
    team = settle.team_name(here.store)
    if line is None:
        return team
    scored = (
        t.n("fewer than {n} sheets, {day}", "fewer than {n} sheets, {day}", line.k, day=t.day(line.on))
        if line.sheets is None
        else t.n("{n} sheet, {day}", "{n} sheets, {day}", line.sheets, day=t.day(line.on))
    )
    return " · ".join(part for part in (team, scored) if part)


def _stages(view: MapView) -> list[Json]:
    return [
        {
            "name": s.stage.name,
            "mean": s.mean if view.release else None,
            "touchpoints": [p.touchpoint.id for p in s.touchpoints],
        }
        for s in view.stages
        if s.touchpoints
    ]


def _notes(view: MapView, t: Translator) -> list[Json]:
    """Of each kind the note with most dots; without a vote there is no top."""
    ranked = ranking(view.journey, t)
    tops = (next((r for r in ranked if r["kind"] == kind.value), None) for kind in KINDS)
    return [
        {
            "kind": top["kind"],
            "label": top["label"],
            "text": top["text"],
            "strong": top["dots_text"],
            "about": top["touchpoint"],
        }
        for top in tops
        if top
    ]


def _plan(plan: Sequence[Action], t: Translator) -> list[Json]:
    if not plan:
        return []
    first = plan[0]
    text = t("{title}, by {day}", title=first.title, day=t.day(first.due)) if first.due else first.title
    more = (
        t.n("{n} more action", "{n} more actions", len(plan) - 1) if len(plan) > 1 else label(first.lever, t)
    )
    return [{"kind": "plan", "label": t("Plan"), "text": text, "strong": first.owner, "about": more}]
