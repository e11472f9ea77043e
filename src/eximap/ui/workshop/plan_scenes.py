"""The scenes in which the room turns what it said into behaviour, ideas and at most three actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eximap.domain.action import Action
from eximap.domain.contribution import Contribution, IdeaProposed, PeakProposed
from eximap.domain.journey import Idea, Journey, Lever, Note, Touchpoint
from eximap.domain.note_group import heads
from eximap.domain.readiness import TeamReadiness
from eximap.domain.release import Release
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.actions import planning
from eximap.ui.actions.revisions import short_day
from eximap.ui.session import Here
from eximap.ui.workshop.notes_board import top_pains
from eximap.ui.workshop.words import factor_name, reply_text
from eximap.usecases import settle
from eximap.usecases.look_at_room import Room
from eximap.usecases.take_up import ACTIONS_MOST, of_workshop

Json = dict[str, Any]
Texts = Sequence[tuple[str, Contribution, bool]]
TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
PAINS_MOST = 5


def peaks(room: Room, texts: Texts) -> Json:
    """The moments that matter with what the lead could do there: the texts are live and without names."""
    given = [(id, c, hidden) for id, c, hidden in texts if isinstance(c, PeakProposed)]
    wanted = _moments(room.journey, room.release) | {c.touchpoint for _, c, _ in given}
    return {
        "moments": [
            {
                **_moment(p, room.release),
                "texts": [
                    {"id": id, "text": c.text, "hidden": hidden}
                    for id, c, hidden in given
                    if c.touchpoint == p.id
                ],
            }
            for p in room.journey.touchpoints()
            if p.id in wanted
        ]
    }


def _moments(journey: Journey, release: Release | None) -> set[str | None]:
    """Moments of truth, and the peak, pit and end of the release: where a memory is made."""
    moments: set[str | None] = {p.id for p in journey.touchpoints() if p.moment_of_truth}
    if release is not None:
        moments |= {*release.peak, *release.pit, release.end}
    return moments or {journey.declared_end()}


def _moment(p: Touchpoint, release: Release | None) -> Json:
    marks = (("peak", release.peak), ("pit", release.pit), ("end", (release.end,))) if release else ()
    return {
        "id": p.id,
        "name": p.name,
        "star": p.moment_of_truth,
        "marks": [mark for mark, ids in marks if p.id in ids],
        "behaviour": p.lead_behaviour,
        "ver": p.ver,
    }


def ideas(here: Here, room: Room, texts: Texts) -> Json:
    """Ideas as they come in, and those on the map with impact and effort."""
    names, t = room.journey.touchpoint_names(), here.t
    return {
        "texts": [
            {
                "id": id,
                "text": c.text,
                "lever": label(c.lever, t),
                "tone": TONES[c.lever],
                "touchpoint": names.get(c.touchpoint or "", ""),
                "hidden": hidden,
            }
            for id, c, hidden in texts
            if isinstance(c, IdeaProposed)
        ],
        "ideas": _ranked(room.journey, t),
    }


def _ranked(journey: Journey, t: Translator) -> list[Json]:
    """Most impact for the least effort first; what nobody has weighed yet at the end."""

    def weight(idea: Idea) -> tuple[bool, int, str]:
        unweighed = idea.impact is None or idea.effort is None
        return unweighed, (idea.effort or 0) - (idea.impact or 0), idea.text

    names = journey.touchpoint_names()
    return [
        {
            "id": idea.id,
            "text": idea.text,
            "lever": label(idea.lever, t),
            "lever_value": idea.lever.value,
            "tone": TONES[idea.lever],
            "touchpoint": names.get(idea.touchpoint or "", ""),
            "touchpoint_id": idea.touchpoint or "",
            "impact": idea.impact,
            "effort": idea.effort,
            "ver": idea.ver,
        }
        for idea in sorted(journey.ideas, key=weight)
    ]


def plan(here: Here, room: Room, lead: bool) -> Json:
    """At most three actions, the answers that the top pains get, and whether the team is ready."""
    t, journey = here.t, room.journey
    ours = of_workshop(room.actions, room.workshop.opened_at)
    used = {a.idea for a in room.actions}
    return {
        "actions": [action_line(a, here.today(), t) for a in ours],
        "left": max(0, ACTIONS_MOST - len(ours)),
        "no_peak": bool(ours) and all(a.lever is Lever.FIX_PIT for a in ours),
        "because": room.workshop.no_peak_because,
        "pains": _pains(room, t),
        "readiness": _readiness(room.readiness, room.workshop.k, t),
        **(_form(here, journey, used) if lead else {}),
    }


def _form(here: Here, journey: Journey, used: set[str | None]) -> Json:
    return {
        "ideas": [idea for idea in _ranked(journey, here.t) if idea["id"] not in used],
        "people": list(settle.people(here.store, here.caller)),
        "places": [{"value": p.id, "label": p.name} for p in journey.touchpoints()],
        **planning.choices(here.t),
    }


def action_line(action: Action, today: date, t: Translator) -> Json:
    """An action in one line of a list."""
    return {
        "id": action.id,
        "title": action.title,
        "owner": action.owner,
        "when": short_day(action.due, today, t) if action.due else "",
        "lever": label(action.lever, t),
        "tone": TONES[action.lever],
    }


def _pains(room: Room, t: Translator) -> list[Json]:
    head = heads(room.journey)
    named = {head.get(note, note): a.title for a in reversed(room.actions) for note in a.notes}
    return [_pain(n, p, dots, named.get(n.id, ""), t) for n, p, dots in top_pains(room.journey, PAINS_MOST)]


def _pain(note: Note, touchpoint: Touchpoint, dots: int, answer: str, t: Translator) -> Json:
    """A top pain and its answer: what was decided, else the action that names it, else the lead's reply."""
    decided = note.reply is not None and note.reply.decided
    return {
        "id": note.id,
        "ver": note.ver,
        "text": note.text,
        "touchpoint": touchpoint.name,
        "touchpoint_id": touchpoint.id,
        "dots": t.n("{n} vote", "{n} votes", dots) if dots else "",
        "answer": t("Action: {title}", title=answer) if answer and not decided else reply_text(note.reply, t),
        "replied": note.reply is not None and not answer,
    }


def _readiness(team: TeamReadiness | None, k: int, t: Translator) -> Json | None:
    """METHOD.md, "Readiness": the share for whom it holds, and the factor with most people at the floor."""
    if team is None:
        return None
    holding = (
        t(
            "For {n} of {all} it holds: D × V × F outweighs R.",
            n=t.number(team.holding),
            all=t.number(team.people),
        )
        if team.holding is not None
        else t.n(
            "{n} person counted; how many are ready can’t be said without telling who.",
            "{n} people counted; how many are ready can’t be said without telling who.",
            team.people,
        )
    )
    return {
        "says": holding,
        "people": team.people,
        "holding": team.holding,
        "weakest": t(
            "Work on this first: {factors}.", factors=t.list([factor_name(f, t) for f in team.weakest])
        )
        if team.weakest
        else "",
        "factors": [
            {
                "name": factor_name(factor, t),
                "floor": t.n("{n} at the floor", "{n} at the floor", count)
                if count is not None
                else t.n("can’t be told under {n}", "can’t be told under {n}", k),
            }
            for factor, count in team.at_floor
        ],
    }
