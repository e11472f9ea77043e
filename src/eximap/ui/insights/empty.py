"""The insights screen before there is anything to say: what is missing, and where to get it."""

from __future__ import annotations

from typing import Any

from eximap.domain.journey import Journey
from eximap.domain.round import Round
from eximap.i18n.translator import Translator
from eximap.ui.insights.words import labels


def no_journey(t: Translator) -> dict[str, Any]:
    """No journey was chosen yet."""
    text = t("Insights are about one journey. Choose it on the home screen.")
    return _screen(t, "", text, {"kind": "home", "label": t("Choose a journey"), "icon": "home"})


def no_release(journey: Journey, open_round: Round | None, t: Translator) -> dict[str, Any]:
    """Nothing is released yet; an open round tells how many people it still needs."""
    score = {"kind": "score", "label": t("Score"), "icon": "how_to_vote"}
    if not any(True for _ in journey.touchpoints()):
        text = t("There is nothing to score yet: add a touchpoint first.")
        return _screen(t, journey.title, text, {"kind": "map", "label": t("Map"), "icon": "conversion_path"})
    if open_round is None:
        text = t(
            "Nothing is released yet. Let the team score this journey; "
            "figures appear when you release the round."
        )
        return _screen(t, journey.title, text, score)
    lacking = open_round.people_needed() - open_round.finished
    if lacking > 0:
        text = t.n(
            "A round is open. {n} more finished sheet and it can be released.",
            "A round is open. {n} more finished sheets and it can be released.",
            lacking,
        )
    else:
        text = t("A round is open and has enough sheets. Release it and its figures appear here.")
    return _screen(t, journey.title, text, score)


def _screen(t: Translator, subtitle: str, text: str, way: dict[str, str]) -> dict[str, Any]:
    return {"language": t.language, "labels": labels(t), "subtitle": subtitle, "empty": {"text": text, **way}}
