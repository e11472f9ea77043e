"""What came of a workshop that has ended: decisions, top notes, the curve, and what is still owed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from eximap.domain.phase import PhaseKind
from eximap.domain.workshop_summary import Summary
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.ui.workshop import figures, notes_board
from eximap.ui.workshop.plan_scenes import action_line
from eximap.usecases import look_at_room, summarise_workshop

Json = dict[str, Any]


def data(here: Here, journey_id: str, workshop_id: str, wall: bool = False) -> Json:
    """The page of one workshop that has ended; on the wall without anything to press.

    Raises `NotFound`, `NotAllowed`.
    """
    t = here.t
    summary = summarise_workshop.summary(here.store, here.caller, journey_id, here.today(), workshop_id)
    release = look_at_room.room(here.store, here.caller, workshop_id).release
    journey, day = summary.view.journey, here.local(summary.workshop.opened_at).date()
    return {
        "about": t("{title}. Workshop of {day}", title=journey.title, day=t.date(day)),
        "wall": wall,
        "pdf": _pdf(journey_id, workshop_id, t.language),
        "lines": _lines(summary, t, released=release is not None),
        "actions": [action_line(decision.action.action, here.today(), t) for decision in summary.decisions],
        "ranking": notes_board.ranking(journey, t),
        "moments": [
            {"name": p.name, "star": p.moment_of_truth, "behaviour": p.lead_behaviour}
            for p in journey.touchpoints()
            if p.lead_behaviour
        ],
        "curve": figures.curve(release, journey, t) if release else None,
    }


def _pdf(journey_id: str, workshop_id: str, language: str) -> str:
    query = urlencode({"workshop": workshop_id, "lang": language})
    return f"eximap/export/{quote(journey_id)}/summary.pdf?{query}"


def _lines(summary: Summary, t: Translator, released: bool) -> list[str]:
    """What has to be said of it: no release, no peak and why, pains that still wait for an answer."""
    lines = []
    if not released and any(p.kind is PhaseKind.SCORE for p in summary.workshop.phases):
        lines.append(t("Too few people scored for a release. Their sheets are deleted."))
    if summary.no_peak_because:
        lines.append(t("No peak this time, because: {text}", text=summary.no_peak_because))
    owed = [note.note.text for note in summary.replies_missing]
    if owed:
        lines.append(t("Still without an answer: {notes}", notes=t.list([f"“{text}”" for text in owed])))
    return lines
