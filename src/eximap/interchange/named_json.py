"""`eximap.named-data` JSON: what is stored under one person's name. docs/formats.md has it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Any

from eximap.domain.action import Action
from eximap.domain.action_life import Life
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.interchange.action_writer import action_part
from eximap.interchange.journey_format import written
from eximap.interchange.journey_writer import sheet_part
from eximap.interchange.lead_work_writer import LeadWork, brief_part, card_part, walk_part

FORMAT, VERSION = "eximap.named-data", 1


@dataclass(frozen=True, slots=True)
class Place:
    """What a journey and its touchpoints (by id) are called; a deleted journey says neither."""

    title: str | None = None
    touchpoints: Mapping[str, str] = field(default_factory=dict)


def text(
    name: str,
    on: date,
    zone: tzinfo | None,
    *,
    in_team: bool,
    actions: Sequence[Action],
    lives: Mapping[str, Life],
    sheets: Sequence[tuple[Round, Sheet]],
    lead_work: LeadWork,
    places: Mapping[str, Place],
    left_out: str,
) -> str:
    """The file, its days those of `zone`. `places` by journey id; `left_out` says what no search finds."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "on": on.isoformat(),
        "left_out": left_out,
        "in_team": in_team,
        "actions": [_action(action, lives[action.id], places[action.journey]) for action in actions],
        "sheets": [_sheet(round_, sheet, places[round_.journey], zone) for round_, sheet in sheets],
        "briefs": [{"journey": places[b.journey].title, **brief_part(b)} for b in lead_work.briefs],
        "walks": [_at(places[w.journey], w.touchpoint) | walk_part(w) for w in lead_work.walks],
        "conversation_cards": [
            _at(places[c.journey], c.touchpoint) | card_part(c) for c in lead_work.conversation_cards
        ],
    }
    return written(document)


def _action(action: Action, life: Life, place: Place) -> dict[str, Any]:
    answered = place.touchpoints.get(action.touchpoint or "")
    return {"journey": place.title, "touchpoint_name": answered, **action_part(action, life)}


def _at(place: Place, touchpoint: str) -> dict[str, Any]:
    return {"journey": place.title, "touchpoint_name": place.touchpoints.get(touchpoint)}


def _sheet(round_: Round, sheet: Sheet, place: Place, zone: tzinfo | None) -> dict[str, Any]:
    asked = {id: place.touchpoints[id] for id in round_.touchpoints if id in place.touchpoints}
    return {
        "journey": place.title,
        "round": round_.number,
        "opened_on": round_.opened_at.astimezone(zone).date().isoformat(),
        "touchpoint_names": asked,
        **sheet_part(sheet),
    }
