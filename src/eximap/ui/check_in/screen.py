"""The check-in as data: what to go through, and for a lead the owners' links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from eximap.domain import hand_over as hand_overs
from eximap.domain import measurement as measurements
from eximap.domain import milestone as milestones
from eximap.domain.action import Action
from eximap.domain.action_life import Life
from eximap.domain.errors import NotFound
from eximap.domain.hand_over import HandOver
from eximap.domain.owner_link import OwnerLink
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import session, sparkline
from eximap.ui.actions.cards import TONES, Place, colours, initials
from eximap.ui.actions.revisions import earlier_due, short_day
from eximap.ui.check_in.deliver import Hand, answered
from eximap.ui.check_in.words import labels
from eximap.ui.session import Here
from eximap.usecases import check_in, owner_links, settle
from eximap.usecases.access import Role

MINUTES = 15


def of(hand: Hand, journey_id: str | None) -> dict[str, Any]:
    """The screen for the open actions of a journey; of all when none is chosen or the chosen one is gone."""
    here, owner = hand.here, hand.caller.role is Role.OWNER
    try:
        found = check_in.to_go_through(hand.store, hand.caller, journey_id)
    except NotFound:
        session.forget(str(journey_id))
        found = check_in.to_go_through(hand.store, hand.caller, None)
    journeys = check_in.places(hand.store, [action.journey for action, _ in found])
    places = {id: Place.of(journey) for id, journey in journeys.items()}
    hues = colours(action.owner for action, _ in found)
    several = len(places) > 1
    return {
        "language": here.t.language,
        "labels": labels(here.t, owner),
        "owner": hand.caller.name if owner else "",
        "team": "" if owner else settle.team_name(here.store),
        "seconds": 0 if owner else MINUTES * 60,
        "items": [
            _item(action, life, places[action.journey], several, hues[action.owner], here)
            for action, life in found
        ],
        "escalate": not owner,
        "links": None if owner else _links(here, [action for action, _ in found]),
        "ack": answered().as_data(),
    }


def ended(here: Here) -> dict[str, Any]:
    """The screen of somebody whose link leads nowhere any more."""
    said = here.t("This link doesn’t lead anywhere any more. Ask your lead for a new one.")
    return {
        "language": here.t.language,
        "labels": labels(here.t, owner=True) | {"nothing": said},
        "owner": " ",
        "team": "",
        "seconds": 0,
        "items": [],
        "links": None,
        "escalate": False,
        "ack": {"done": [], "refused": []},
    }


def _item(action: Action, life: Life, place: Place, several: bool, colour: str, here: Here) -> dict[str, Any]:
    t, today = here.t, here.today()
    name, star = place.touchpoints.get(action.touchpoint or "", ("", False))
    series = measurements.series(action, life.measurements, here.zone())
    return {
        "id": action.id,
        "title": action.title,
        "journey": place.title if several else "",
        "touchpoint": name,
        "star": star,
        "lever": {"name": label(action.lever, t), "tone": TONES[action.lever]},
        "owner": {"name": action.owner, "initials": initials(action.owner), "colour": colour},
        "due": _due(action, today, t),
        "measure": action.measure.name if action.measure else "",
        "way": sparkline.way(action, t),
        "spark": sparkline.drawn(series, t),
        "status": action.status.value,
        "status_name": label(action.status, t),
        "stuck_on": action.stuck_on,
        "stuck_with": action.stuck_with,
        "handed": _handed(hand_overs.standing(action, life.hand_overs), here),
        "milestones": [_milestone(step, today, t) for step in milestones.in_order(life.milestones)],
    }


def _due(action: Action, today: date, t: Translator) -> dict[str, Any] | None:
    if action.due is None:
        return None
    day, late, was = short_day(action.due, today, t), action.days_late(today), earlier_due(action)
    text = t.n("{day}, {n} day late", "{day}, {n} days late", late, day=day) if late else day
    return {"text": text, "late": bool(late), "was": short_day(was, today, t) if was else ""}


def _handed(handed: HandOver | None, here: Here) -> dict[str, Any] | None:
    if handed is None:
        return None
    return {
        "id": handed.id,
        "day": short_day(here.local(handed.at).date(), here.today(), here.t),
        "confirmed": handed.is_confirmed(),
        "answers": [{"question": label(question, here.t), "text": text} for question, text in handed.answers],
    }


def _milestone(step: milestones.Milestone, today: date, t: Translator) -> dict[str, Any]:
    return {
        "id": step.id,
        "ver": step.ver,
        "text": step.text,
        "due": short_day(step.due, today, t) if step.due else "",
        "late": bool(step.days_late(today)),
        "done": step.done_at is not None,
    }


def _links(here: Here, plan: list[Action]) -> dict[str, Any]:
    """For each owner with something open: whether there is a link, where it leads, and until when."""
    doors = here.doors
    known = {link.owner: link for link in owner_links.standing(here.store, here.world, here.caller)}
    own = {name: link for name, link in known.items() if link.unit == here.caller.unit}
    names = sorted({action.owner for action in plan if action.owner} | set(own))
    return {
        "shared": here.shared,
        "owners": [{"name": name, "link": _link(own.get(name), here) if doors else None} for name in names],
    }


def _link(link: OwnerLink | None, here: Here) -> Mapping[str, str] | None:
    if link is None or here.doors is None:
        return None
    return {
        "id": link.id,
        "address": f"{here.address}{here.doors.path_of(link)}",
        "until": here.t("until {day}", day=here.t.day(link.until.date())),
    }
