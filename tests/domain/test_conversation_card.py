"""Conversation cards: three parts, a first draft from the notes, a lead's own until shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from eximap.domain import conversation_card as cards
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import CardForm, Line, NoteKind
from tests.domain.maps import note, touchpoint

CARD = ConversationCard(
    "c1", "shift", "Dana", CardForm.BIA, "a", ("", "", ""), datetime(2026, 3, 14, tzinfo=UTC), ver="v1"
)
CALL = replace(
    touchpoint(
        "a",
        note("quiet", 1, NoteKind.PAIN),
        note("loud", 3, NoteKind.PAIN),
        note("thanks", 2, NoteKind.DELIGHT),
        note("asked", 1, NoteKind.ITCH),
        note("told", 0, NoteKind.STORY),
    ),
    line=Line(CardForm.BIA, "That is craft."),
)


@pytest.mark.parametrize(
    ("form", "chosen", "parts"),
    [
        (CardForm.BIA, None, ("text of told", "text of thanks", "That is craft.")),
        (CardForm.BID, None, ("text of told", "text of loud", "text of asked")),
        (CardForm.THREE_F, None, ("text of told", "text of loud", "text of asked")),
        (CardForm.BID, "quiet", ("text of told", "text of quiet", "text of asked")),
        (CardForm.BIA, "quiet", ("text of quiet", "text of thanks", "That is craft.")),
    ],
)
def test_a_card_starts_from_the_notes_and_the_line(
    form: CardForm, chosen: str | None, parts: tuple[str, str, str]
) -> None:
    note_ = next((n for n in CALL.notes if n.id == chosen), None)
    assert cards.filled(form, CALL, note_) == parts


def test_a_bare_touchpoint_fills_nothing() -> None:
    assert cards.filled(CardForm.BIA, touchpoint("b"), None) == ("", "", "")


def test_a_card_says_something_in_at_least_one_part() -> None:
    assert cards.write(CARD, (" She waited ", "", ""), "v2").parts == ("She waited", "", "")
    with pytest.raises(Invalid, match="card: empty"):
        cards.write(CARD, ("", " ", ""), "v2")


def test_sharing_can_be_taken_back() -> None:
    shared = cards.share(CARD, True, "v2")
    assert shared.shared
    assert cards.share(shared, False, "v3") == replace(CARD, ver="v3")


def test_another_version_than_the_one_read_is_told() -> None:
    with pytest.raises(ChangedElsewhere):
        cards.expect(CARD, "v0")
