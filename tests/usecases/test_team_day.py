"""The team's day: midnight in its own zone, through daylight saving, wherever the computer stands."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from eximap.domain.action import Action
from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.plan_query import Only, PlanQuery
from eximap.domain.week import MONDAY, SATURDAY
from eximap.usecases import keep_journeys, plan_actions, settle, team_day
from eximap.usecases.access import Caller
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift


def at(world: World, moment: str) -> World:
    """That world at another moment."""
    now = datetime.fromisoformat(moment)
    return replace(world, now=lambda: now)


@pytest.mark.parametrize(
    ("zone", "last_moment", "day"),
    [
        ("Asia/Shanghai", "2026-03-13T15:59:59Z", date(2026, 3, 13)),
        ("Europe/Moscow", "2026-03-13T20:59:59Z", date(2026, 3, 13)),
        ("Pacific/Kiritimati", "2026-03-13T09:59:59Z", date(2026, 3, 13)),
        ("America/New_York", "2026-03-08T04:59:59Z", date(2026, 3, 7)),  # the night before the clocks go on
        ("America/New_York", "2026-03-09T03:59:59Z", date(2026, 3, 8)),  # the day had 23 hours
        ("America/New_York", "2026-11-01T03:59:59Z", date(2026, 10, 31)),
        ("America/New_York", "2026-11-02T04:59:59Z", date(2026, 11, 1)),  # this one had 25
        ("Europe/Berlin", "2026-03-28T22:59:59Z", date(2026, 3, 28)),
        ("Europe/Berlin", "2026-03-29T21:59:59Z", date(2026, 3, 29)),
        ("Africa/Cairo", "2026-04-23T21:59:59Z", date(2026, 4, 23)),  # 00:00 does not exist on the 24th
    ],
)
def test_the_day_turns_at_midnight_in_the_teams_zone(
    store: Store, lead: Caller, world: World, zone: str, last_moment: str, day: date
) -> None:
    team_day.set_zone(store, lead, zone)
    due_that_day = Action("a", "j", "Read it out", due=day)
    before = at(world, last_moment)
    after = at(world, (before.now() + timedelta(seconds=1)).isoformat())
    assert (team_day.today(store, before), team_day.today(store, after)) == (day, day + timedelta(days=1))
    assert due_that_day.days_late(team_day.today(store, before)) == 0
    assert due_that_day.days_late(team_day.today(store, after)) == 1


@pytest.mark.parametrize(("moment", "late"), [("2026-03-13T15:59:59Z", 0), ("2026-03-13T16:00:00Z", 1)])
def test_an_open_action_is_late_from_the_teams_midnight_on(
    store: Store, lead: Caller, world: World, moment: str, late: int
) -> None:
    team_day.set_zone(store, lead, "Asia/Shanghai")
    keep_journeys.add(store, world, lead, shift())
    due = Action("a", "shift", "Read it out", due=date(2026, 3, 13))
    plan_actions.add_action(store, world, lead, due)
    today = team_day.today(store, at(world, moment))
    query = PlanQuery("shift", today, today + timedelta(days=6), only=Only.LATE)
    assert plan_actions.look_for(store, lead, query)[0].total == late
    assert sum(load.late for load in plan_actions.count(store, lead, replace(query, only=None)).loads) == late


def test_the_computers_zone_holds_until_one_is_chosen(store: Store, lead: Caller, world: World) -> None:
    computer = timezone(timedelta(hours=-8))
    evening = replace(world, now=lambda: datetime(2026, 3, 13, 23, 0, tzinfo=computer))
    assert team_day.today(store, evening) == date(2026, 3, 13)
    team_day.set_zone(store, lead, "Asia/Shanghai")
    assert team_day.today(store, evening) == date(2026, 3, 14)
    team_day.set_zone(store, lead, "")
    assert team_day.today(store, evening) == date(2026, 3, 13)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no such call")
def test_without_a_zone_a_moment_is_told_by_the_computers_clock(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        late = datetime(2026, 3, 13, 20, 0, tzinfo=UTC)
        assert late.astimezone(team_day.zone(store)).date() == date(2026, 3, 14)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_zone_is_one_of_the_worlds(store: Store, lead: Caller, participant: Caller) -> None:
    assert {"UTC", "Asia/Shanghai", "Europe/Moscow", "America/New_York"} <= set(team_day.zones())
    for bad in ("Mars/Olympus", "../etc/passwd", "utc", "posix/UTC"):
        with pytest.raises(Invalid):
            team_day.set_zone(store, lead, bad)
    with pytest.raises(NotAllowed):
        team_day.set_zone(store, participant, "UTC")
    assert team_day.zone_name(store) == ""


def test_a_week_starts_on_monday_unless_it_is_said(store: Store, lead: Caller) -> None:
    assert team_day.week_start(store) == MONDAY
    team_day.set_week_start(store, lead, SATURDAY)
    assert team_day.week_start(store) == SATURDAY
    with pytest.raises(Invalid):
        team_day.set_week_start(store, lead, 2)


def test_nothing_is_kept_after_everything_is_erased(store: Store, lead: Caller) -> None:
    team_day.set_zone(store, lead, "Asia/Shanghai")
    assert team_day.zone_name(store) == "Asia/Shanghai"
    settle.erase_everything(store, lead)
    assert team_day.zone_name(store) == ""
