"""What the printed plan says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Lever
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.revision import Adjusted
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange import printed_sparkline
from eximap.interchange.printed_words import paper, sentences
from eximap.interchange.revision_words import describe_revision

REVISIONS_MAX = 8
AVATARS = 6  # colours that `printed/parts.typ` tells owners apart by
_TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}


def plan_data(view: PlanView, headline: str, summary: str, t: Translator) -> dict[str, Any]:
    """Everything that `printed/plan.typ` draws: open actions by due date, what waits, what is over.

    `headline` and `summary` are the screen's own sentences about this plan.
    """
    return {
        "content-lang": t.language,
        "title": paper(view.title),
        "headline": headline,
        "line": paper(sentences([t("{sentence}.", sentence=view.title), summary], t)),
        "foot": t("As of {day}.", day=t.date(view.today)),
        "labels": {"first_step": t("First step"), "due": t("due")},
        "empty": "" if view.lines else t("No actions yet."),
        "sections": [section for section in _sections(view, t) if section["cards"]],
    }


def _sections(view: PlanView, t: Translator) -> list[dict[str, Any]]:
    opened = [line for line in view.lines if line.action.is_open()]
    waiting = [line for line in view.lines if line.action.status is Status.NEXT]
    over = [line for line in view.lines if line.action.status in {Status.DONE, Status.DROPPED}]
    alone = len({line.journey for line in view.lines}) < 2
    hues = _hues([line.action.owner for line in view.lines])
    return [
        {"title": title, "cards": [_card(line, hues, alone, view.today, t) for line in _by_due(lines)]}
        for title, lines in (
            ("", opened),
            (t("Next, when the owner has a place"), waiting),
            (t("Done and dropped"), over),
        )
    ]


def _by_due(lines: Sequence[PlanLine]) -> list[PlanLine]:
    return sorted(lines, key=lambda line: (line.action.due or date.max, line.action.title))


def _hues(owners: Sequence[str]) -> dict[str, int]:
    return {owner: at % AVATARS for at, owner in enumerate(sorted(set(owners)))}


def _card(line: PlanLine, hues: dict[str, int], alone: bool, today: date, t: Translator) -> dict[str, Any]:
    action = line.action
    told = list(zip(line.days, action.revisions, strict=True))
    shown, earlier = told[-REVISIONS_MAX:], max(0, len(told) - REVISIONS_MAX)
    return {
        "lever": label(action.lever, t),
        "tone": _TONES[action.lever],
        "control": label(action.control, t),
        "touchpoint": paper(line.touchpoint),
        "star": line.star,
        "journey": "" if alone else paper(line.journey),
        "title": paper(action.title),
        "owner": paper(action.owner) or t("no owner yet"),
        "initials": _initials(action.owner),
        "hue": hues[action.owner],
        **_due(line, today, t),
        "first_step": paper(action.first_step),
        "measure": _measure(action.measure, t),
        "spark": printed_sparkline.drawn(line.series, t),
        **_stuck(action, t),
        "earlier": t.n("{n} earlier change", "{n} earlier changes", earlier) if earlier else "",
        "revisions": [
            {"on": _short(day, today, t), "what": paper(describe_revision(r, t))} for day, r in shown
        ],
    }


def _due(line: PlanLine, today: date, t: Translator) -> dict[str, Any]:
    """The day, late ones in words, and the one that held before; `state` instead where no day counts."""
    action = line.action
    if action.status in {Status.DONE, Status.DROPPED}:
        return {"state": label(action.status, t), "was": "", "due": "", "late": False}
    if action.due is None:
        return {"state": t("no due date"), "was": "", "due": "", "late": False}
    day, was = _short(action.due, today, t), _moved_from(action)
    if line.days_late:
        day = t.n("{day}, {n} day late", "{day}, {n} days late", line.days_late, day=day)
    before = _short(was, today, t) if was else ""
    return {"state": "", "was": before, "due": day, "late": line.days_late > 0}


def _short(day: date, today: date, t: Translator) -> str:
    """A day without its year while that is this year's."""
    return t.day(day) if day.year == today.year else t.date(day)


def _initials(owner: str) -> str:
    words = owner.split()
    return "".join(word[0] for word in (words if len(words) < 3 else (words[0], words[-1]))).upper()


def _moved_from(action: Action) -> date | None:
    """The first due date, if the action has another one by now."""
    moves = [r for r in action.revisions if r.what is Adjusted.DUE and r.before]
    before = date.fromisoformat(moves[0].before) if moves else None
    return None if before == action.due else before


def _measure(measure: Measure | None, t: Translator) -> dict[str, str]:
    if measure is None:
        return {"name": "", "words": ""}
    words = ""
    if measure.baseline and measure.target:
        words = t("from {baseline}, aim {target}", baseline=measure.short_baseline(), target=measure.target)
    elif measure.target:
        words = t("aim {target}", target=measure.target)
    elif measure.baseline:
        words = t("from {baseline}", baseline=measure.baseline)
    return {"name": paper(measure.name), "words": paper(words)}


def _stuck(action: Action, t: Translator) -> dict[str, str]:
    """The bold beginning ("On Legal." or "Stuck.") and what it is stuck on."""
    if action.status is not Status.STUCK:
        return {"stuck": "", "stuck_on": ""}
    whom = action.stuck_with
    said = t("On {whom}.", whom=whom) if whom else t("{sentence}.", sentence=label(Status.STUCK, t))
    return {"stuck": paper(said), "stuck_on": paper(action.stuck_on)}
