"""What the session knows of actions' lives: `usecases.life_ports` in portable SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from eximap.domain.check_in import CheckIn
from eximap.domain.hand_over import HandOver
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.owner_link import OwnerLink
from eximap.domain.review import Review
from eximap.storage import (
    check_in_rows,
    hand_over_rows,
    measurement_rows,
    milestone_rows,
    owner_link_rows,
    review_rows,
)
from eximap.storage.rows import Rows
from eximap.usecases.ports import KEYS_STAMP


class SqlLifeSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    touched: set[str]

    def hand_overs(self, journey: str, action: str | None = None) -> tuple[HandOver, ...]:
        return hand_over_rows.of_journey(self.rows, journey, action)

    def add_hand_over(self, handed: HandOver) -> None:
        self.touched.add(hand_over_rows.add(self.rows, handed))

    def save_hand_over(self, before: HandOver, after: HandOver) -> None:
        if before != after:
            self.touched.add(hand_over_rows.confirm(self.rows, after))

    def check_ins(self, journey: str, action: str | None = None) -> tuple[CheckIn, ...]:
        return check_in_rows.of_journey(self.rows, journey, action)

    def add_check_in(self, check_in: CheckIn) -> bool:
        if check_in_rows.is_there(self.rows, check_in.id):
            return False
        self.touched.add(check_in_rows.add(self.rows, check_in))
        return True

    def measurements(self, journey: str, action: str | None = None) -> tuple[Measurement, ...]:
        return measurement_rows.of_journey(self.rows, journey, action)

    def figures(self, journeys: Sequence[str]) -> tuple[Measurement, ...]:
        return measurement_rows.of_journeys(self.rows, journeys)

    def add_measurements(self, action: str, figures: Sequence[Measurement]) -> None:
        self.touched.add(measurement_rows.add(self.rows, action, figures))

    def milestones(self, journey: str, action: str | None = None) -> tuple[Milestone, ...]:
        return milestone_rows.of_journey(self.rows, journey, action)

    def add_milestone(self, step: Milestone) -> None:
        self.touched.add(milestone_rows.add(self.rows, step))

    def save_milestone(self, before: Milestone, after: Milestone) -> None:
        self.touched.add(milestone_rows.save(self.rows, before, after))

    def reviews(self, journey: str, action: str | None = None) -> tuple[Review, ...]:
        return review_rows.of_journey(self.rows, journey, action)

    def add_review(self, review: Review) -> None:
        self.touched.add(review_rows.add(self.rows, review))

    def owner_links(self) -> tuple[OwnerLink, ...]:
        return owner_link_rows.standing(self.rows)

    def add_owner_link(self, link: OwnerLink) -> None:
        self.touched.add(KEYS_STAMP)
        owner_link_rows.add(self.rows, link)

    def end_owner_link(self, id: str, at: datetime) -> None:
        self.touched.add(KEYS_STAMP)
        owner_link_rows.end(self.rows, id, at)
