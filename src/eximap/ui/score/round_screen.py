"""What the screens of an open round show: the hand-over with its ledger, questions, paper, the release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.errors import TooFewSheets
from eximap.domain.journey import Journey, Touchpoint
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.domain.sheet import Kept
from eximap.i18n.errors import sentence
from eximap.i18n.labels import label, ledger
from eximap.i18n.translator import Translator
from eximap.ui.score.start_screen import choice, score_sheet
from eximap.ui.session import Here
from eximap.usecases.look_at_rounds import RoundsSeen

SECONDS_A_TOUCHPOINT = 12


def data(here: Here, rounds: RoundsSeen, round_: Round) -> dict[str, Any]:
    """Everything that one round asks and says. The lead's forecast is no part of it."""
    t = here.t
    questions = asked(rounds.journey, round_.touchpoints)
    names = {question["id"]: question["name"] for question in questions}
    return {
        "id": round_.id,
        "mode": round_.mode.value,
        "named": round_.mode is not Mode.NOT_STORED,
        "about": " · ".join(
            [
                t("Round {n}", n=t.number(round_.number)),
                t.date(here.local(round_.opened_at).date()),
                label(round_.mode, t),
            ]
        ),
        "finished": round_.finished,
        "finished_text": t.n("{n} person has finished", "{n} people have finished", round_.finished),
        "touchpoints": questions,
        "end": round_.end,
        "size": _size(t, len(questions)),
        "all_in_all": rounds.journey.all_in_all or t("All in all, how was it?"),
        "people": list(rounds.people) if round_.mode is not Mode.NOT_STORED else [],
        "ledger": ledger(round_.mode, round_.k, t),
        "short": short(t, round_.mode, round_.k),
        "promises": [
            {"column": t("Promise kept: {name}", name=names[p.touchpoint]), **question_of(p, t)}
            for p in round_.asks_about()
            if p.touchpoint in names
        ],
        "kept": kept_choices(t),
        "table": _table(t, round_),
        "choice": choice(t, round_.mode, round_.k) if not round_.finished else None,
        "sheet_pdf": score_sheet(t, rounds.journey.id)
        + f"&mode={round_.mode.value}&k={round_.k}"
        + _with_promises(round_),
        "closing": _closing(t, round_),
    }


def _with_promises(round_: Round) -> str:
    return "&promises=1" if round_.asks_about() else ""


def asked(journey: Journey, touchpoints: Sequence[str]) -> list[dict[str, Any]]:
    """What is asked at these touchpoints; one that was deleted since is still asked, from the bin."""
    found: dict[str, tuple[str, Touchpoint]] = {}
    names = {s.id: s.name for s in (*journey.bin.stages, *journey.stages)}
    for stage, touchpoint in journey.bin.touchpoints:
        found[touchpoint.id] = (names.get(stage, ""), touchpoint)
    for stage in (*journey.bin.stages, *journey.stages):
        found |= {p.id: (stage.name, p) for p in stage.touchpoints}
    return [
        {"id": id, "stage": found[id][0], "name": found[id][1].name, "hint": found[id][1].hint}
        for id in touchpoints
        if id in found
    ]


def question_of(promise: Promise, t: Translator) -> dict[str, str]:
    """Whether the lead's agreed behaviour happened, as people are asked about it."""
    said = t("Your lead agreed to: “{behaviour}”. Did it happen?", behaviour=promise.behaviour)
    return {"touchpoint": promise.touchpoint, "question": said}


def kept_choices(t: Translator) -> list[dict[str, str]]:
    """Yes, no, not met."""
    return [{"value": kept.value, "text": label(kept, t)} for kept in Kept]


def _size(t: Translator, touchpoints: int) -> str:
    minutes = max(1, round(touchpoints * SECONDS_A_TOUCHPOINT / 60))
    return " · ".join(
        [
            t.n("{n} touchpoint", "{n} touchpoints", touchpoints),
            t.n("about {n} minute", "about {n} minutes", minutes),
        ]
    )


def short(t: Translator, mode: Mode, k: int) -> str:
    """The line that stands under every question."""
    if mode is Mode.NAMED:
        return t("Your name stands beside your scores. Your team and your lead read both.")
    if mode is Mode.HIDDEN:
        return t.n(
            "Your name is stored with your scores and shown to nobody. "
            "Shown only where {n} or more answered.",
            "Your name is stored with your scores and shown to nobody. "
            "Shown only where {n} or more answered.",
            k,
        )
    return t.n(
        "No name, no time, no device is stored with your scores. Shown only where {n} or more answered.",
        "No name, no time, no device is stored with your scores. Shown only where {n} or more answered.",
        k,
    )


def _table(t: Translator, round_: Round) -> list[dict[str, str]]:
    """METHOD.md, "Anonymity": what is stored, who sees it, what cannot be undone; true in the store."""
    stored, seen, undone = {
        Mode.NOT_STORED: _not_stored,
        Mode.HIDDEN: _hidden,
        Mode.NAMED: _named,
    }[round_.mode](t, round_.k)
    return [
        {"icon": "database", "title": t("What is stored"), "text": stored},
        {"icon": "visibility", "title": t("Who sees it"), "text": seen},
        {"icon": "block", "title": t("What cannot be undone"), "text": undone},
    ]


def _not_stored(t: Translator, k: int) -> tuple[str, str, str]:
    return (
        t("One sheet, its answers together, without name, time or device."),
        t.n(
            "Nobody is shown a single sheet. The team sees figures from {n} person on.",
            "Nobody is shown a single sheet. The team sees figures from {n} people on.",
            k,
        ),
        t(
            "A closed sheet can’t be opened or taken back. Until the round is closed, whoever runs "
            "this computer could link it to you; then the key is deleted."
        ),
    )


def _hidden(t: Translator, k: int) -> tuple[str, str, str]:
    return (
        t("One sheet with your name, without time or device."),
        t.n(
            "Nobody is shown your name or your sheet; whoever runs this computer could read both. "
            "The team sees figures from {n} person on.",
            "Nobody is shown your name or your sheet; whoever runs this computer could read both. "
            "The team sees figures from {n} people on.",
            k,
        ),
        t("A closed sheet can’t be opened or taken back, and the name stays with it."),
    )


def _named(t: Translator, _: int) -> tuple[str, str, str]:
    return (
        t("One sheet with your name, without time or device."),
        t("Your team and your lead read your name and your answers side by side."),
        t("A closed sheet can’t be opened or taken back. What they’ve read can’t be unread."),
    )


def _closing(t: Translator, round_: Round) -> dict[str, Any]:
    """The release in words. Below the needed people it names how many are missing."""
    have, need = round_.finished, round_.people_needed()
    then = [
        ("lock", t("The figures are computed and frozen. They won’t change any more.")),
        ("event_busy", t("The round takes no more sheets and can’t be opened again. You can start another.")),
    ]
    if round_.mode is Mode.NOT_STORED:
        then.append(("key_off", t("The key is deleted: no sheet can be linked to anybody or withdrawn.")))
    return {
        "missing": sentence(TooFewSheets(have, need), t) if have < need else None,
        "then": [{"icon": icon, "text": text} for icon, text in then],
        "delete": t.n(
            "This deletes {n} sheet for good.", "This deletes {n} sheets for good.", round_.finished
        ),
    }
