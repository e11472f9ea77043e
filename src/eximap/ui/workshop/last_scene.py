"""The scene that a meeting opens on: each action of last time, how it stands, what was measured, one tap."""

from __future__ import annotations

from typing import Any

from eximap.domain.action import Action
from eximap.i18n.labels import label
from eximap.ui import proof_words
from eximap.ui.session import Here
from eximap.ui.workshop.plan_scenes import TONES
from eximap.usecases import settle
from eximap.usecases.look_at_room import Room
from eximap.usecases.prove import Proven

Json = dict[str, Any]


def last_time(here: Here, room: Room, lead: bool) -> Json:
    """The actions; the lead also gets what a tap needs."""
    people = {"people": list(settle.people(here.store, here.caller))} if lead else {}
    return {"actions": [_action(here, action, known) for action, known in room.last_time], **people}


def _action(here: Here, action: Action, known: Proven) -> Json:
    t, late = here.t, action.days_late(here.today())
    return {
        "id": action.id,
        "ver": action.ver,
        "title": action.title,
        "owner": action.owner,
        "due": t("due {day}", day=t.day(action.due)) if action.due else "",
        "late": t.n("{n} day late", "{n} days late", late) if late else "",
        "status": action.status.value,
        "says": label(action.status, t),
        "open": action.is_open(),
        "stuck": " · ".join(text for text in (action.stuck_on, action.stuck_with) if text),
        "lever": label(action.lever, t),
        "tone": TONES[action.lever],
        "measure": action.measure.in_words() if action.measure else "",
        "proof": proof_words.proof_line(known.proof, t) if action.touchpoint else "",
        "verdict": known.proof.verdict.value,
        "promise": proof_words.promise_told(known.promises[-1], t) if known.promises else "",
    }
