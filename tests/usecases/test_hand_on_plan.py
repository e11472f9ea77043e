"""Handing a plan on: every file, of a journey or of all, and never more than the caller reaches."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest

from eximap.domain.action import Action
from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.i18n import LANGUAGES, translator
from eximap.usecases import hand_on_plan, keep_journeys, plan_actions, scope, team_day
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift

EN = translator("en")


def planned(store: Store, world: World, caller: Caller, title: str) -> None:
    """An action of the journey "shift"."""
    plan_actions.add_action(store, world, caller, Action(world.new_id(), "shift", title))


def rows(store: Store, world: World, caller: Caller, journey: str | None) -> list[dict[str, str]]:
    content = hand_on_plan.handout(store, world, caller, "plan.csv", journey, EN).content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_named_after_its_plan(
    store: Store, world: World, lead: Caller, demo_id: str, language: str
) -> None:
    t = translator(language)
    names = {hand_on_plan.handout(store, world, lead, file, demo_id, t).name for file in hand_on_plan.FILES}
    assert len(names) == len(hand_on_plan.FILES)
    title = store.read(lambda session: session.journey(demo_id)).title
    assert all(title in name for name in names)


def test_all_journeys_go_into_one_file(store: Store, world: World, lead: Caller, demo_id: str) -> None:
    keep_journeys.add(store, world, lead, shift())
    planned(store, world, lead, "Swap in a minute")
    ours = rows(store, world, lead, None)
    assert {row["Journey"] for row in ours} == {"An agent’s first 90 days", "A shift"}
    assert [row["Action"] for row in rows(store, world, lead, "shift")] == ["Swap in a minute"]
    name = hand_on_plan.handout(store, world, lead, "jira.csv", None, EN).name
    assert name == "Jira, All journeys.csv"


def test_only_the_own_units_actions_are_in_it(store: Store, world: World, lead: Caller, demo_id: str) -> None:
    day, night = (Caller(Role.LEAD, unit, unit=unit) for unit in ("service/day", "service/night"))
    own = scope.of(store, night)
    keep_journeys.add(own, world, night, shift())
    planned(own, world, night, "Swap in a minute")
    assert [row["Action"] for row in rows(own, world, night, None)] == ["Swap in a minute"]
    other = scope.of(store, day)
    assert rows(other, world, day, None) == []
    for file in hand_on_plan.FILES:
        with pytest.raises(NotFound):
            hand_on_plan.handout(other, world, day, file, "shift", EN)


def test_days_are_counted_where_the_team_is(store: Store, world: World, lead: Caller) -> None:
    """An action due on the 13th, handed on when it is the 14th in Shanghai and still the 13th in New York."""
    keep_journeys.add(store, world, lead, shift())
    moment = datetime.fromisoformat("2026-03-13T17:00:00Z")
    then = replace(world, now=lambda: moment)
    draft = Action("a1", "shift", "Read it out", due=moment.date())
    plan_actions.add_action(store, then, lead, draft)
    told = {}
    for zone in ("Asia/Shanghai", "America/New_York"):
        team_day.set_zone(store, lead, zone)
        (row,) = rows(store, then, lead, "shift")
        told[zone] = (row["Days late"], row["Changes"][:10])
    assert told == {"Asia/Shanghai": ("1", "2026-03-14"), "America/New_York": ("", "2026-03-13")}


def test_what_is_not_there_is_named(store: Store, world: World, lead: Caller, participant: Caller) -> None:
    with pytest.raises(NotFound):
        hand_on_plan.handout(store, world, lead, "plan.csv", "nowhere", EN)
    with pytest.raises(NotFound):
        hand_on_plan.handout(store, world, lead, "plan.exe", None, EN)
    with pytest.raises(NotAllowed):
        hand_on_plan.handout(store, world, participant, "plan.csv", None, EN)


def test_a_file_holds_what_the_filters_let_through(
    store: Store, world: World, lead: Caller, demo_id: str
) -> None:
    filters = {"owner": "Rui Almeida", "status": "", "text": "THANK"}
    handout = hand_on_plan.handout(store, world, lead, "plan.csv", demo_id, EN, filters)
    told = list(csv.DictReader(io.StringIO(handout.content.decode("utf-8-sig"))))
    assert [row["Owner"] for row in told] == ["Rui Almeida"]
    assert handout.name == "Plan, An agent’s first 90 days, filtered.csv"
    with pytest.raises(Invalid):
        hand_on_plan.handout(store, world, lead, "plan.csv", demo_id, EN, {"lever": "none"})
