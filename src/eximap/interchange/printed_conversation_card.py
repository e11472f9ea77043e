"""What a printed conversation card says, as plain data for its template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.conversation_card import ConversationCard
from eximap.i18n.translator import Translator
from eximap.interchange.printed_words import paper


def conversation_card_data(
    card: ConversationCard, touchpoint: str, names: Sequence[str], t: Translator
) -> dict[str, Any]:
    """Everything that `printed/conversation_card.typ` draws; `names` are those of the three parts."""
    return {
        "title": paper(touchpoint),
        "form": card.form.value,
        "parts": [
            {"name": name, "lines": [paper(line) for line in text.splitlines() if line.strip()]}
            for name, text in zip(names, card.parts, strict=True)
        ],
        "foot": t("For the conversation only: nobody is appraised by this card."),
    }
