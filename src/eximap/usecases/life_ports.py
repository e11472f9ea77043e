"""What keeping actions alive needs from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from eximap.domain.check_in import CheckIn
from eximap.domain.hand_over import HandOver
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.owner_link import OwnerLink
from eximap.domain.review import Review


class LifeSession(Protocol):
    """What hangs on actions: of a whole journey, or of one `action` in it, in order of its making.

    Adding raises `NotFound` when the action is unknown or its journey is deleted.
    """

    def hand_overs(self, journey: str, action: str | None = None) -> tuple[HandOver, ...]:
        """Hand-overs, confirmed or not."""

    def add_hand_over(self, handed: HandOver) -> None:
        """Stores a new one."""

    def save_hand_over(self, before: HandOver, after: HandOver) -> None:
        """Writes the owner's yes, unless it is there already."""

    def check_ins(self, journey: str, action: str | None = None) -> tuple[CheckIn, ...]:
        """Check-ins."""

    def add_check_in(self, check_in: CheckIn) -> bool:
        """Stores it; False when this id is there already (a doubled delivery)."""

    def measurements(self, journey: str, action: str | None = None) -> tuple[Measurement, ...]:
        """Measurements."""

    def figures(self, journeys: Sequence[str]) -> tuple[Measurement, ...]:
        """Measurements of several journeys, in order of their making."""

    def add_measurements(self, action: str, figures: Sequence[Measurement]) -> None:
        """Stores new ones of one action."""

    def milestones(self, journey: str, action: str | None = None) -> tuple[Milestone, ...]:
        """Milestones, the dropped ones too."""

    def add_milestone(self, step: Milestone) -> None:
        """Stores a new one."""

    def save_milestone(self, before: Milestone, after: Milestone) -> None:
        """Writes it, guarded by `before.ver`."""

    def reviews(self, journey: str, action: str | None = None) -> tuple[Review, ...]:
        """Reviews."""

    def add_review(self, review: Review) -> None:
        """Stores a new one."""

    def owner_links(self) -> tuple[OwnerLink, ...]:
        """Links that were not taken back, in order of their making."""

    def add_owner_link(self, link: OwnerLink) -> None:
        """Stores a new one."""

    def end_owner_link(self, id: str, at: datetime) -> None:
        """It leads nowhere from now on. Raises `NotFound` when unknown or ended."""
