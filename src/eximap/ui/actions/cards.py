"""One action as its card and its history show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eximap.domain.action import Action
from eximap.domain.journey import Control, Journey, Lever
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, Translator
from eximap.ui.actions.revisions import earlier_due, lines, short_day

TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
CONTROL_ICONS = {
    Control.DECIDE: "how_to_reg",
    Control.INFLUENCE: "diversity_2",
    Control.ESCALATE: "north_east",
}
# Colours that tell owners apart and mean nothing; white on each of them is legible.
_AVATARS = ("#3350C4", "#006E69", "#8A3B6B", "#6743B5", "#865700", "#4A5665")

_WANTED = {
    "first_step": N_("a first step"),
    "owner": N_("an owner"),
    "due": N_("a due date"),
    "measure": N_("a measure with baseline and target"),
    "touchpoint": N_("a touchpoint"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action belongs: its journey's title, and the touchpoints that it may name."""

    title: str
    touchpoints: Mapping[str, tuple[str, bool]]

    @classmethod
    def of(cls, journey: Journey) -> Place:
        """The place of a journey: (name, moment of truth) by touchpoint id."""
        return cls(journey.title, {p.id: (p.name, p.moment_of_truth) for p in journey.touchpoints()})

    def choices(self) -> list[dict[str, Any]]:
        """The touchpoints as a form offers them."""
        named = self.touchpoints.items()
        return [{"value": id, "label": name, "star": star} for id, (name, star) in named]


def colours(names: Iterable[str]) -> dict[str, str]:
    """A colour for each owner, apart as long as there are enough of them."""
    return {name: _AVATARS[i % len(_AVATARS)] for i, name in enumerate(sorted(set(names)))}


def card(
    action: Action,
    place: Place | None,
    alone: bool,
    colour: str,
    today: date,
    t: Translator,
) -> dict[str, Any]:
    """What the card needs; `alone` leaves the journey's title out, where all cards are of one journey."""
    touchpoint, star = _touchpoint(action, place, t)
    return {
        "id": action.id,
        "ver": action.ver,
        "title": action.title,
        "journey": "" if alone or place is None else place.title,
        "journey_id": action.journey,
        "touchpoint": touchpoint,
        "star": star,
        "lever": {"name": label(action.lever, t), "tone": TONES[action.lever]},
        "control": {"name": label(action.control, t), "icon": CONTROL_ICONS[action.control]},
        "owner": {"name": action.owner, "initials": initials(action.owner), "colour": colour},
        "due": _due(action, today, t),
        "measure": _measure(action),
        "first_step": action.first_step,
        "status": action.status.value,
        "status_name": label(action.status, t),
        "open": action.is_open(),
        "stuck_on": action.stuck_on,
        "missing": _missing(action, t),
        "lines": lines(action, today, t),
        "now": _now(action),
    }


def initials(name: str) -> str:
    """Two letters for a name: of its first two words, of its only word, or a Chinese name's last two."""
    words = name.split()
    if not words:
        return ""
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    return words[0][-2:] if words[0][0] >= "\u3000" else words[0][:2].upper()


def _touchpoint(action: Action, place: Place | None, t: Translator) -> tuple[str, bool]:
    if action.touchpoint is None or place is None:
        return "", False
    return place.touchpoints.get(action.touchpoint, (t("A touchpoint that was deleted"), False))


def _due(action: Action, today: date, t: Translator) -> dict[str, Any] | None:
    if action.due is None:
        return None
    day, late, was = short_day(action.due, today, t), action.days_late(today), earlier_due(action)
    text = t.n("{day}, {n} day late", "{day}, {n} days late", late, day=day) if late else day
    return {"text": text, "late": bool(late), "was": short_day(was, today, t) if was else ""}


def _measure(action: Action) -> dict[str, str] | None:
    if action.measure is None:
        return None
    return {
        "name": action.measure.name,
        "baseline": action.measure.baseline,
        "target": action.measure.target,
    }


def _missing(action: Action, t: Translator) -> str:
    """One question for everything that a complete action has and this one lacks; it blocks nothing."""
    wanted = [t(_WANTED[name]) for name in action.missing()]
    return t("Still to say: {what}.", what=t.list(wanted)) if wanted and action.is_open() else ""


def _now(action: Action) -> dict[str, str]:
    """The values that the forms start from, as they are stored."""
    measure = action.measure
    return {
        "title": action.title,
        "first_step": action.first_step,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else "",
        "measure": measure.name if measure else "",
        "baseline": measure.baseline if measure else "",
        "target": measure.target if measure else "",
        "stuck_on": action.stuck_on,
        "touchpoint": action.touchpoint or "",
        "lever": action.lever.value,
        "control": action.control.value,
    }
