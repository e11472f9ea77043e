"""What teams and their releases need from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from collections.abc import Mapping as ById
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.imported_scores import RawScores
from eximap.domain.journey import Origin
from eximap.domain.mapping import Mapping
from eximap.domain.same_pain import SamePain
from eximap.domain.sharing import Sharing
from eximap.domain.team_release import TeamRelease
from eximap.domain.unit import Unit
from eximap.usecases.raw_ports import Tell


class TeamSession(Protocol):
    """The part of a session that knows the tree of units, and releases beside other teams'."""

    def unit_of(self, journey: str) -> str:
        """The journey's unit, a deleted journey's too. Raises `NotFound`."""

    def units(self) -> dict[str, str]:
        """Unit by journey."""

    def give_unit(self, journey: str, unit: str) -> None:
        """Makes it a journey of that unit. Raises `NotFound`."""

    def tree(self) -> tuple[Unit, ...]:
        """All units with their dated placements and head counts, by id."""

    def lineage(self, unit: str) -> tuple[str, ...]:
        """The ids from the top of today's tree to the unit; a path's beginnings where the tree has none."""

    def add_units(self, units: Sequence[Unit]) -> None:
        """Stores new units."""

    def put_unit(self, before: Unit, after: Unit) -> None:
        """Stores a changed unit, guarded by `before.ver`."""

    def drop_unit(self, unit: Unit) -> None:
        """Removes it for good, guarded by its `ver`."""

    def without_version(self) -> tuple[str, ...]:
        """Live journeys that were started from a template nobody knows the version of."""

    def give_origins(self, journey: str, version: int, origins: ById[str, Origin]) -> None:
        """Notes which version of its template a journey is, and what its touchpoints, by id, are there."""

    def sharing(self, round: str) -> Sharing | None:
        """What the lead added to the round's release for others."""

    def put_sharing(self, before: Sharing | None, after: Sharing) -> None:
        """Stores it, guarded by `before.ver`."""

    def team_releases(self, tell: Tell | None = None) -> tuple[TeamRelease, ...]:
        """The latest release of every round without names, of the demo none, by team, day and round.

        `tell` hears the share that was read, and may end it by raising.
        """

    def received(self, round: str) -> tuple[tuple[TeamRelease, datetime], ...]:
        """All that files brought of a round, each with when the file was written, oldest first."""

    def put_received(self, team_release: TeamRelease, written_at: datetime, at: datetime) -> None:
        """Stores what a file brought `at` that moment, over what was known of the same release."""

    def drop_received(self, round: str) -> None:
        """Removes all that files brought of a round."""

    def has_raw_scores(self, digest: str, title: str) -> bool:
        """Whether a table of that content was taken in under that title."""

    def raw_score_ids(self) -> frozenset[str]:
        """The tables whose raw rounds are kept beside the store."""

    def put_raw_scores(self, raw: RawScores) -> None:
        """Notes that a table was taken in."""

    def forget_raw_scores(self, before: date) -> int:
        """Forgets raw rounds that came before that day; how many tables there were."""

    def mappings(self) -> tuple[Mapping, ...]:
        """Which touchpoint is which, between journeys and template versions."""

    def put_mapping(self, mapping: Mapping, at: datetime) -> None:
        """Stores a mapping over an earlier one between the same two."""

    def drop_mapping(self, source: str, target: str) -> None:
        """Forgets it; a repeat does nothing."""

    def same_pains(self) -> tuple[SamePain, ...]:
        """Which pains are one and which are not, as people said it, in order of their moment."""

    def add_same_pain(self, word: SamePain) -> None:
        """Stores a new word."""

    def drop_same_pain(self, id: str) -> None:
        """Takes it back; a repeat does nothing."""

    def answered_pains(self) -> tuple[AnsweredPain, ...]:
        """The pains of several teams that actions were made for, by action."""

    def add_answered_pain(self, answered: AnsweredPain) -> None:
        """Stores the one of a new action."""
