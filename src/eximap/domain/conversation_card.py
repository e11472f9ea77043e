"""Conversation cards: what a lead wants to say of one moment, in three parts. METHOD.md, "The plan".

BIA: behaviour seen, impact, appreciation. BID: behaviour, impact, desired behaviour. 3F: fact, feeling,
focus. A card is its lead's own until it is shared with the other leads of the team; nobody else ever sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import CardForm, Note, Touchpoint, checked_text
from eximap.domain.journey import NoteKind as Kind


@dataclass(frozen=True, slots=True)
class ConversationCard:
    """`parts` are the form's three, in its order; `lead` is the name on the writer's key, empty alone."""

    id: str
    journey: str
    lead: str
    form: CardForm
    touchpoint: str
    parts: tuple[str, str, str]
    made_at: datetime
    note: str | None = None
    action: str | None = None
    shared: bool = False
    ver: str = ""


def write(card: ConversationCard, parts: tuple[str, str, str], ver: str) -> ConversationCard:
    """The card with its three parts. Raises `Invalid` when all of them are empty."""
    checked = tuple(checked_text(part, "card", empty_allowed=True) for part in parts)
    if not any(checked):
        raise Invalid("card", "empty")
    return replace(card, parts=(checked[0], checked[1], checked[2]), ver=ver)


def share(card: ConversationCard, shared: bool, ver: str) -> ConversationCard:
    """Shown to the other leads of the team, or taken back."""
    return replace(card, shared=shared, ver=ver)


def expect(card: ConversationCard, expected: str) -> None:
    """Raises `ChangedElsewhere` when the card is not the one that was read."""
    if card.ver != expected:
        raise ChangedElsewhere("card", card.id, theirs=card.parts[0])


# What a note of each kind says of a moment, by the form of the card: which part it fills.
_FILLED_BY: dict[CardForm, tuple[tuple[Kind, ...], ...]] = {
    CardForm.BIA: ((Kind.STORY,), (Kind.DELIGHT,), ()),
    CardForm.BID: ((Kind.STORY,), (Kind.PAIN,), (Kind.ITCH,)),
    CardForm.THREE_F: ((Kind.STORY,), (Kind.PAIN,), (Kind.ITCH,)),
}


def filled(form: CardForm, touchpoint: Touchpoint, note: Note | None) -> tuple[str, str, str]:
    """What the touchpoint's notes put into each part, to be changed: a first draft, never data.

    Of each kind the chosen note, else the one with most votes. The template's line fills the last part of its
    own form: that is what it was written to say.
    """
    ordered = sorted(touchpoint.notes, key=lambda n: (n is not note, -n.votes))

    def text(kinds: tuple[Kind, ...]) -> str:
        return next((n.text for n in ordered if n.kind in kinds), "")

    first, second, last = (text(kinds) for kinds in _FILLED_BY[form])
    if note is not None and note.text not in (first, second, last):
        first = note.text
    line = touchpoint.line
    return first, second, line.text if line and line.form is form else last
