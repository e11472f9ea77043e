"""Planning a new action: what the form offers, what it starts from, and the action that it describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from eximap.domain.action import Action, Measure, Status
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.errors import Invalid
from eximap.domain.journey import Control, Journey, Lever, Note, checked_name
from eximap.domain.lens import Key, Lenses, Side, Style, Value
from eximap.domain.owner_places import OPEN_AT_ONCE, open_of
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.session import Here

START, GO = "actions-start", "actions-go"
_PARAMETERS = ("plan", "touchpoint", "idea", "note", "lever", "title", "control", "pain", "action")


def take_parameters(here: Here, query: Any) -> None:
    """Keeps what `?plan=1&touchpoint=…&idea=…&note=…&lever=…&title=…&control=…` or `?action=…` asks for.

    The address is cleared of it, so that a reload asks for nothing twice.
    """
    asked = {name: str(query[name]) for name in _PARAMETERS if name in query}
    if not asked:
        return
    for name in asked:
        del query[name]
    if "plan" in asked:
        session.set_draft(START, {**asked, "token": here.world.new_id()})
    if "action" in asked:
        session.set_draft(GO, ("action", {"action": asked["action"]}))


def leave() -> None:
    """Leaves for the page that was asked for, if one was. Does not return then."""
    asked: tuple[str, dict[str, str]] | None = session.draft(GO, None)
    if asked is not None:
        session.drop_draft(GO)
        session.go(asked[0], **asked[1])


def start(journey: Journey) -> dict[str, Any] | None:
    """What a new action's form starts from when it was asked for by address."""
    asked: dict[str, str] | None = session.draft(START, None)
    return _start(journey, asked) if asked else None


def choices(t: Translator) -> dict[str, list[dict[str, str]]]:
    """The levers, controls, states and lenses that any form offers."""
    return {
        "statuses": [{"value": s.value, "label": label(s, t)} for s in Status if s is not Status.STUCK],
        **{
            name: [{"value": "", "label": t("not said")}, *_labelled(kinds, t)]
            for name, kinds in (("styles", Style), ("sides", Side), ("values", Value), ("keys", Key))
        },
        "levers": [{"value": lever.value, "label": label(lever, t)} for lever in Lever],
        "controls": [{"value": control.value, "label": label(control, t)} for control in Control],
    }


def _labelled(kinds: Iterable[StrEnum], t: Translator) -> list[dict[str, str]]:
    return [{"value": kind.value, "label": label(kind, t)} for kind in kinds]


def cautions(names: Sequence[str], plan: Sequence[Action], t: Translator) -> dict[str, str]:
    """A word of caution for each owner with three actions open in this plan: one more asks for a reason."""
    counts = {name: open_of(name, plan) for name in names}
    return {
        name: t.n(
            "{name} has {n} open action here already. Three at a time is plenty.",
            "{name} has {n} open actions here already. Three at a time is plenty.",
            count,
            name=name,
        )
        for name, count in counts.items()
        if count >= OPEN_AT_ONCE
    }


def _start(journey: Journey, asked: Mapping[str, str]) -> dict[str, Any]:
    """The form's first values: an idea gives its words, lever and touchpoint, a note its touchpoint."""
    idea = next((i for i in journey.ideas if i.id == asked.get("idea")), None)
    touchpoint, note = _note(journey, asked.get("note"))
    levers = {lever.value for lever in Lever}
    lever = idea.lever.value if idea else asked.get("lever", "")
    return {
        "token": asked["token"],
        "title": idea.text if idea else asked.get("title", ""),
        "control": asked["control"] if asked.get("control") in set(Control) else Control.DECIDE.value,
        "touchpoint": asked.get("touchpoint") or (idea.touchpoint if idea else None) or touchpoint or "",
        "lever": lever if lever in levers else Lever.FIX_PIT.value,
        "idea": idea.id if idea else "",
        "note": note.id if note else "",
        "note_text": note.text if note else "",
        "pain": asked.get("pain", ""),
    }


def _note(journey: Journey, id: str | None) -> tuple[str | None, Note | None]:
    found = ((p.id, n) for p in journey.touchpoints() for n in p.notes if n.id == id)
    return next(found, (None, None))


def described(id: str, journey_id: str, told: Mapping[str, Any]) -> Action:
    """The action that a filled form describes, under a new id. Raises `Invalid`."""
    return Action(
        id=id,
        journey=journey_id,
        title=_text(told, "title"),
        touchpoint=_text(told, "touchpoint") or None,
        idea=_text(told, "idea") or None,
        notes=(note,) if (note := _text(told, "note")) else (),
        first_step=_text(told, "first_step"),
        owner=_text(told, "owner"),
        due=day_of(_text(told, "due")) if _text(told, "due") else None,
        measure=measure_of(told),
        lever=lever_of(told),
        control=control_of(told),
        status=Status.NEXT if told.get("start") == Status.NEXT else Status.ON_TRACK,
    )


def answered(told: Mapping[str, Any]) -> AnsweredPain | None:
    """The pain of several teams that the form began with: its basis, touchpoint and text; else None."""
    try:
        basis, touchpoint, text = json.loads(_text(told, "pain") or "[]")
    except (TypeError, ValueError):
        return None
    return AnsweredPain("", "", str(basis), str(touchpoint), checked_name(str(text), "pain"))


def measure_of(told: Mapping[str, Any]) -> Measure:
    """The measure as typed."""
    return Measure(_text(told, "measure"), _text(told, "baseline"), _text(told, "target"))


def lenses_of(told: Mapping[str, Any]) -> Lenses:
    """The chosen marks; empty ones are none. Raises `Invalid` for what is no mark."""
    style, side, value, key = (_text(told, name) for name in ("style", "side", "value", "key"))
    try:
        return Lenses(
            Style(style) if style else None,
            Side(side) if side else None,
            Value(value) if value else None,
            Key(key) if key else None,
        )
    except ValueError as error:
        raise Invalid("lenses", "unknown") from error


def day_of(text: str) -> date:
    """A date input's value. Raises `Invalid` for anything that is no date, the empty text included."""
    if not text:
        raise Invalid("due", "empty")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid("due", "no-date") from error


def lever_of(told: Mapping[str, Any]) -> Lever:
    """The chosen lever. Raises `Invalid` for none."""
    text = _text(told, "lever")
    if text not in set(Lever):
        raise Invalid("lever", "unknown")
    return Lever(text)


def control_of(told: Mapping[str, Any]) -> Control:
    """Who was chosen to control it. Raises `Invalid` for nobody."""
    text = _text(told, "control")
    if text not in set(Control):
        raise Invalid("control", "unknown")
    return Control(text)


def _text(told: Mapping[str, Any], name: str) -> str:
    return str(told.get(name) or "").strip()
