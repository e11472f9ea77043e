"""The session of `usecases.ports` in portable SQL: each noun's rows stand in their own module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from eximap.domain.access_key import AccessKey
from eximap.domain.contribution import ALONE, Contribution
from eximap.domain.journey import Journey
from eximap.domain.release import Release
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.domain.workshop import Workshop
from eximap.storage import (
    contribution_rows,
    event_rows,
    journey_list,
    journey_rows,
    journey_writes,
    key_rows,
    release_rows,
    retained_rows,
    round_rows,
    team_release_rows,
    team_rows,
    workshop_rows,
)
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.lead_session import SqlLeadSession
from eximap.storage.life_session import SqlLifeSession
from eximap.storage.plan_session import SqlPlanSession
from eximap.storage.playbook_session import SqlPlaybookSession
from eximap.storage.rows import Rows
from eximap.storage.team_session import SqlTeamSession
from eximap.storage.workshops_at_hand import WorkshopsAtHand
from eximap.usecases.ports import (
    ANYTHING_STAMP,
    KEYS_STAMP,
    TEAM_STAMP,
    TEAMS_STAMP,
    Event,
    JourneySummary,
    room_stamp,
    seat_stamp,
    taken_stamp,
    workshop_stamp,
)


@dataclass(slots=True)
class SqlSession(SqlTeamSession, SqlPlaybookSession, SqlPlanSession, SqlLifeSession, SqlLeadSession):
    """One transaction over `rows`.

    `touched` are the journeys whose stamp grows when it commits, `saved` those that are then known without
    reading them again, with their `alive`. `now` tells which day's tree it is.
    """

    rows: Rows
    cache: JourneyCache
    at_hand: WorkshopsAtHand
    now: Callable[[], datetime]
    touched: set[str] = field(default_factory=set)
    saved: dict[str, tuple[int, Journey]] = field(default_factory=dict)

    def stamps(self) -> frozenset[str]:
        """What grows when it commits: the stamps of what it touched, and the one that every commit moves."""
        return frozenset((*self.touched, ANYTHING_STAMP))

    def journey(self, id: str) -> Journey:
        return journey_rows.load(self.rows, id, None if id in self.touched else self.cache)

    def add_journey(self, journey: Journey, at: datetime) -> None:
        self.touched.add(journey.id)
        journey_writes.add(self.rows, journey, at)

    def save_journey(self, before: Journey, after: Journey, at: datetime) -> None:
        if before != after:
            self.touched.add(after.id)
            self.saved[after.id] = journey_writes.save(self.rows, before, after, at), after

    def delete_journey(self, id: str, at: datetime) -> None:
        self.touched |= {id, TEAMS_STAMP}
        journey_writes.delete(self.rows, id, at)

    def restore_journey(self, id: str) -> None:
        self.touched |= {id, TEAMS_STAMP}
        journey_writes.restore(self.rows, id)

    def erase_journey(self, id: str) -> None:
        self.touched |= {id, TEAMS_STAMP}
        for workshop in workshop_rows.ids(self.rows, id):
            self.at_hand.gone(workshop)
        journey_writes.erase(self.rows, id)

    def journeys(self, today: date) -> tuple[JourneySummary, ...]:
        return journey_list.summaries(self.rows, today)

    def demo_ids(self, locale: str) -> tuple[str, ...]:
        return journey_list.demo_ids(self.rows, locale)

    def open_round_ids(self) -> frozenset[str]:
        return round_rows.open_ids(self.rows)

    def event(self, op_id: str) -> Event | None:
        return event_rows.find(self.rows, op_id)

    def add_events(self, *events: Event) -> None:
        self.touched |= {event.journey for event in events}
        event_rows.add(self.rows, events)

    def events(self, journey: str) -> tuple[Event, ...]:
        return event_rows.of_journey(self.rows, journey)

    def rounds(self, journey: str) -> tuple[Round, ...]:
        return round_rows.of_journey(self.rows, journey)

    def round(self, id: str) -> Round:
        return round_rows.find(self.rows, id)

    def add_round(self, round: Round, forecasts: Sequence[tuple[str, float]]) -> None:
        self.touched.add(round.journey)
        round_rows.add(self.rows, round, forecasts)

    def save_round(self, before: Round, after: Round) -> None:
        self.touched.add(after.journey)
        round_rows.save(self.rows, before, after)

    def forecasts(self, round: str) -> tuple[tuple[str, float], ...]:
        return round_rows.forecasts(self.rows, round)

    def set_forecasts(self, round: str, forecasts: Sequence[tuple[str, float]]) -> None:
        self._touch_round(round)
        round_rows.set_forecasts(self.rows, round, forecasts)

    def add_sheet(self, round: str, row_key: str, sheet: Sheet) -> bool:
        return self.add_sheets(round, [(row_key, sheet)]) == 1

    def add_sheets(self, round: str, keyed: Sequence[tuple[str, Sheet]]) -> int:
        self._touch_round(round)
        return round_rows.add_sheets(self.rows, round, keyed)

    def has_sheet(self, round: str, row_key: str) -> bool:
        return row_key in self.at_hand.handed_in(round)

    def sheets(self, round: str) -> tuple[Sheet, ...]:
        return round_rows.sheets(self.rows, round)

    def named_sheets(self, person: str) -> tuple[tuple[Round, Sheet], ...]:
        return round_rows.named_sheets(self.rows, person)

    def rewrite_sheets(self, round: str, sheets: Sequence[Sheet]) -> None:
        self._touch_round(round)
        round_rows.rewrite_sheets(self.rows, round, sheets)

    def delete_sheets(self, round: str) -> None:
        self._touch_round(round)
        round_rows.delete_sheets(self.rows, round)

    def closed_rounds_with_sheets(self) -> tuple[tuple[str, datetime], ...]:
        return round_rows.closed_with_sheets(self.rows)

    def forget_releases(self, before: date) -> int:
        gone, journeys = release_rows.forget(self.rows, before)
        self.touched |= {TEAMS_STAMP, *journeys}
        return gone + team_release_rows.forget(self.rows, before)

    def forget_events(self, before: datetime) -> int:
        return event_rows.forget(self.rows, before)

    def forget_notes(self, before: date) -> int:
        return self._gone(retained_rows.forget_notes(self.rows, before))

    def forget_votes(self, before: date) -> int:
        return self._gone(retained_rows.forget_votes(self.rows, before))

    def forget_actions(self, before: datetime) -> int:
        return self._gone(retained_rows.forget_actions(self.rows, before))

    def _gone(self, gone: retained_rows.Gone) -> int:
        self.touched |= gone[1] and {TEAMS_STAMP, *gone[1]}
        return gone[0]

    def add_release(self, release: Release, journey: str) -> None:
        self.touched |= {journey, TEAMS_STAMP}
        release_rows.add(self.rows, release, journey)

    def releases(self, journey: str) -> tuple[Release, ...]:
        return release_rows.of_journey(self.rows, journey)

    def setting(self, name: str) -> str | None:
        return team_rows.setting(self.rows, name)

    def set_setting(self, name: str, value: str) -> None:
        self.touched.add(TEAM_STAMP)
        team_rows.set_setting(self.rows, name, value)

    def people(self) -> tuple[str, ...]:
        return team_rows.people(self.rows)

    def set_people(self, names: Sequence[str]) -> None:
        team_rows.set_people(self.rows, names)

    def add_workshop(self, workshop: Workshop) -> None:
        self.touched |= {workshop.journey, workshop_stamp(workshop.id)}
        workshop_rows.add(self.rows, workshop)

    def save_workshop(self, before: Workshop, after: Workshop) -> None:
        self.touched |= {workshop_stamp(after.id), room_stamp(after.id)}
        self.at_hand.save(before, after)

    def workshop(self, id: str) -> Workshop:
        return self.at_hand.workshop(id)

    def workshop_by_code(self, code: str) -> Workshop | None:
        return workshop_rows.by_code(self.rows, code)

    def workshops(self, journey: str) -> tuple[Workshop, ...]:
        return workshop_rows.of_journey(self.rows, journey)

    def open_workshop_ids(self) -> frozenset[str]:
        return workshop_rows.open_ids(self.rows)

    def put_contribution(
        self, workshop: str, phase: str, row_key: str, slot: str, id: str, contribution: Contribution
    ) -> None:
        self.touched.add(seat_stamp(row_key))
        if not isinstance(contribution, ALONE):
            self.touched.add(room_stamp(workshop))
        self.at_hand.put(workshop, phase, row_key, slot, id, contribution)

    def drop_contribution(self, workshop: str, phase: str, row_key: str, slot: str) -> None:
        self.touched |= {room_stamp(workshop), seat_stamp(row_key)}
        self.at_hand.drop(workshop, phase, row_key, slot)

    def own_contributions(self, workshop: str, phase: str, row_key: str) -> dict[str, Contribution]:
        return self.at_hand.own(workshop, phase, row_key)

    def contributions(self, workshop: str, phase: str) -> tuple[tuple[str, Contribution], ...]:
        self.at_hand.flush()
        return contribution_rows.of_phase(self.rows, workshop, phase)

    def contributions_by_person(
        self, workshop: str, phase: str
    ) -> tuple[tuple[str, dict[str, Contribution], str | None], ...]:
        self.at_hand.flush()
        return contribution_rows.by_person(self.rows, workshop, phase)

    def finished(self, workshop: str, phase: str) -> int:
        self.at_hand.flush()
        return contribution_rows.finished(self.rows, workshop, phase)

    def forget_contributions(
        self, workshop: str, phase: str | None = None, slots_but: str | None = None
    ) -> None:
        self.touched |= {room_stamp(workshop), taken_stamp(workshop)}
        self.at_hand.forget(workshop, phase, slots_but)

    def join(self, workshop: str, row_key: str, person: str | None) -> bool:
        self.touched |= {room_stamp(workshop), seat_stamp(row_key)}
        return self.at_hand.join(workshop, row_key, person)

    def takes_part(self, workshop: str, row_key: str) -> bool:
        return self.at_hand.takes_part(workshop, row_key)

    def joined(self, workshop: str) -> int:
        self.at_hand.flush()
        return contribution_rows.joined(self.rows, workshop)

    def forget_people(self, workshop: str) -> None:
        self.at_hand.forget_people(workshop)

    def add_access_key(self, key: AccessKey) -> None:
        self.touched.add(KEYS_STAMP)
        key_rows.add(self.rows, key)

    def access_keys(self) -> tuple[AccessKey, ...]:
        return key_rows.all_keys(self.rows)

    def end_access_key(self, id: str, at: datetime) -> None:
        self.touched.add(KEYS_STAMP)
        key_rows.end(self.rows, id, at)

    def _touch_round(self, round_id: str) -> None:
        journey = round_rows.journey_of(self.rows, round_id)
        self.touched.add(journey)
        self.at_hand.sheets_change(round_id, journey)
