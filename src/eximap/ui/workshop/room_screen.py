"""The frame of the room's screen: where it stands, how to join, who is done, and the phase's scene."""

from __future__ import annotations

from typing import Any

from eximap.domain.journey import Journey
from eximap.domain.phase import PRIVATE, SHOWN_AT_END, Phase, PhaseKind
from eximap.domain.workshop import Workshop
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.ui.workshop import scenes
from eximap.ui.workshop.joining import Place
from eximap.ui.workshop.words import ledger_of, phase_name, phase_says, question, release_ledger
from eximap.usecases.look_at_room import Room
from eximap.usecases.ports import room_stamp, workshop_stamp


def data(here: Here, room: Room, place: Place, lead: bool) -> dict[str, Any]:
    """Everything that the room sees; with `lead` also what only whoever leads may do."""
    t, workshop, phase = here.t, room.workshop, room.workshop.phase()
    return {
        "id": workshop.id,
        "lead": lead,
        "journey": {"id": room.journey.id, "title": room.journey.title},
        "topics": [workshop_stamp(workshop.id), room_stamp(workshop.id), room.journey.id],
        "phases": [_step(p, at, workshop, t) for at, p in enumerate(workshop.phases)],
        "current": phase.id,
        "phase": phase.kind.value,
        "title": question(phase.kind, t),
        "says": phase_says(phase.kind, t),
        "over": workshop.over,
        "before": _beside(workshop.before(), t),
        "after": _beside(workshop.after(), t),
        "asks_first": _asks_first(workshop),
        "revealed": room.release is not None,
        "joined": room.joined,
        "finished": min(room.finished, room.joined),
        "count": _count(min(room.finished, room.joined), room.joined, t),
        "counts": phase.kind in PRIVATE and not workshop.over,
        "join": _join(place, workshop, t),
        "timer": _timer(workshop),
        "deadline": None if workshop.over else _deadline(phase, here),
        "ledger": _ledger(room, t),
        "eyes_up": workshop.eyes_up,
        "highlight": _highlighted(room.journey, workshop),
        "touchpoints": [{"id": p.id, "name": p.name} for p in room.journey.touchpoints()],
        "scene": scenes.of(here, room, lead),
        "ending": _ending(room, t) if lead else "",
    }


def _step(phase: Phase, at: int, workshop: Workshop, t: Translator) -> dict[str, Any]:
    now = [p.id for p in workshop.phases].index(workshop.current)
    return {
        "id": phase.id,
        "kind": phase.kind.value,
        "name": phase_name(phase.kind, t),
        "state": "now" if at == now else "done" if at < now else "todo",
    }


def _beside(phase: Phase | None, t: Translator) -> dict[str, str] | None:
    return None if phase is None else {"id": phase.id, "name": phase_name(phase.kind, t)}


def _asks_first(workshop: Workshop) -> bool:
    """Whether leaving this phase shows what people wrote alone, so that the lead is asked before."""
    return workshop.phase().kind in SHOWN_AT_END and not workshop.over


def _count(finished: int, joined: int, t: Translator) -> dict[str, str]:
    """People who are done, and nothing else of them."""
    return {
        "figure": t.c("people", "{n} of {all}", n=t.number(finished), all=t.number(joined)),
        "says": t.n("has finished", "have finished", finished),
        "line": t.n(
            "{n} of {all} has finished.", "{n} of {all} have finished.", finished, all=t.number(joined)
        ),
        "polled": t.n("{n} person has answered.", "{n} people have answered.", finished),
    }


def _join(place: Place, workshop: Workshop, t: Translator) -> dict[str, Any]:
    return {
        "open": workshop.joining,
        "shared": place.shared,
        "code": place.code,
        "address": place.address,
        "qr": f"eximap/qr/{workshop.code}.svg",
        "kiosk": f"kiosk/{workshop.id}?lang={t.language}",
        "ways": _ways(place, t),
        "alone": ""
        if place.shared
        else t("Phones can’t reach this computer yet. Stop eximap and start it with: eximap run --share"),
    }


def _ways(place: Place, t: Translator) -> list[dict[str, str]]:
    """Three ways in, for whoever has a phone, a desk or neither."""
    plain = place.address.partition("://")[2]
    return [
        {
            "icon": "qr_code_2",
            "head": t("On a phone"),
            "text": t("Scan the code, or type the address and {code}.", code=place.code),
        },
        {
            "icon": "computer",
            "head": t("At your desk PC"),
            "text": t("Open {address} in any browser.", address=plain),
        },
        {
            "icon": "tablet",
            "head": t("No device?"),
            "text": t("The shared PC takes one person after another."),
        },
    ]


def _timer(workshop: Workshop) -> dict[str, Any] | None:
    timer = workshop.timer
    if timer is None:
        return None
    since = int(timer.since.timestamp() * 1000) if timer.since else None
    return {"left": timer.left, "since": since, "total": max(60 * workshop.phase().minutes, timer.left, 60)}


def _deadline(phase: Phase, here: Here) -> dict[str, Any] | None:
    """When the phase closes, and what is said before and after: the browser knows when to say which."""
    if phase.closes_at is None:
        return None
    t, at = here.t, here.local(phase.closes_at)
    day = t.day(at.date()).replace(" ", "\N{NO-BREAK SPACE}")  # the wide scenes have two short lines for it
    when = {"day": day, "time": t.time(at)}
    return {
        "closes": int(phase.closes_at.timestamp() * 1000),
        "until": t("Open until {day}, {time}", **when),
        "since": t("Closed since {day}, {time}", **when),
    }


def _ledger(room: Room, t: Translator) -> str:
    """The phase's line; under a curve without single dots it may not speak of them."""
    release, kind = room.release, room.workshop.phase().kind
    if kind is PhaseKind.REVEAL and release is not None and not any(f.counts for f in release.touchpoints):
        return release_ledger(release.threshold, t)
    return ledger_of(kind, room.workshop, t)


def _highlighted(journey: Journey, workshop: Workshop) -> dict[str, str] | None:
    found = (p for p in journey.touchpoints() if p.id == workshop.highlight)
    return next(({"id": p.id, "name": p.name} for p in found), None)


def _ending(room: Room, t: Translator) -> str:
    """What ending does, said before it is asked for."""
    lines = [t("Everybody’s link to this workshop is cut for good, and nobody can join any more.")]
    scored = any(p.kind is PhaseKind.SCORE for p in room.workshop.phases)
    if scored and room.waiting > 0:
        needed = 1 if room.workshop.mode.value == "named" else room.workshop.k
        if room.waiting < needed:
            lines.append(
                t.n(
                    "{n} finished sheet is in no release and too few to enter one: it will be deleted.",
                    "{n} finished sheets are in no release and too few to enter one: they will be deleted.",
                    room.waiting,
                )
            )
        else:
            lines.append(
                t.n(
                    "{n} finished sheet is in no release yet: it will be released now.",
                    "{n} finished sheets are in no release yet: they will be released now.",
                    room.waiting,
                )
            )
    return " ".join(lines)
