"""The words that stand on the brief's screen whatever is asked for."""

from __future__ import annotations

from eximap.i18n.translator import Translator


def labels(t: Translator) -> dict[str, str]:
    """All fixed words, by the name that the browser's script uses."""
    return {**_paper(t), **_beside(t)}


def _paper(t: Translator) -> dict[str, str]:
    return {
        "title": t("Upward brief"),
        "paper": t("The page"),
        "gone": t("This action isn’t there any more, so there is nothing to ask for."),
        "to": t("To"),
        "to_hint": t("Who can decide it? Name and department"),
        "sender": t("From"),
        "ask": t("The ask"),
        "ask_hint": t("Please let agents end an abusive call after two warnings."),
        "result": t("Its result"),
        "result_hint": t("Result: agents are no longer alone with insults."),
        "reason": t("Reason"),
        "reason_hint": t("Why now, and why here?"),
        "figures": t("Figures on the page"),
        "detail": t("Detail"),
        "detail_hint": t("What has been tried, what is missing, what it costs"),
        "wanted": t("Decision wanted"),
        "wanted_hint": t("One sentence that can be answered with yes or no"),
        "wanted_by": t("By when"),
        "makes_possible": t("It makes possible"),
        "makes_possible_hint": t("What can follow once it is decided?"),
        "decided_by": t("Decided by, date"),
        "told_on": t("Reason, told to the team on"),
        "no_figures": t("There is no release with figures for this touchpoint yet."),
    }


def _beside(t: Translator) -> dict[str, str]:
    return {
        "back": t("To the action"),
        "save": t("Save the draft"),
        "saved": t("Saved"),
        "send": t("Mark as sent"),
        "send_hint": t(
            "Print or copy the page and hand it over. Once it is marked as sent it stays as it is, "
            "the action is escalated, and the team reads that its pain was passed on."
        ),
        "print": t("Print"),
        "copy": t("Copy as text"),
        "copied": t("Copied"),
        "revise": t("New version"),
        "revise_hint": t("Starts with the same words; this version stays as it was sent."),
        "versions": t("Versions"),
        "decide": t("Write down the decision"),
        "decide_title": t("What was decided?"),
        "by": t("By whom"),
        "on": t("On which day"),
        "because": t("Because"),
        "because_hint": t("The team gets to read this, a “no” too"),
        "keep_decision": t("Save the decision"),
        "told": t("The team reads this as the answer to:"),
        "told_nobody": t("The action names no note of the team, so nobody gets this as an answer."),
    }
