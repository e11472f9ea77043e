"""The whole plan screen as data: cards, ideas, what to plan next, and what the forms offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from eximap.domain.action import Action, Status
from eximap.domain.errors import NotFound
from eximap.domain.journey import Idea, Journey
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import handing_on, owed, planning
from eximap.ui.actions.cards import TONES, Place, card, colours
from eximap.ui.actions.words import labels
from eximap.ui.session import Here
from eximap.usecases import keep_journeys, map_journey, plan_actions, prompt_peak, release_round, settle
from eximap.usecases.plan_headline import headline, summary


def screen(here: Here, journey_id: str | None) -> dict[str, Any]:
    """The plan of one journey, or of all when none is chosen or the chosen one is gone."""
    try:
        journey = map_journey.journey(here.store, here.caller, journey_id) if journey_id else None
    except NotFound:
        session.forget(str(journey_id))
        journey = None
    plan = plan_actions.plan(here.store, here.caller, journey.id if journey else None)
    shelf = _shelf(here)
    places = {journey.id: Place.of(journey)} if journey else _places(here, plan)
    people = settle.people(here.store, here.caller)
    hues, alone = colours(action.owner for action in plan), journey is not None
    shown = [card(a, places.get(a.journey), alone, hues[a.owner], here.today(), here.t) for a in plan]
    return {
        "language": here.t.language,
        "labels": labels(here.t),
        "headline": headline(plan, here.t),
        "line": _line(journey, plan, here),
        "demo": journey is not None and journey.demo,
        "journey": journey.id if journey else None,
        "journeys": shelf,
        "hand_on": handing_on.menu(journey.id if journey else None, here.t),
        "cards": [one for one in shown if one["open"]],
        "closed": [one for one in shown if not one["open"]],
        "ideas": _ideas(journey, plan, here.t) if journey else [],
        "look": session.draft(planning.LOOK, None),
        "prompt": _prompt(here, journey, plan) if journey else None,
        "people": list(people),
        "places": {id: place.choices() for id, place in places.items()},
        "cautions": {id: _cautions(id, people, plan, here.t) for id in places},
        **planning.choices(here.t),
        "form": {"start": planning.start(journey)} if journey else None,
        "owed": owed.owed(here, journey.id) if journey else None,
    }


def _cautions(id: str, people: Sequence[str], plan: Sequence[Action], t: Translator) -> dict[str, str]:
    own = [action for action in plan if action.journey == id]
    return planning.cautions(list(dict.fromkeys((*people, *(a.owner for a in own)))), own, t)


def _shelf(here: Here) -> list[dict[str, str]]:
    midnight = datetime.combine(here.today(), time(), here.world.now().tzinfo)
    shelf = keep_journeys.recent(here.store, here.caller, midnight)
    return [{"id": summary.id, "title": summary.title} for summary in shelf]


def _places(here: Here, plan: Sequence[Action]) -> dict[str, Place]:
    ids = dict.fromkeys(action.journey for action in plan)
    return {id: Place.of(map_journey.journey(here.store, here.caller, id)) for id in ids}


def _line(journey: Journey | None, plan: Sequence[Action], here: Here) -> str:
    title = journey.title if journey else here.t("All journeys")
    line = summary(plan, here.today(), here.t)
    return here.t("{title}. {sentence}", title=title, sentence=line) if line else title


def _ideas(journey: Journey, plan: Sequence[Action], t: Translator) -> list[dict[str, Any]]:
    """Most dots first, then the most impact for the least effort; what is in the plan already is marked."""
    kept = [action for action in plan if action.status is not Status.DROPPED]
    used = {action.idea for action in kept} | {action.title.casefold() for action in kept}
    names = Place.of(journey).touchpoints
    ranked = sorted(journey.ideas, key=lambda i: (-i.votes, (i.effort or 3) - (i.impact or 3), i.text))
    return [_idea(idea, names, not used.isdisjoint((idea.id, idea.text.casefold())), t) for idea in ranked]


def _idea(idea: Idea, names: Mapping[str, tuple[str, bool]], used: bool, t: Translator) -> dict[str, Any]:
    name, star = names.get(idea.touchpoint or "", ("", False))
    return {
        "id": idea.id,
        "text": idea.text,
        "touchpoint": idea.touchpoint if name else None,
        "name": name,
        "star": star,
        "lever": idea.lever.value,
        "lever_name": label(idea.lever, t),
        "tone": TONES[idea.lever],
        "weight": _weight(idea, t),
        "dots": t.n("{n} vote", "{n} votes", idea.votes),
        "used": used,
    }


def _weight(idea: Idea, t: Translator) -> str:
    if idea.impact is None or idea.effort is None:
        return ""
    return t("{impact} × {effort}", impact=t.number(idea.impact), effort=t.number(idea.effort))


def _prompt(here: Here, journey: Journey, plan: tuple[Action, ...]) -> dict[str, Any] | None:
    if not prompt_peak.is_due(here.store, here.caller, journey.id, plan):
        return None
    t, names = here.t, Place.of(journey).touchpoints
    release = release_round.latest(here.store, here.caller, journey.id)
    known = [(lever, gain) for lever, gain in prompt_peak.candidates(release) if gain.touchpoint in names]
    return {
        "text": t(
            "This plan only fixes pits, and fixing pits makes no peaks. "
            "Add one action that builds a peak or strengthens the end."
        ),
        "candidates": [
            {
                "touchpoint": gain.touchpoint,
                "name": names[gain.touchpoint][0],
                "star": names[gain.touchpoint][1],
                "lever": lever.value,
                "lever_name": label(lever, t),
                "tone": TONES[lever],
            }
            for lever, gain in known
        ],
    }
