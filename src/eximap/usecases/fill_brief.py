"""What the data put into a new upward brief, to be changed: first words, never more than is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eximap.domain.action import Action
from eximap.domain.brief import Brief, Wording, in_force
from eximap.domain.brief_evidence import Evidence
from eximap.domain.journey import NAME_MAX, Control, Journey
from eximap.domain.measurement import Measurement, held
from eximap.i18n.translator import Translator

DAYS_TO_DECIDE = 14  # offered where the action's own due date is over or not said


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when a brief begins; `plan` and `briefs` are all of the journey, `evidence` today's.

    `measured` are the action's own figures.
    """

    action: Action
    journey: Journey
    evidence: Evidence | None
    plan: Sequence[Action]
    briefs: Sequence[Brief]
    measured: Sequence[Measurement] = ()


def filled(known: Known, sender: str, today: date, t: Translator) -> Wording:
    """The page as far as the data know it; to whom is the one who was asked last."""
    action = known.action
    last = in_force(sorted(known.briefs, key=lambda brief: brief.made_at))
    return Wording(
        to=last.wording.to if last else "",
        sender=sender,
        ask=t("Please make this possible: {title}", title=action.title)[:NAME_MAX],
        result=_result(action, t),
        reason=_reason(known, t),
        detail=_detail(known, t),
        wanted="",
        wanted_by=action.due if action.due and action.due > today else today + timedelta(days=DAYS_TO_DECIDE),
        makes_possible=_makes_possible(known, t),
    )


def _result(action: Action, t: Translator) -> str:
    measure = action.measure
    if measure is None:
        return ""
    if measure.baseline and measure.target:
        return t(
            "Result: {measure}, from {baseline} to {target}.",
            measure=measure.name,
            baseline=measure.baseline,
            target=measure.target,
        )
    return t("Result: {measure}.", measure=measure.name)


def _reason(known: Known, t: Translator) -> str:
    name = known.journey.touchpoint_names().get(known.action.touchpoint or "")
    if name is None:
        return ""
    title = known.journey.title
    if known.evidence is not None and known.evidence.lowest:
        return t("“{name}” is the lowest touchpoint of “{title}”.", name=name, title=title)
    return t("This is about “{name}” in “{title}”.", name=name, title=title)


def _detail(known: Known, t: Translator) -> str:
    action, figures = known.action, held(known.measured)
    said = (
        t("First step: {text}", text=action.first_step) if action.first_step else "",
        _measured(action, figures[-1], t) if figures else "",
        t("Stuck on: {text}", text=action.stuck_on) if action.stuck_on else "",
    )
    return "\n".join(line for line in said if line)


def _measured(action: Action, last: Measurement, t: Translator) -> str:
    name = action.measure.name if action.measure else t("Measure")
    return t("{measure}: {figure} on {day}.", measure=name, figure=last.said, day=t.date(last.on))


def _makes_possible(known: Known, t: Translator) -> str:
    """The other open actions at the touchpoint, or that nobody here can decide either."""
    own = known.action
    waiting = [
        t("“{title}”", title=other.title)
        for other in known.plan
        if other.id != own.id and other.is_open() and _waits(other, own)
    ]
    return t("This can follow then: {titles}.", titles=t.list(waiting)) if waiting else ""


def _waits(other: Action, own: Action) -> bool:
    same = own.touchpoint is not None and other.touchpoint == own.touchpoint
    return same or other.control is Control.ESCALATE


def sender_of(name: str, team: str, t: Translator) -> str:
    """Who asks: the lead's name and the team's, as far as either is known."""
    return t.c("separator", ", ").join(part for part in (name, team) if part)
