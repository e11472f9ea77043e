"""An effect in words and marks: what moved, how far, how sure, and what cannot be told yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.adoption import Result
from eximap.domain.effect import Effect, Evidence, shrunken
from eximap.domain.playbook import Entry
from eximap.domain.review import Verdict
from eximap.i18n.translator import N_, Translator

_HERE = "\0"  # where the figure stands in its sentence, which shows it in bold
_LEAST = 0.5  # a scale as wide as this is drawn even for small effects
_SAID = {
    Verdict.KEEP: N_("Review: keep"),
    Verdict.ADJUST: N_("Review: adjust"),
    Verdict.DROP: N_("Review: drop"),
    Verdict.REPLICATE: N_("Review: replicate"),
}


def shown_of(entry: Entry) -> Evidence | None:
    """The evidence that stands for an entry in a list: its own, else the first that came back."""
    return entry.evidence or next((r.evidence for r in entry.results if r.evidence), None)


def figure(effect: Effect, t: Translator) -> dict[str, str]:
    """An effect as two texts: +0.5 and −0.1 to +1.0."""
    return {"value": t.signed(effect.value), "range": signed_range(effect, t)}


def signed_range(effect: Effect, t: Translator) -> str:
    """Its interval with signs, as a change is written."""
    return t("{low} to {high}", low=t.signed(effect.low), high=t.signed(effect.high))


def paragraphs(entry: Entry, t: Translator) -> list[list[str]]:
    """The evidence in sentences; one that holds a figure comes in three parts, the figure in the middle."""
    evidence = entry.evidence
    if evidence is None:
        return [[t("A story only: nothing was measured, or too few people answered for a figure.")]]
    effect = shrunken(evidence)
    said = t.n(
        "{n} sheet before, {after} after; shrunk towards no effect.",
        "{n} sheets before, {after} after; shrunk towards no effect.",
        evidence.before,
        after=t.number(evidence.after),
    )
    found = [_moved(entry.moment.name, effect, t), [said]]
    return [*found, [t("Cannot tell yet whether it was the action.")]] if effect.cannot_tell else found


def _moved(touchpoint: str, effect: Effect, t: Translator) -> list[str]:
    low, high = t.signed(effect.low), t.signed(effect.high)
    pattern = N_(
        "“{touchpoint}” moved by {effect} ({low} to {high}, 95%) against touchpoints without an action."
    )
    if effect.value > 0:
        pattern = N_(
            "“{touchpoint}” rose by {effect} ({low} to {high}, 95%) more than touchpoints without an action."
        )
    sentence = t(pattern, touchpoint=touchpoint.replace(_HERE, ""), effect=_HERE, low=low, high=high)
    before, after = sentence.split(_HERE)
    return [before, t.signed(effect.value), after]


def rows(entry: Entry, t: Translator) -> list[dict[str, Any]]:
    """Where it came back: the team that made it first, then those that adopted it, drawn on one scale."""
    effects = [shrunken(e) for e in (entry.evidence, *(r.evidence for r in entry.results)) if e]
    scale = _scale(effects)
    own = _row(entry.team, entry.evidence, "", t("its own team"), scale, t)
    return [own, *(_result_row(result, scale, t) for result in entry.results)]


def _result_row(result: Result, scale: tuple[float, float], t: Translator) -> dict[str, Any]:
    adopted = t("adopted {day}", day=t.date(result.adopted_on))
    verdict = t(_SAID[result.verdict]) if result.verdict else ""
    return _row(result.team, result.evidence, verdict, adopted, scale, t)


def _row(
    team: str, evidence: Evidence | None, verdict: str, since: str, scale: tuple[float, float], t: Translator
) -> dict[str, Any]:
    row: dict[str, Any] = {"team": team, "since": since, "verdict": verdict, "marks": None, "figure": None}
    if evidence is None:
        return row | {"sheets": "", "words": t("cannot tell yet") if since else ""}
    effect = shrunken(evidence)
    low, high = scale
    places = [round(100 * (x - low) / (high - low), 2) for x in (0.0, effect.low, effect.value, effect.high)]
    return row | {
        "sheets": t.n("{n} sheet", "{n} sheets", evidence.sheets),
        "words": t("cannot tell yet") if effect.cannot_tell else "",
        "marks": places,
        "figure": figure(effect, t),
    }


def _scale(effects: Sequence[Effect]) -> tuple[float, float]:
    low = min([-_LEAST, *(effect.low for effect in effects)])
    high = max([_LEAST, *(effect.high for effect in effects)])
    room = (high - low) / 20
    return low - room, high + room
