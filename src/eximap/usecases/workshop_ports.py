"""What a workshop needs of a session: itself, and what people contribute to it."""

from __future__ import annotations

from typing import Protocol

from eximap.domain.contribution import Contribution
from eximap.domain.workshop import Workshop


class WorkshopSession(Protocol):
    """The part of a session that workshops need. `row_key` is whatever `Secrets.row_key` made of a token."""

    def add_workshop(self, workshop: Workshop) -> None:
        """Stores a new workshop. Raises `NotFound` when its journey is gone."""

    def save_workshop(self, before: Workshop, after: Workshop) -> None:
        """Writes it, guarded by `before.ver`."""

    def workshop(self, id: str) -> Workshop:
        """Raises `NotFound`."""

    def workshop_by_code(self, code: str) -> Workshop | None:
        """The workshop that has not ended and carries this code."""

    def workshops(self, journey: str) -> tuple[Workshop, ...]:
        """The journey's workshops, oldest first."""

    def open_workshop_ids(self) -> frozenset[str]:
        """Workshops of any journey that have not ended: their secrets are kept."""

    def put_contribution(
        self, workshop: str, phase: str, row_key: str, slot: str, id: str, contribution: Contribution
    ) -> None:
        """Fills one person's slot; `id`, a random one, names it if it was empty."""

    def drop_contribution(self, workshop: str, phase: str, row_key: str, slot: str) -> None:
        """Empties the slot."""

    def own_contributions(self, workshop: str, phase: str, row_key: str) -> dict[str, Contribution]:
        """One person's slots of one phase."""

    def contributions(self, workshop: str, phase: str) -> tuple[tuple[str, Contribution], ...]:
        """All slots of a phase with their ids, without who is done, in no meaningful order."""

    def contributions_by_person(
        self, workshop: str, phase: str
    ) -> tuple[tuple[str, dict[str, Contribution], str | None], ...]:
        """Row key, slots and stored name of everybody who contributed, in no meaningful order."""

    def finished(self, workshop: str, phase: str) -> int:
        """How many people are done with the phase."""

    def forget_contributions(
        self, workshop: str, phase: str | None = None, slots_but: str | None = None
    ) -> None:
        """Deletes the contributions of a phase, or of all phases; those in `slots_but` stay."""

    def join(self, workshop: str, row_key: str, person: str | None) -> bool:
        """Notes that somebody takes part; False when that was known."""

    def takes_part(self, workshop: str, row_key: str) -> bool:
        """Whether this key has joined."""

    def joined(self, workshop: str) -> int:
        """How many people take part."""

    def forget_people(self, workshop: str) -> None:
        """Deletes who took part."""
