"""What the score sheet asks, as plain data for its template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.journey import Journey
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.sheet import HIGHEST, LOWEST, Kept
from eximap.i18n.labels import face_label, label
from eximap.i18n.translator import Translator
from eximap.interchange.printed_words import paper, sentences


def sheet_data(
    journey: Journey, mode: Mode, k: int, t: Translator, promises: Sequence[Promise] = ()
) -> dict[str, Any]:
    """Everything that `printed/score_sheet.typ` draws. Moments of truth stay unmarked: a mark would steer."""
    number, stages, numbers = 0, [], {}
    for at, stage in enumerate(journey.stages, start=1):
        rows = []
        for touchpoint in stage.touchpoints:
            number += 1
            numbers[touchpoint.id] = t.number(number)
            rows.append({"number": t.number(number), "name": paper(touchpoint.name)})
        if rows:
            stages.append({"name": paper(stage.name) or t("Stage {n}", n=at), "rows": rows})
    return {
        "content-lang": journey.locale,
        "title": paper(journey.title),
        "how": t(
            "Think back to how each moment felt and fill the circle under its face. Didn’t meet it: tick the "
            "box on the right. Rather not say: leave the line empty. Please don’t write your name."
        ),
        "faces": [face_label(score, t) for score in range(LOWEST, HIGHEST + 1)],
        "not-met": t("Not met"),
        "stages": stages,
        "promises": [
            {"number": numbers[p.touchpoint], "behaviour": paper(p.behaviour)}
            for p in promises
            if p.touchpoint in numbers
        ],
        "agreed": t("What your lead agreed to do: did it happen?"),
        "kept": [label(kept, t) for kept in Kept],
        "stays": t("The moment that stays"),
        "stays-how": t("The number of one touchpoint, or leave it empty."),
        "all": paper(journey.all_in_all) or t("All in all, how was it?"),
        "ledger": _ledger(mode, k, t),
        "page": t("Page"),
    }


def _ledger(mode: Mode, k: int, t: Translator) -> str:
    """What happens to the paper. It carries no name in any mode: the screen's sentences would not hold."""
    shredded = t("No name is recorded. This paper is shredded once it is typed in.")
    if mode is Mode.NAMED:
        seen = t("In this round the team and the lead read every sheet, this one without a name.")
    else:
        seen = t.n(
            "The team sees figures from {n} person on.", "The team sees figures from {n} people on.", k
        )
    return sentences((shredded, seen), t)
