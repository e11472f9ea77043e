"""What the form of an adoption offers: the touchpoints, people, levers and controls of the open journey."""

from __future__ import annotations

from typing import Any

from eximap.domain.journey import Journey
from eximap.ui.actions import planning
from eximap.ui.actions.cards import Place
from eximap.ui.session import Here
from eximap.usecases import keep_practice, plan_actions, settle


def offered(here: Here, journey: Journey | None) -> dict[str, Any]:
    """The same names as on the plan screen, whose form it is; nothing without a journey."""
    nobody: dict[str, Any] = {
        "people": [],
        "places": {},
        "cautions": {},
        "team": "",
        "adopt": here.t("Adopt"),
    }
    if journey is None:
        return {**nobody, **planning.choices(here.t)}
    plan = plan_actions.plan(here.store, here.caller, journey.id)
    people = settle.people(here.store, here.caller)
    names = list(dict.fromkeys((*people, *(action.owner for action in plan))))
    team = keep_practice.team(here.store, here.caller, journey)
    return {
        "people": list(people),
        "places": {journey.id: Place.of(journey).choices()},
        "cautions": {journey.id: planning.cautions(names, plan, here.t)},
        "team": team,
        "adopt": here.t("Adopt for {team}", team=team) if team else here.t("Adopt"),
        **planning.choices(here.t),
    }
