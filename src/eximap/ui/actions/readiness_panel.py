"""Whether the team is ready to move, as its last workshop found out. METHOD.md, "Readiness"."""

from __future__ import annotations

from datetime import date
from typing import Any

from eximap.domain import interval
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.i18n.translator import N_, Translator
from eximap.ui.actions.revisions import short_day
from eximap.ui.session import Here
from eximap.usecases import look_at_readiness
from eximap.usecases.look_at_readiness import Asked

_FLOOR = {
    Factor.DISSATISFACTION: N_("at 1–2 for dissatisfaction"),
    Factor.VISION: N_("at 1–2 for the vision"),
    Factor.FIRST_STEPS: N_("at 1–2 for the first step"),
    Factor.RESISTANCE: N_("at 9–10 for resistance"),
}
_START = {
    Factor.DISSATISFACTION: N_(
        "Most people at the floor: dissatisfaction. Start there: what does the way it is cost us?"
    ),
    Factor.VISION: N_(
        "Most people at the floor: the vision. Start there: what would a good day look like in three months?"
    ),
    Factor.FIRST_STEPS: N_("Most people at the floor: the first step. Start there: what can begin tomorrow?"),
    Factor.RESISTANCE: N_("Most people at the ceiling: resistance. Start there: what would be lost?"),
}


def panel(here: Here, journey_id: str) -> dict[str, Any] | None:
    """The panel's words and figures; None while no workshop of the journey has asked."""
    asked = look_at_readiness.of_journey(here.store, here.caller, journey_id)
    if asked is None:
        return None
    return drawn(asked, here.local(asked.at).date(), here.today(), here.t)


def drawn(asked: Asked, on: date, today: date, t: Translator) -> dict[str, Any]:
    """The panel of a figure that was asked for on a day."""
    team, day = asked.team, short_day(on, today, t)
    return {
        "about": t.n("{n} unnamed answer, {day}.", "{n} unnamed answers, {day}.", team.people, day=day),
        "asks": t("For whom dissatisfaction × vision × first step outweighs resistance."),
        "holding": team.holding,
        "people": team.people,
        **_share(team, t),
        "factors": [
            {
                "count": _count(n, team, asked.k, t),
                "said": n is not None,
                "what": t(_FLOOR[factor]),
                "weak": factor in team.weakest,
            }
            for factor, n in team.at_floor
        ],
        "start": " ".join(t(_START[factor]) for factor in team.weakest[:1]),
        "method": t("Per person ∛(D·V·F) against R, so that the scales match: a convention."),
    }


def _share(team: TeamReadiness, t: Translator) -> dict[str, str]:
    """ "11 of 18" and Wilson's interval; a sentence where the count would tell who."""
    if team.holding is None:
        return {"figure": "", "interval": t("How many are ready can’t be said without telling who.")}
    share = interval.share(team.holding, team.people)
    low, high = t.percent(share.low or 0), t.percent(share.high or 0)
    return {
        "figure": t.c("people", "{n} of {all}", n=t.number(team.holding), all=t.number(team.people)),
        "interval": t("{share}, {low} to {high}", share=t.percent(share.value), low=low, high=high),
    }


def _count(n: int | None, team: TeamReadiness, k: int, t: Translator) -> str:
    if n is None:
        return t.n("can’t be told under {n}", "can’t be told under {n}", k)
    return t.c("people", "{n} of {all}", n=t.number(n), all=t.number(team.people))
