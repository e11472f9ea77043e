"""The words that stand on an action's page whatever it is about."""

from __future__ import annotations

from typing import Any

from eximap.i18n.translator import Translator
from eximap.ui.actions import words


def labels(t: Translator) -> dict[str, Any]:
    """All fixed words, by the name that the browser's script uses; the forms' are the plan's."""
    return {**words.labels(t), **_page(t), **_forms(t)}


def _page(t: Translator) -> dict[str, Any]:
    return {
        "helped": t("Did it help?"),
        "promise_kept": t("Promise kept?"),
        "not_measured": t("Nothing is measured yet."),
        "handed": t("Handed over"),
        "handed_on": t.pattern("Handed over {day}"),
        "not_handed": t("Not handed over yet. Six questions make it the owner’s own."),
        "hand_over": t("Hand over"),
        "hand_over_again": t("Hand over again"),
        "confirmed": t("Confirmed"),
        "not_confirmed": t("Not confirmed yet"),
        "confirm": t("The owner says yes"),
        "steps": t("Milestones"),
        "step": t("Milestone"),
        "step_hint": t("Wording sent to Legal"),
        "by_when": t("By when"),
        "add_step": t("Add"),
        "drop_step": t("Take back"),
        "review": t("Review"),
        "escalate": t("Ask upwards"),
        "open_brief": t("Open the brief"),
        "in_person": t("In person"),
        "quotes": t.pattern("“{text}”"),
    }


def _forms(t: Translator) -> dict[str, Any]:
    return {
        "figures": t("Figures"),
        "figures_hint": t("One a line, typed or pasted: day, figure, note"),
        "figures_example": t("18 May, 31%, one week of call marks"),
        "keep_figures": t("Save"),
        "hand_over_title": t("Hand over, in six questions"),
        "hand_over_about": t.pattern("Ask {name}, and write down the answers in their words."),
        "save_hand_over": t("Hand over"),
        "review_title": t("Review: what became of it?"),
        "happened": t("What happened?"),
        "happened_hint": t("What the owner and the team saw, not what was planned"),
        "verdict": t("What becomes of it?"),
        "learnt": t("What was learnt?"),
        "learnt_hint": t("What would you tell a lead who wants to do the same?"),
        "save_review": t("Keep the review"),
        "replicate_note": t("Replicate puts it into the playbook, where other teams find it."),
        "drop_note": t("Drop also closes the action; everything stays readable."),
    }
