"""The words of the four questions on readiness, as the phone asks them. METHOD.md, "Readiness"."""

from __future__ import annotations

from eximap.i18n.translator import Translator


def factors(t: Translator) -> list[dict[str, str]]:
    """Dissatisfaction, vision, first steps and resistance, each as a plain question with its two ends."""
    asked = (
        (
            "dissatisfaction",
            t("How much does it bother you as it is?"),
            t("not at all"),
            t("very much"),
        ),
        (
            "vision",
            t("How clearly do you see what it should become?"),
            t("not at all"),
            t("very clearly"),
        ),
        (
            "first_steps",
            t("How well do you know the first steps?"),
            t("not at all"),
            t("exactly"),
        ),
        (
            "resistance",
            t("How much stands in the way of it?"),
            t("nothing"),
            t("very much"),
        ),
    )
    return [{"name": name, "text": text, "low": low, "high": high} for name, text, low, high in asked]


def plan_ledger(t: Translator, k: int) -> str:
    """Who sees the readiness poll."""
    return t.n(
        "Only the team’s figure is shown, from {n} people on. Your four answers are shown to nobody.",
        "Only the team’s figure is shown, from {n} people on. Your four answers are shown to nobody.",
        k,
    )
