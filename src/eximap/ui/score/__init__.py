"""Scoring on one device, as one component: open a round, hand over, score, type in paper, release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from eximap.domain.errors import NotFound
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.ui.score import intents, round_screen, start_screen
from eximap.ui.score.intents import follow as follow
from eximap.ui.score.words import labels
from eximap.ui.session import Here
from eximap.usecases import look_at_rounds
from eximap.usecases.look_at_rounds import RoundsSeen

KEY = "score"

_score = component(
    "eximap_score",
    html='<div class="score"></div>\n',
    css=("parts/tokens.css", "score/score.css", "score/paper.css"),
    js=(
        "parts/draw.js",
        "parts/outbox.js",
        "parts/ruhy.js",
        "score/sheet.js",
        "score/grid.js",
        "score/pieces.js",
        "score/start.js",
        "score/handover.js",
        "score/person.js",
        "score/paper.js",
        "score/closing.js",
        "score/app.js",
    ),
)


def seen(here: Here, journey_id: str | None) -> RoundsSeen | None:
    """The journey with its rounds; None when none is chosen or it is gone."""
    if journey_id is None:
        return None
    try:
        return look_at_rounds.look(here.store, here.caller, journey_id)
    except NotFound:
        session.forget(journey_id)
        return None


def fill_the_screen() -> None:
    """Takes the bar away: whoever holds the device should see their sheet and nothing else."""
    st.html("<style>.st-key-bar{display:none}</style>")


def show(here: Here, rounds: RoundsSeen | None) -> Mapping[str, Any] | None:
    """Shows what comes next for this journey; what was asked for in this run, or None."""
    result = _score(
        key=KEY,
        data=packed(
            {
                "lang": here.t.language,
                "labels": labels(here.t),
                "problem": intents.take_problem(),
                "answered": session.draft(intents.ANSWERED, None),
                "ack": intents.acknowledged(),
                **_screen(here, rounds),
            }
        ),
        on_intent_change=lambda: intents.take_intent(KEY),
        on_outbox_change=lambda: intents.take_outbox(KEY),
    )
    return result.intent


def _screen(here: Here, rounds: RoundsSeen | None) -> dict[str, Any]:
    t = here.t
    if rounds is None:
        return _nothing("", t("Choose a journey first: a round asks about its touchpoints."), "home", t)
    title = rounds.journey.title
    closed = [past.round.id for past in rounds.past]
    common = {"title": title, "journey": rounds.journey.id, "closed": closed}
    if rounds.open is not None:
        return {**common, "round": round_screen.data(here, rounds, rounds.open)}
    if not any(rounds.journey.touchpoints()):
        return {
            **common,
            **_nothing(title, t("There is nothing to score yet: add a touchpoint first."), "map", t),
        }
    return {**common, "start": start_screen.data(here, rounds, intents.just_released(rounds.journey.id))}


def _nothing(title: str, sentence: str, page: str, t: Translator) -> dict[str, Any]:
    text = t("Go to the journeys") if page == "home" else t("Go to the map")
    return {"title": title, "nothing": {"sentence": sentence, "page": page, "text": text}}
