"""What the session knows of teams: `usecases.team_ports` in portable SQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as ById
from datetime import date, datetime

from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.imported_scores import RawScores
from eximap.domain.journey import Origin
from eximap.domain.mapping import Mapping
from eximap.domain.same_pain import SamePain
from eximap.domain.sharing import Sharing
from eximap.domain.team_release import TeamRelease
from eximap.domain.unit import Unit, as_of
from eximap.storage import (
    answered_pain_rows,
    journey_list,
    journey_writes,
    mapping_rows,
    raw_score_rows,
    same_pain_rows,
    sharing_rows,
    team_release_rows,
    unit_rows,
)
from eximap.storage.rows import Rows
from eximap.storage.score_engine import Tell
from eximap.usecases.ports import TEAM_STAMP, TEAMS_STAMP


class SqlTeamSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    touched: set[str]
    now: Callable[[], datetime]

    def unit_of(self, journey: str) -> str:
        return unit_rows.of_journey(self.rows, journey)

    def units(self) -> dict[str, str]:
        return unit_rows.by_journey(self.rows)

    def give_unit(self, journey: str, unit: str) -> None:
        self.touched |= {journey, TEAMS_STAMP}
        unit_rows.give(self.rows, journey, unit)

    def tree(self) -> tuple[Unit, ...]:
        return unit_rows.tree(self.rows)

    def lineage(self, unit: str) -> tuple[str, ...]:
        return as_of(self.tree(), self.now().date()).lineage(unit)

    def add_units(self, units: Sequence[Unit]) -> None:
        self.touched |= {TEAM_STAMP, TEAMS_STAMP}
        unit_rows.add(self.rows, units)

    def put_unit(self, before: Unit, after: Unit) -> None:
        self.touched |= {TEAM_STAMP, TEAMS_STAMP}
        unit_rows.put(self.rows, before, after)

    def drop_unit(self, unit: Unit) -> None:
        self.touched |= {TEAM_STAMP, TEAMS_STAMP}
        unit_rows.drop(self.rows, unit)

    def without_version(self) -> tuple[str, ...]:
        return journey_list.without_version(self.rows)

    def give_origins(self, journey: str, version: int, origins: ById[str, Origin]) -> None:
        self.touched.add(journey)
        journey_writes.give_origins(self.rows, journey, version, origins)

    def sharing(self, round: str) -> Sharing | None:
        return sharing_rows.of_round(self.rows, round)

    def put_sharing(self, before: Sharing | None, after: Sharing) -> None:
        self.touched |= {after.journey, TEAMS_STAMP}
        sharing_rows.put(self.rows, before, after)

    def team_releases(self, tell: Tell | None = None) -> tuple[TeamRelease, ...]:
        return team_release_rows.everything(self.rows, tell)

    def received(self, round: str) -> tuple[tuple[TeamRelease, datetime], ...]:
        return team_release_rows.received(self.rows, round)

    def put_received(self, team_release: TeamRelease, written_at: datetime, at: datetime) -> None:
        self.touched.add(TEAMS_STAMP)
        team_release_rows.put(self.rows, team_release, written_at, at)

    def drop_received(self, round: str) -> None:
        self.touched.add(TEAMS_STAMP)
        team_release_rows.drop(self.rows, round)

    def has_raw_scores(self, digest: str, title: str) -> bool:
        return raw_score_rows.is_there(self.rows, digest, title)

    def raw_score_ids(self) -> frozenset[str]:
        return raw_score_rows.ids(self.rows)

    def put_raw_scores(self, raw: RawScores) -> None:
        self.touched.add(TEAMS_STAMP)
        raw_score_rows.put(self.rows, raw)

    def forget_raw_scores(self, before: date) -> int:
        return raw_score_rows.forget(self.rows, before)

    def mappings(self) -> tuple[Mapping, ...]:
        return mapping_rows.everything(self.rows)

    def put_mapping(self, mapping: Mapping, at: datetime) -> None:
        self.touched.add(TEAMS_STAMP)
        mapping_rows.put(self.rows, mapping, at)

    def same_pains(self) -> tuple[SamePain, ...]:
        return same_pain_rows.everything(self.rows)

    def add_same_pain(self, word: SamePain) -> None:
        self.touched.add(TEAMS_STAMP)
        same_pain_rows.add(self.rows, word)

    def drop_same_pain(self, id: str) -> None:
        self.touched.add(TEAMS_STAMP)
        same_pain_rows.drop(self.rows, id)

    def answered_pains(self) -> tuple[AnsweredPain, ...]:
        return answered_pain_rows.everything(self.rows)

    def add_answered_pain(self, answered: AnsweredPain) -> None:
        self.touched |= {answered.journey, TEAMS_STAMP}
        answered_pain_rows.add(self.rows, answered)

    def drop_mapping(self, source: str, target: str) -> None:
        self.touched.add(TEAMS_STAMP)
        mapping_rows.drop(self.rows, source, target)
