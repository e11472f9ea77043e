"""The part of the session that a lead's own work needs: `usecases.lead_ports` in portable SQL."""

from __future__ import annotations

from datetime import datetime

from eximap.domain.brief import Brief
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.walk import Walk
from eximap.storage import brief_rows, conversation_card_rows, event_rows, walk_rows
from eximap.storage.rows import Rows
from eximap.usecases.ports import TEAMS_STAMP


class SqlLeadSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    touched: set[str]

    def briefs(self, journey: str) -> tuple[Brief, ...]:
        return brief_rows.of_journey(self.rows, journey)

    def brief(self, id: str) -> Brief:
        return brief_rows.find(self.rows, id)

    def briefs_sent(self) -> tuple[Brief, ...]:
        return brief_rows.sent(self.rows)

    def briefs_naming(self, person: str) -> tuple[Brief, ...]:
        return brief_rows.naming(self.rows, person)

    def add_brief(self, brief: Brief) -> None:
        self.touched |= {brief.journey, TEAMS_STAMP}
        brief_rows.add(self.rows, brief)

    def save_brief(self, before: Brief, after: Brief) -> None:
        self.touched |= {after.journey, TEAMS_STAMP}
        brief_rows.save(self.rows, before, after)

    def walks(self, journey: str) -> tuple[Walk, ...]:
        return walk_rows.of_journey(self.rows, journey)

    def walks_naming(self, person: str) -> tuple[Walk, ...]:
        return walk_rows.naming(self.rows, person)

    def add_walk(self, walk: Walk) -> None:
        self.touched.add(walk.journey)
        walk_rows.add(self.rows, walk)

    def remove_walk(self, walk: Walk) -> None:
        self.touched.add(walk.journey)
        walk_rows.remove(self.rows, walk)

    def conversation_cards(self, journey: str, lead: str) -> tuple[ConversationCard, ...]:
        return conversation_card_rows.of_journey(self.rows, journey, lead)

    def conversation_card(self, id: str, lead: str) -> ConversationCard:
        return conversation_card_rows.find(self.rows, id, lead)

    def conversation_cards_by(self, lead: str) -> tuple[ConversationCard, ...]:
        return conversation_card_rows.written_by(self.rows, lead)

    def add_conversation_card(self, card: ConversationCard) -> None:
        self.touched.add(card.journey)
        conversation_card_rows.add(self.rows, card)

    def save_conversation_card(self, before: ConversationCard, after: ConversationCard) -> None:
        self.touched.add(after.journey)
        conversation_card_rows.save(self.rows, before, after)

    def remove_conversation_card(self, card: ConversationCard) -> None:
        self.touched.add(card.journey)
        conversation_card_rows.remove(self.rows, card)

    def votes_shown(self, journey: str) -> dict[str, datetime]:
        return event_rows.votes_shown(self.rows, journey)
