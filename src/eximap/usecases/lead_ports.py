"""What a lead's own work beside the plan needs from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from eximap.domain.brief import Brief
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.walk import Walk


class LeadSession(Protocol):
    """Upward briefs, walks, conversation cards. What reads cards names the lead whose eyes they are for."""

    def briefs(self, journey: str) -> tuple[Brief, ...]:
        """All versions of all briefs of a journey, in order of their making."""

    def brief(self, id: str) -> Brief:
        """Raises `NotFound`."""

    def briefs_sent(self) -> tuple[Brief, ...]:
        """All that were sent of live journeys but the demo's, in order of their making."""

    def briefs_naming(self, person: str) -> tuple[Brief, ...]:
        """Briefs to or from this person, or decided by them, those of deleted journeys too."""

    def add_brief(self, brief: Brief) -> None:
        """Stores a new version."""

    def save_brief(self, before: Brief, after: Brief) -> None:
        """Writes it, guarded by `before.ver`."""

    def walks(self, journey: str) -> tuple[Walk, ...]:
        """A journey's walks by day."""

    def walks_naming(self, person: str) -> tuple[Walk, ...]:
        """This person's walks, those of deleted journeys too."""

    def add_walk(self, walk: Walk) -> None:
        """Stores a walk."""

    def remove_walk(self, walk: Walk) -> None:
        """Deletes it for good; a repeat does nothing."""

    def conversation_cards(self, journey: str, lead: str) -> tuple[ConversationCard, ...]:
        """A journey's cards that are this lead's or shared, oldest first."""

    def conversation_card(self, id: str, lead: str) -> ConversationCard:
        """The card, if it is this lead's or shared. Raises `NotFound`."""

    def conversation_cards_by(self, lead: str) -> tuple[ConversationCard, ...]:
        """All cards of this lead, those of deleted journeys too."""

    def add_conversation_card(self, card: ConversationCard) -> None:
        """Stores a new card."""

    def save_conversation_card(self, before: ConversationCard, after: ConversationCard) -> None:
        """Writes it, guarded by `before.ver`."""

    def remove_conversation_card(self, card: ConversationCard) -> None:
        """Deletes it for good; a repeat does nothing."""

    def votes_shown(self, journey: str) -> dict[str, datetime]:
        """When each note first had votes that anybody could see, by note; the history knows."""
