"""Conversation cards. Every query names whose eyes it is for: nobody else's card is ever read."""

from __future__ import annotations

import json
from typing import Any

from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import NotFound
from eximap.domain.journey import CardForm
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored

_CARD = "id, journey, lead, form, touchpoint, note, action, parts, shared, made_at, ver"
_SEEN_BY = "(lead = ? OR shared)"


def find(rows: Rows, id: str, lead: str) -> ConversationCard:
    """The card, if it is this lead's or shared. Raises `NotFound`."""
    found = _where(rows, f"id = ? AND {_SEEN_BY}", id, lead)
    if not found:
        raise NotFound("card", id)
    return found[0]


def of_journey(rows: Rows, journey: str, lead: str) -> tuple[ConversationCard, ...]:
    """A journey's cards that are this lead's or shared, oldest first."""
    return _where(rows, f"journey = ? AND {_SEEN_BY}", journey, lead)


def written_by(rows: Rows, lead: str) -> tuple[ConversationCard, ...]:
    """All cards of this lead, those of deleted journeys too."""
    return _where(rows, "lead = ?", lead)


def add(rows: Rows, card: ConversationCard) -> None:
    """Inserts a card. Raises `NotFound` when its journey is gone."""
    bump_journey(rows, card.journey)
    own = {"id": card.id, "journey": card.journey, "lead": card.lead, "made_at": stored(card.made_at)}
    insert(rows, "conversation_card", [{**own, **_columns(card)}])


def save(rows: Rows, before: ConversationCard, after: ConversationCard) -> None:
    """Writes the card. Raises `Conflict` when it was written since `before`."""
    columns = _columns(after)
    sets = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE conversation_card SET {sets} WHERE id = ? AND ver = ?"
    if rows.run(sql, *columns.values(), before.id, before.ver) != 1:
        raise Conflict(f"card {before.id}")


def remove(rows: Rows, card: ConversationCard) -> None:
    """Deletes it; a repeat does nothing."""
    rows.run("DELETE FROM conversation_card WHERE id = ?", card.id)


def _columns(card: ConversationCard) -> dict[str, Any]:
    return {
        "form": card.form.value,
        "touchpoint": card.touchpoint,
        "note": card.note,
        "action": card.action,
        "parts": json.dumps(card.parts, ensure_ascii=False),
        "shared": card.shared,
        "ver": card.ver,
    }


def _where(rows: Rows, condition: str, *params: Any) -> tuple[ConversationCard, ...]:
    found = rows.all(f"SELECT {_CARD} FROM conversation_card WHERE {condition}", *params)
    made = (
        ConversationCard(
            id=id,
            journey=journey,
            lead=lead,
            form=CardForm(form),
            touchpoint=touchpoint,
            parts=tuple(json.loads(parts)),  # type: ignore[arg-type]
            made_at=moment_of(made_at),
            note=note,
            action=action,
            shared=shared,
            ver=ver,
        )
        for id, journey, lead, form, touchpoint, note, action, parts, shared, made_at, ver in found
    )
    return tuple(sorted(made, key=lambda card: (card.made_at, card.id)))
