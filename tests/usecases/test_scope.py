"""Whose journeys a caller reaches: one store, several units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.release import Mode
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import (
    guards,
    keep_journeys,
    map_journey,
    plan_actions,
    run_workshop,
    scope,
    score_round,
    settle,
)
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Session, Store, World
from tests.usecases.workshops import opened, stored

HOST = Caller(Role.LEAD, "host")
NIGHT = Caller(Role.LEAD, "night", "Dana", "service/night")
DAY = Caller(Role.LEAD, "day", "Mo", "service/day")
MANAGER = Caller(Role.MANAGER, "manager", "Kim", "service")
ADMIN = Caller(Role.ADMIN, "admin")
NOBODY = Caller(Role.PARTICIPANT, "nobody")


@dataclass(frozen=True, slots=True)
class Units:
    """A journey with a round and a workshop in each of two units, and one of no unit."""

    store: Store
    night: str
    day: str
    round: str
    workshop: str
    other_workshop: str


@pytest.fixture
def units(store: Store, secrets: SecretFiles, world: World) -> Units:
    for caller in (NIGHT, DAY, HOST):
        stored(scope.of(store, caller), world, caller, f"of {caller.browser}")
    night = scope.of(store, NIGHT)
    workshop = opened(night, secrets, world, NIGHT, "of night")
    other = opened(scope.of(store, DAY), secrets, world, DAY, "of day", seed=8)
    round_ = score_round.open_round(night, secrets, world, NIGHT, "of night", Mode.NOT_STORED, 5)
    return Units(store, "of night", "of day", round_.id, workshop.id, other.id)


def seen(units: Units, world: World, caller: Caller) -> set[str]:
    """Ids of the journeys that stand on the caller's shelf."""
    own = scope.of(units.store, caller)
    return {line.id for line in keep_journeys.recent(own, caller, world.now().date())}


def test_each_sees_the_journeys_of_the_own_unit(units: Units, world: World) -> None:
    all_ = {"of night", "of day", "of host"}
    assert seen(units, world, NIGHT) == {"of night"}
    assert seen(units, world, DAY) == {"of day"}
    assert seen(units, world, MANAGER) == {"of night", "of day"}
    assert seen(units, world, HOST) == seen(units, world, ADMIN) == all_


def test_a_copy_stays_in_the_unit(units: Units, world: World) -> None:
    copy = keep_journeys.duplicate(scope.of(units.store, NIGHT), world, NIGHT, units.night, "Copy")
    assert units.store.read(lambda session: session.unit_of(copy)) == "service/night"
    assert copy not in seen(units, world, DAY)


