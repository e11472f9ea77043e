"""What is stored, in words that are true of the store as it is. Change a line here when the store changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from eximap.domain.retention import CHOICES, FOR_EVER, USUAL, YEAR, Retained
from eximap.domain.suppression import Detail, detail
from eximap.i18n.translator import Translator
from eximap.usecases import named_data

# The rows of the table whose last cell is a choice of how long.
_KEPT_ROWS = {
    Retained.SHEETS: 0,
    Retained.RELEASES: 1,
    Retained.NOTES: 3,
    Retained.VOTES: 4,
    Retained.HISTORY: 5,
    Retained.ACTIONS: 6,
}


def page(t: Translator, k: int, today: date, kept: Mapping[Retained, int] = USUAL) -> dict[str, Any]:
    """The part "Privacy": the table by rows, how long each kind is kept, and the example for `k` people."""
    return {
        "keep": [_choice(kind, row, kept[kind], t) for kind, row in _KEPT_ROWS.items()],
        "keep_when": t(
            "Another time takes hold at the next start, or within a day. What went can’t come back; backups "
            "that were written before still hold it, until you delete their files."
        ),
        "printed": t("{program}, printed on {day}", program=_program(), day=t.date(today)),
        "own": {
            "why": t(
                "Actions that this person owns or once owned, and sheets of named rounds, as one JSON file."
            ),
            "left_out": named_data.left_out(t),
        },
        "title": t("What is stored, for how long, and who sees it"),
        "lead": t(
            "For the works council and data protection. Every line is what the store really does. It is one "
            "file on this computer; whoever can read that file can read what is in it."
        ),
        "head": [
            t("Kind"),
            t("What is stored"),
            t("Linked to a person"),
            t("Who sees it"),
            t("Kept"),
        ],
        "rows": [*_of_rounds(t, k), *_of_maps(t), *_of_plans(t), *_of_copies(t)],
        "example": _example(t, k),
        "ledger": {
            "title": t("What cannot be withdrawn:"),
            "text": t(
                "a sheet without a name, once its round is closed. Nobody can find it any more; its answers "
                "still hang together. Until the close, whoever runs this computer could link it."
            ),
        },
    }


def _program() -> str:
    try:
        return f"eximap {version('eximap')}"
    except PackageNotFoundError:  # a checkout that was never installed
        return "eximap"


def _of_rounds(t: Translator, k: int) -> list[list[str]]:
    return [
        [
            t("Answer sheets"),
            t("Scores, the moment that stays, all in all"),
            t(
                "Name not stored: no name, address or time, and the round’s key is deleted at its close. "
                "Name hidden, named: the name"
            ),
            t.n(
                "Nobody: figures only, from {n} person on. A named round shows from its first sheet, and its "
                "export holds the sheets",
                "Nobody: figures only, from {n} people on. A named round shows from its first sheet, and its "
                "export holds the sheets",
                k,
            ),
            t("From the close of the round; at once when it is closed without a release"),
        ],
        [
            t("Releases"),
            t.n(
                "Means, bands and counts that {n} person or more stands behind",
                "Means, bands and counts that {n} people or more stand behind",
                k,
            ),
            t("No, unless the round was named"),
            t("Whoever opens eximap here, and whoever gets an export or the release file"),
            t("From its day"),
        ],
    ]


def _of_maps(t: Translator) -> list[list[str]]:
    sees = t("Whoever opens eximap here, and whoever gets an export")
    return [
        [
            t("Journeys and ideas"),
            t("The text as it was typed; what was deleted too, so that it can come back"),
            t("No"),
            sees,
            t("Until everything is erased"),
        ],
        [
            t("Notes and stories"),
            t("The text as it was typed, the day, your answer to it; what was deleted too"),
            t("No"),
            sees,
            t("From the day it was written. Its votes, its answer and its lines in the history go with it"),
        ],
        [
            t("Votes"),
            t("How many votes were counted, and on which day"),
            t("No"),
            sees,
            t("From the day of counting; the note or idea stays"),
        ],
        [
            t("History of a map"),
            t("Each change with its time and what was there before, for undo"),
            t("To a browser visit by a random number, not to a name"),
            t("Nobody on a screen"),
            t("From the change"),
        ],
    ]


def _of_plans(t: Translator) -> list[list[str]]:
    sees = t("Whoever opens eximap here, and whoever gets an export")
    return [
        [
            t("Actions"),
            t("Owner, dates, each change with its reason"),
            t("Yes, the owner"),
            sees,
            t(
                "From the last change of one that is done or dropped; open ones stay. Its check-ins, "
                "figures, reviews and briefs go with it"
            ),
        ],
        [
            t("Team"),
            t("Its name and its people’s names"),
            t("Yes"),
            t("Whoever opens eximap here"),
            t("Until a name is removed"),
        ],
        [
            t("Words on Compare"),
            t("Which touchpoints and which pains are one, and on which day that was said"),
            t("Yes, whoever said it, where eximap is shared"),
            t("Whoever compares teams here"),
            t("Until it is taken back"),
        ],
        [
            t("Imported scores"),
            t("Score, team, touchpoint and round of another tool’s table, in files beside the data file"),
            t("By a number that holds within one table; names are not kept"),
            t("Whoever can read the folder; their figures, whoever compares teams here"),
            t("As long as answer sheets, their figures as long as releases"),
        ],
    ]


def _of_copies(t: Translator) -> list[list[str]]:
    return [
        [
            t("Backups"),
            t(
                "A copy of all of this, without the keys of open rounds. Written during a round, it holds "
                "the sheets without their codes and in random order, unless the round is named; during a "
                "workshop, only what has been shown"
            ),
            t("As above"),
            t("Whoever can read the folder"),
            t("Until you delete the file"),
        ],
        [t("Access log"), t("None"), "–", "–", "–"],
    ]


def _choice(kind: Retained, row: int, days: int, t: Translator) -> dict[str, Any]:
    options = [{"days": choice, "name": _long(choice, t)} for choice in CHOICES[kind]]
    return {"kind": kind.value, "row": row, "days": days, "options": options}


def _long(days: int, t: Translator) -> str:
    if days == FOR_EVER:
        return t("until everything is erased")
    if days % YEAR:
        return t.n("{n} day", "{n} days", days)
    return t.n("{n} year", "{n} years", days // YEAR)


# Few, a few more, and enough for dots, whatever k is.
_ANSWERED = (4, 6, 9)


def _example(t: Translator, k: int) -> dict[str, Any]:
    said = {
        Detail.HIDDEN: t("No figure. The screen says that too few answered, and totals leave them out."),
        Detail.BAND: t("Mean and a band. No single dots: one of them could be you."),
        Detail.DOTS: t("Dots in shuffled order, and the mean. Across teams still no dots."),
    }
    cases = [
        {
            "kind": detail(n, k).value,
            "people": t.n("{n} person", "{n} people", n),
            "text": said[detail(n, k)],
        }
        for n in _ANSWERED
    ]
    return {
        "title": t("A live example: one touchpoint, answered by few"),
        "stepper": t("Fewest people behind a figure"),
        "floor": t(
            "Floor 3. A higher number takes hold at once; a lower one only for rounds that have no answer "
            "yet."
        ),
        "cases": cases,
        "dots": _ANSWERED[-1],
    }
