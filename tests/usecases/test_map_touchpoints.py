"""A mapping said by hand holds for every team on that version, until it is said otherwise or taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.comparability import comparable
from eximap.domain.errors import NotAllowed, NotFound
from eximap.i18n import translator
from eximap.usecases import map_touchpoints, take_in_releases
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World
from tests.usecases.team_release_files import file, north

PAIRS = [("day-one", "logins"), ("logins", "day-one")]


@pytest.fixture
def arrived(store: Store, world: World, lead: Caller) -> Store:
    """Two teams on version 1 and two on version 2."""
    releases = [north("north"), north("east")]
    releases += [replace(north(team), template_version=2) for team in ("south", "west")]
    take_in_releases.take_in(store, world, lead, map(file, releases), translator("en"))
    return store


def compared(store: Store) -> list[str]:
    releases, said = store.read(lambda session: (session.team_releases(), session.mappings()))
    return [it.name for it in comparable(releases, "first-90-days@1", said).releases]


def test_one_word_brings_in_every_team_of_a_version(arrived: Store, world: World, lead: Caller) -> None:
    assert compared(arrived) == ["EAST", "NORTH"]
    map_touchpoints.say(arrived, world, lead, "r-south", "r-north", PAIRS)
    assert compared(arrived) == ["EAST", "NORTH", "SOUTH", "WEST"]


def test_a_later_word_stands_from_whichever_side(arrived: Store, world: World, lead: Caller) -> None:
    map_touchpoints.say(arrived, world, lead, "r-south", "r-north", PAIRS)
    said = map_touchpoints.say(arrived, world, lead, "r-north", "r-west", PAIRS[:1])
    assert arrived.read(lambda session: session.mappings()) == (said,)
    map_touchpoints.take_back(arrived, lead, said.source, said.target)
    assert compared(arrived) == ["EAST", "NORTH"]


def test_only_rounds_that_are_here_and_only_by_whoever_compares(arrived: Store, world: World) -> None:
    with pytest.raises(NotFound):
        map_touchpoints.say(arrived, world, Caller(Role.MANAGER, "m"), "r-south", "nowhere", PAIRS)
    with pytest.raises(NotAllowed):
        map_touchpoints.say(arrived, world, Caller(Role.LEAD, "l", unit="x"), "r-south", "r-north", PAIRS)
