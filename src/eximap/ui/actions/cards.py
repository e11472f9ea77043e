"""One action as its card and its history show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, tzinfo
from functools import lru_cache
from typing import Any

from eximap.domain.action import Action
from eximap.domain.journey import Control, Journey, Lever
from eximap.domain.lens import Lenses
from eximap.domain.plan_checks import Check, unmet
from eximap.domain.plan_query import ALIVE, Found
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, Translator
from eximap.ui.actions.revisions import earlier_due, lines, short_day

TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
CONTROL_ICONS = {
    Control.DECIDE: "how_to_reg",
    Control.INFLUENCE: "diversity_2",
    Control.ESCALATE: "north_east",
}
LINES = 3  # of its history; its own page has all
# Colours that tell owners apart and mean nothing; white on each of them is legible.
_AVATARS = ("#3350C4", "#006E69", "#8A3B6B", "#6743B5", "#865700", "#4A5665")

_LENSES = tuple(field.name for field in fields(Lenses))
_WANTED = {
    Check.STEPS: N_("a first step"),
    Check.OWNED: N_("an owner"),
    Check.DATED: N_("a due date"),
    Check.QUANTIFIED: N_("a measure with baseline and target"),
    Check.VISIBLE: N_("a touchpoint"),
    Check.CONCRETE: N_("what somebody will be seen doing"),
    Check.NEED: N_("the note or idea that it answers"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action belongs: its journey's title, and the touchpoints that it may name.

    `touchpoints` are (name, moment of truth) by id; at those in `noted` somebody wrote a note.
    """

    title: str
    touchpoints: Mapping[str, tuple[str, bool]]
    noted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, journey: Journey) -> Place:
        """The place of a journey."""
        points = list(journey.touchpoints())
        named = {p.id: (p.name, p.moment_of_truth) for p in points}
        return cls(journey.title, named, frozenset(p.id for p in points if p.notes))

    @classmethod
    def found(cls, found: Found) -> Place:
        """The place of one action alone, which is all that its card needs."""
        id, name = found.action.touchpoint, found.touchpoint
        if id is None or name is None:
            return cls(found.journey_title, {})
        noted = frozenset({id} if found.notes_there else ())
        return cls(found.journey_title, {id: (name, found.moment_of_truth)}, noted)

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
    zone: tzinfo | None,
    t: Translator,
    milestones: int = 0,
) -> dict[str, Any]:
    """What the card needs; `alone` leaves the journey's title out, where all cards are of one journey.

    Of its milestones the card wants to know only how many there are.
    """
    return {
        **line(action, place, alone, colour, today, t),
        "missing": _missing(action, place, milestones, t),
        "lines": lines(action, today, zone, t, LINES),
        "earlier": max(0, len(action.revisions) - LINES),
        "now": _now(action),
    }


def line(
    action: Action,
    place: Place | None,
    alone: bool,
    colour: str,
    today: date,
    t: Translator,
) -> dict[str, Any]:
    """What of a card stands in one line among many."""
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
        "stuck_with": action.stuck_with,
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
    late, was = action.days_late(today), earlier_due(action)
    said = _day_said(action.due, late, today, t)
    return {"text": said, "late": bool(late), "was": _day_said(was, 0, today, t) if was else ""}


@lru_cache(maxsize=5000)  # as `short_day` is
def _day_said(day: date, late: int, today: date, t: Translator) -> str:
    said = short_day(day, today, t)
    return t.n("{day}, {n} day late", "{day}, {n} days late", late, day=said) if late else said


def _measure(action: Action) -> dict[str, str] | None:
    if action.measure is None:
        return None
    return {
        "name": action.measure.name,
        "baseline": action.measure.baseline,
        "target": action.measure.target,
    }


def _missing(action: Action, place: Place | None, milestones: int, t: Translator) -> str:
    """One question for everything that a complete action has and this one lacks; it blocks nothing."""
    if action.status not in ALIVE:
        return ""
    noted = place is not None and action.touchpoint in place.noted
    wanted = [t(_WANTED[check]) for check in unmet(action, notes_there=noted, milestones=milestones)]
    return t("Still to say: {what}.", what=t.list(wanted)) if wanted else ""


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
        "status": action.status.value,
        "stuck_with": action.stuck_with,
        **{name: getattr(action.lenses, name) or "" for name in _LENSES},
    }
