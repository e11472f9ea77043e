"""The words that stand on the playbook screen whatever is in it."""

from __future__ import annotations

from eximap.domain.journey import CardForm
from eximap.i18n.translator import N_, Translator
from eximap.ui.actions import words as plan_words

FORMS = {
    CardForm.BIA: N_("The line to say. BIA: behaviour, impact, appreciation."),
    CardForm.BID: N_("The line to say. BID: behaviour, impact, desired behaviour."),
    CardForm.THREE_F: N_("The line to say. 3F: fact, feeling, focus."),
}


def labels(t: Translator) -> dict[str, str]:
    """All fixed words, by the name that the browser's script uses; the plan's form brings its own."""
    return {**plan_words.labels(t), **_screen(t), **_entry(t), **_words(t), **_files(t)}


def _screen(t: Translator) -> dict[str, str]:
    return {
        "playbook": t("Playbook"),
        "no_journey": t("No journey"),
        "search": t("Touchpoint, behaviour, word"),
        "which": t("Which entries"),
        "evidence_kind": t("Evidence"),
        "list": t("Entries"),
        "waiting": t("Waiting for your words"),
        "waiting_hint": t("Reviewed as “replicate”. Put it so that another team can use it."),
        "keep": t("Put into words"),
        "hand_on": t("Hand on"),
        "take_in": t("Take in a file"),
    }


def _entry(t: Translator) -> dict[str, str]:
    return {
        "evidence": t("Evidence"),
        "came_back": t("Where it came back"),
        "needs": t("Needs"),
        "no_needs": t("Nothing is said about what it needs."),
        "adopt_note": t("A copy with your own owner, baseline and target. Your result comes back here."),
        "adopt_first": t("Open one of your journeys above to adopt this."),
        "copied": t("Copied. Send it the way you talk to that team."),
        "copy_failed": t("The browser didn’t allow copying. Here is the sentence:"),
        "reword": t("Change the words"),
        "take_out": t("Take out"),
        "made_elsewhere": t("Came in a file: its words are changed where it was made."),
        "effect_words": t.pattern("{team}: {value}, {range}"),
    }


def _words(t: Translator) -> dict[str, str]:
    return {
        "keep_title": t("Put it into words for others"),
        "reword_title": t("Change the words"),
        "keep_button": t("Put into the playbook"),
        "name": t("Name"),
        "name_hint": t("Breather key"),
        "touchpoint_name": t("Touchpoint, as others would call it"),
        "what": t("What is done, so that a stranger could do it"),
        "line": t("The line to say"),
        "line_form": t("Form of the line"),
        "no_line": t("No line"),
        "needs_label": t("What it needs, and where it was not tried"),
        "needs_hint": t("An unplanned code of two minutes. Works in voice, not tried in chat."),
        "team_label": t("Your team, as others know it"),
        "words_ledger": t(
            "What stands here leaves your team: every team on this eximap reads it, and whoever gets the "
            "file. So no names of people and no quotes from notes. Figures come from releases only."
        ),
        "adopt_title": t("Adopt it as your own action"),
        "adopt_button": t("Add to my plan"),
        "out_title": t("Take it out of the playbook?"),
        "out_text": t(
            "The entry goes for good, with the results that came back to it. "
            "Actions that were adopted from it stay; files that were handed on still hold it."
        ),
    }


def _files(t: Translator) -> dict[str, str]:
    return {
        "files_title": t("Take in a file"),
        "drop_here": t("Drop an eximap playbook file here, or"),
        "choose": t("Choose a file"),
        "nothing_yet": t("Nothing is stored until you say so."),
        "take": t("Take it in"),
        "another": t("Another file"),
        "close": t("Close"),
        "hand_on_title": t("Hand on as a file"),
        "hand_on_text": t(
            "Another eximap takes the file in. What came back of an entry travels with it, both ways."
        ),
    }