# Every way to what belongs to the other unit, by its id.
WAYS: dict[str, Callable[[Session, Units], Any]] = {
    "journey": lambda s, u: s.journey(u.night),
    "events": lambda s, u: s.events(u.night),
    "rounds": lambda s, u: s.rounds(u.night),
    "releases": lambda s, u: s.releases(u.night),
    "workshops": lambda s, u: s.workshops(u.night),
    "actions": lambda s, u: s.actions(u.night),
    "briefs": lambda s, u: s.briefs(u.night),
    "walks": lambda s, u: s.walks(u.night),
    "conversation cards": lambda s, u: s.conversation_cards(u.night, "Dana"),
    "votes": lambda s, u: s.votes_shown(u.night),
    "unit": lambda s, u: s.unit_of(u.night),
    "round": lambda s, u: s.round(u.round),
    "forecasts": lambda s, u: s.forecasts(u.round),
    "sheets": lambda s, u: s.sheets(u.round),
    "a sheet": lambda s, u: s.has_sheet(u.round, "key"),
    "workshop": lambda s, u: s.workshop(u.workshop),
    "contributions": lambda s, u: s.contributions(u.workshop, "p1"),
    "who contributed": lambda s, u: s.contributions_by_person(u.workshop, "p1"),
    "one’s own": lambda s, u: s.own_contributions(u.workshop, "p1", "key"),
    "finished": lambda s, u: s.finished(u.workshop, "p1"),
    "joined": lambda s, u: s.joined(u.workshop),
    "takes part": lambda s, u: s.takes_part(u.workshop, "key"),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_way_leads_into_another_unit(units: Units, way: Callable[[Session, Units], Any]) -> None:
    scope.of(units.store, NIGHT).read(lambda session: way(session, units))
    scope.of(units.store, MANAGER).read(lambda session: way(session, units))
    with pytest.raises(NotFound):
        scope.of(units.store, DAY).read(lambda session: way(session, units))
    with pytest.raises((NotFound, NotAllowed)):
        scope.of(units.store, NOBODY).read(lambda session: way(session, units))


CHANGES: dict[str, Callable[[Session, Units], Any]] = {
    "delete": lambda s, u: s.delete_journey(u.night, None),  # type: ignore[arg-type]
    "restore": lambda s, u: s.restore_journey(u.night),
    "erase": lambda s, u: s.erase_journey(u.night),
    "join": lambda s, u: s.join(u.workshop, "key", None),
    "drop": lambda s, u: s.drop_contribution(u.workshop, "p1", "key", "slot"),
    "forget": lambda s, u: s.forget_contributions(u.workshop),
    "forget people": lambda s, u: s.forget_people(u.workshop),
    "delete sheets": lambda s, u: s.delete_sheets(u.round),
    "rewrite sheets": lambda s, u: s.rewrite_sheets(u.round, ()),
    "forecasts": lambda s, u: s.set_forecasts(u.round, ()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_is_changed_in_another_unit_or_by_a_manager(
    units: Units, change: Callable[[Session, Units], Any]
) -> None:
    with pytest.raises(NotFound):
        scope.of(units.store, DAY).transact(lambda session: change(session, units))
    with pytest.raises(NotAllowed):
        scope.of(units.store, MANAGER).transact(lambda session: change(session, units))
    with pytest.raises((NotFound, NotAllowed)):
        scope.of(units.store, NOBODY).transact(lambda session: change(session, units))


def test_a_manager_looks_and_does_not_write(units: Units, secrets: SecretFiles, world: World) -> None:
    own = scope.of(units.store, MANAGER)
    assert map_journey.view(own, MANAGER, units.night, world.now().date()).journey.id == units.night
    assert plan_actions.plan(own, MANAGER, units.night) == ()
    for refused in (
        lambda: keep_journeys.rename(own, world, MANAGER, units.night, "Mine"),
        lambda: run_workshop.end(own, secrets, world, MANAGER, units.workshop),
        lambda: run_workshop.room(own, MANAGER, units.workshop),
        lambda: settle.erase_everything(own, MANAGER),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_participant_reaches_the_one_workshop(units: Units) -> None:
    own = scope.of(units.store, NOBODY, units.workshop)
    assert own.read(lambda session: session.workshop(units.workshop)).id == units.workshop
    assert own.read(lambda session: session.journey(units.night)).id == units.night
    for way in (
        lambda s: s.workshop(units.other_workshop),
        lambda s: s.journey(units.day),
        lambda s: s.takes_part(units.other_workshop, "key"),
        lambda s: s.join(units.other_workshop, "key", None),
    ):
        with pytest.raises(NotFound):
            own.transact(way)
    for way in (
        lambda s: s.contributions(units.workshop, "p1"),
        lambda s: s.sheets(units.round),
        lambda s: s.journeys(None),
        lambda s: s.people(),
        lambda s: s.set_setting("team", "Ours"),
        lambda s: s.erase_journey(units.night),
        lambda s: s.access_keys(),
    ):
        with pytest.raises(NotAllowed):
            own.transact(way)


@pytest.mark.parametrize("caller", [NIGHT, MANAGER, NOBODY], ids=["a unit’s lead", "a manager", "nobody"])
def test_what_is_everybodys_is_for_whoever_answers_for_all(
    units: Units, caller: Caller, tmp_path: Path
) -> None:
    own = scope.of(units.store, caller)
    for refused in (
        lambda: own.backup(tmp_path / "copy.duckdb"),
        own.erase_everything,
        own.close,
        lambda: own.read(lambda session: session.access_keys()),
        lambda: own.read(lambda session: session.units()),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert not (tmp_path / "copy.duckdb").exists()
    assert units.store.healthy()


def test_every_method_of_a_session_has_a_rule() -> None:
    methods = {name for kind in Session.__mro__ for name in vars(kind) if not name.startswith("_")}
    assert methods == set(guards.GUARDS)
    assert methods >= guards.TAKING_PART


def test_the_same_reach_is_the_same_store_and_another_one_is_not(store: Store) -> None:
    same = scope.of(store, NIGHT)
    assert scope.of(store, Caller(Role.LEAD, "another browser", "Another", NIGHT.unit)) is same
    others = [scope.of(store, caller) for caller in (DAY, MANAGER, NOBODY, HOST)]
    others += [scope.of(store, NOBODY, "w1"), scope.of(store, NOBODY, "w2")]
    assert len({id(other) for other in (same, *others)}) == 7
    assert scope.of(store, HOST) is store
