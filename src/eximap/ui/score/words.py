"""The labels of the scoring screens, as the browser gets them."""

from __future__ import annotations

from typing import Any

from eximap.i18n.labels import face_label
from eximap.i18n.translator import Translator


def labels(t: Translator) -> dict[str, Any]:
    """All labels by name; those with {places} and plural forms are filled in the browser."""
    return {
        "faces": [face_label(score, t) for score in range(-2, 3)],
        **_start(t),
        **_handover(t),
        **_person(t),
        **_paper(t),
        **_closing(t),
    }


def _start(t: Translator) -> dict[str, Any]:
    return {
        "open_title": t("Open a round"),
        "open_text": t(
            "Everyone scores the same touchpoints, one person after another, on this device or on paper."
        ),
        "names": t("What happens with names"),
        "k": t("Smallest group behind a figure"),
        "k_hint": t("Counts people, not answers. 3 at the least."),
        "k_named": t("A named round shows its figures from the first sheet on."),
        "fewer": t("One fewer"),
        "more": t("One more"),
        "asked": t("What will be asked"),
        "end": t("End"),
        "forecast_hidden": t("The lead’s forecast stays hidden while people score."),
        "promised": t("What was agreed"),
        "promised_ask": t("Ask whether it happened"),
        "promised_says": t(
            "Everyone answers unnamed: yes, no or no occasion. It is shown only where it tells of nobody, "
            "and is not asked in a named round."
        ),
        "open": t("Open the round"),
        "pdf": t("Score sheet, A4"),
        "past": t("Earlier rounds"),
        "to_map": t("See the map"),
        "to_insights": t("See what it says"),
    }


def _handover(t: Translator) -> dict[str, Any]:
    return {
        "first_title": t("Give the laptop to the first person"),
        "next_title": t("Give the laptop to the next person"),
        "closed": t("The last sheet is closed and can’t be opened again."),
        "chair": t("Take the chair, alone if you can."),
        "everyone": t("Everyone is done"),
        "next_one": t("I’m the next one"),
        "first_one": t("I’m the first one"),
        "paper": t("Type in paper sheets"),
        "change": t("Change how names are handled"),
        "keep_change": t("Keep this"),
        "cancel": t("Cancel"),
        "back_to_map": t("Back to the map"),
    }


def _person(t: Translator) -> dict[str, Any]:
    return {
        "name_title": t("Who is scoring?"),
        "name": t("Your name"),
        "step": t.pattern("{n} of {all}"),
        "progress": t("Progress"),
        "not_met": t("Not met"),
        "skip": t("Skip, I’d rather not say"),
        "back": t("Back"),
        "next": t("Next"),
        "keys": t("Keys: 1 to 5 choose, 0 not met, Enter next, Backspace back."),
        "last": t("Two last questions"),
        "stays": t("Which one stays with you?"),
        "stays_hint": t("The touchpoint that you’ll still tell someone about next year. Just one, or none."),
        "stays_none": t("None of them"),
        "all_in_all": t("All in all"),
        "final": t("Closing makes your sheet final. It joins the others in random order."),
        "final_named": t("Closing makes your sheet final."),
        "close": t("Close my sheet"),
        "closing": t("Closing…"),
        "empty": t("An empty sheet can’t be closed. Score one touchpoint, or leave without a sheet."),
        "leave": t("Leave without a sheet"),
        "leave_sure": t("Your answers go if you leave now."),
        "stay": t("Stay"),
        "throw": t("Throw my answers away"),
        "offline": t("No connection. Your answers are in this browser; we’ll send them when it’s back."),
    }


def _paper(t: Translator) -> dict[str, Any]:
    return {
        "paper_title": t("Type in the paper sheets"),
        "paper_hint": t(
            "One line a sheet. Number the papers as you go; a number is not a name. Type 1 to 5, – for not "
            "met, nothing for skipped. Enter jumps to the next cell."
        ),
        "paper_full": t(
            "A line is full when it has a score and you’ve gone on to the next line, or its “All in all” is "
            "filled. Rows pasted from a spreadsheet fill the grid."
        ),
        "paper_kept": t("Under “Promise kept” type 1 for yes, 2 for no, – for no occasion."),
        "paper_names": t(
            "Paper sheets are numbered, never named, so they need a round with “Name not stored”. Close this "
            "one without a release, or let people score on this device."
        ),
        "sheet": t.pattern("Sheet {n}"),
        "stays_column": t("The one that stays"),
        "fault_mark": t.pattern("{text} is not on the sheet. Type 1 to 5, – or nothing."),
        "fault_stays": t.pattern(
            "{text} is none of the touchpoints. Type its number, 1 to {most}, or its name."
        ),
        "fault_all": t.pattern("{text} is not on the sheet. Type 1 to 5 or nothing."),
        "fault_kept": t.pattern("{text} is not on the sheet. Type 1, 2, – or nothing."),
        "more_faults": t.forms("{n} more framed cell", "{n} more framed cells"),
        "no_end": t.forms(
            "Missing is fine: sheet {sheets} has no score at the end, so it has no remembered score and "
            "counts in the touchpoint means.",
            "Missing is fine: sheets {sheets} have no score at the end, so they have no remembered score and "
            "count in the touchpoint means.",
        ),
        "shred": t(
            "Shred the papers when this is done. Lines are stored in random order, without their numbers."
        ),
        "store": t.forms("Store {n} full line", "Store {n} full lines"),
        "stored": t.forms("{n} sheet is stored.", "{n} sheets are stored."),
        "storing": t("Storing…"),
        "full": t("full"),
        "back_to_handover": t("Back to the hand-over"),
    }


def _closing(t: Translator) -> dict[str, Any]:
    return {
        "closing_title": t("Release the round"),
        "closing_then": t("What the release does"),
        "release": t("Release the round"),
        "release_sure": t("Yes, release it"),
        "releasing": t("Releasing…"),
        "abandon": t("Close without a release"),
        "abandon_sure": t("Delete the sheets and close"),
        "not_done": t("Not everyone is done"),
    }
