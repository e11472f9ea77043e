"""Which actions helped, as far as a later round can tell."""

from __future__ import annotations

from typing import Any

from eximap.ui import proof_words
from eximap.ui.session import Here
from eximap.usecases import plan_actions, prove


def lines(here: Here, journey_id: str) -> list[dict[str, Any]]:
    """The actions whose touchpoint was asked again since they began, each with its verdict and why."""
    proven = prove.of_plan(here.store, here.caller, journey_id)
    found = []
    for action in plan_actions.plan(here.store, here.caller, journey_id):
        known = proven.get(action.id)
        if known is not None and known.proof.after_on is not None:
            told = proof_words.proof_told(known.proof, here.t)
            kept = proof_words.promise_told(known.promises[-1], here.t) if known.promises else ""
            found.append(
                {
                    "title": action.title,
                    "verdict": told.verdict.value,
                    "head": told.head,
                    "says": " ".join(told.lines),
                    "kept": kept,
                }
            )
    return found
