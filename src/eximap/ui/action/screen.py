"""One action's page as data: its life, how things stand now, and what the forms start from."""

from __future__ import annotations

from typing import Any

from eximap.domain import hand_over as hand_overs
from eximap.domain import measurement as measurements
from eximap.domain import milestone as milestones
from eximap.domain.action import Action
from eximap.domain.action_life import Life
from eximap.domain.adoption import Adoption
from eximap.domain.errors import NotFound
from eximap.domain.hand_over import Question
from eximap.domain.milestone import Milestone
from eximap.domain.review import Verdict
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import proof_words, session, sparkline
from eximap.ui.action import timeline
from eximap.ui.action.words import labels
from eximap.ui.actions import planning
from eximap.ui.actions.cards import Place, card, colours
from eximap.ui.actions.revisions import short_day
from eximap.ui.session import Here
from eximap.usecases import action_life, adopt_practice, map_journey, plan_actions, prove, settle
from eximap.usecases.access import Role
from eximap.usecases.prove import Proven


def of_address(here: Here, asked: str | None) -> dict[str, Any]:
    """The page of the action that the address names; leaves for the plan when it is gone, and says so."""
    try:
        return of(here, asked or "")
    except NotFound:
        session.notice(here.t("This action isn’t there any more. Someone may have deleted its journey."))
        session.go("actions")
        raise


def of(here: Here, action_id: str) -> dict[str, Any]:
    """The page of an action. Raises `NotFound`, `NotAllowed`."""
    action, life = action_life.life(here.store, here.caller, action_id)
    journey = map_journey.journey(here.store, here.caller, action.journey)
    adopted = adopt_practice.adopted_from(here.store, here.caller, action_id)
    place, t = Place.of(journey), here.t
    steps = sum(1 for step in life.milestones if step.dropped_at is None)
    plan = plan_actions.plan(here.store, here.caller, journey.id)
    people = settle.people(here.store, here.caller)
    known = prove.of_action(here.store, here.caller, action_id)
    hue = colours(one.owner for one in plan)[action.owner]
    return {
        "language": t.language,
        "labels": labels(t),
        "writes": here.caller.role in {Role.LEAD, Role.ADMIN},
        "practice": _practice(life, adopted, here),
        "journey_title": journey.title,
        "card": card(action, place, True, hue, here.today(), here.zone(), t, steps),
        "entries": timeline.entries(timeline.Told(action, life, journey, here, known.promises, adopted)),
        "figures": _figures(action, life, here),
        "proof": _proof(known, t),
        "promises": _promises(known, t),
        "handed": _handed(action, life, here),
        "milestones": [_milestone(step, here) for step in milestones.in_order(life.milestones)],
        "questions": [{"name": question.value, "label": label(question, t)} for question in Question],
        "verdicts": [{"value": verdict.value, "label": label(verdict, t)} for verdict in Verdict],
        "people": list(people),
        "places": {journey.id: place.choices()},
        "cautions": {journey.id: planning.cautions(list(people), plan, t)},
        **planning.choices(t),
    }


def _practice(life: Life, adopted: Adoption | None, here: Here) -> dict[str, str] | None:
    """The way into the playbook: to keep what was reviewed as "replicate", or to where it comes from."""
    if life.reviews and life.reviews[-1].verdict is Verdict.REPLICATE:
        return {"label": here.t("To the playbook"), "action": life.reviews[-1].action}
    return {"label": here.t("See it in the playbook"), "entry": adopted.entry} if adopted else None


def _figures(action: Action, life: Life, here: Here) -> dict[str, Any]:
    series = measurements.series(action, life.measurements, here.zone())
    return {"spark": sparkline.drawn(series, here.t), "way": sparkline.way(action, here.t)}


def _proof(known: Proven, t: Translator) -> dict[str, Any]:
    told = proof_words.proof_told(known.proof, t)
    return {"head": told.head, "lines": list(told.lines), "verdict": told.verdict.value}


def _promises(known: Proven, t: Translator) -> list[dict[str, str]]:
    """What agents said of the promise, the newest round first."""
    return [
        {
            "behaviour": t("“{text}”", text=asked.behaviour),
            "says": proof_words.promise_told(asked, t),
            "round": t("Round {n}, {day}", n=t.number(asked.number), day=t.day(asked.on)),
        }
        for asked in reversed(known.promises)
    ]


def _handed(action: Action, life: Life, here: Here) -> dict[str, Any] | None:
    """The hand-over to the present owner, if there was one."""
    standing = hand_overs.standing(action, life.hand_overs)
    if standing is None:
        return None
    return {
        "id": standing.id,
        "day": short_day(here.local(standing.at).date(), here.today(), here.t),
        "confirmed": standing.is_confirmed(),
        "answers": [
            {"name": question.value, "question": label(question, here.t), "text": text}
            for question, text in standing.answers
        ],
    }


def _milestone(step: Milestone, here: Here) -> dict[str, Any]:
    late = step.days_late(here.today())
    return {
        "id": step.id,
        "ver": step.ver,
        "text": step.text,
        "due": short_day(step.due, here.today(), here.t) if step.due else "",
        "late": bool(late),
        "done": step.done_at is not None,
    }
