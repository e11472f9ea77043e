"""A mapping said by hand holds for every team on that version, until it is said otherwise or taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.comparability import comparable
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.mapping import Likely, suggested
from eximap.domain.team_release import TeamTouchpoint
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


def test_one_is_offered_the_same_prompts_then_like_words_then_what_was_said(
    arrived: Store, world: World, lead: Caller
) -> None:
    def offered() -> map_touchpoints.Offer:
        releases, said = arrived.read(lambda session: (session.team_releases(), session.mappings()))
        found = map_touchpoints.offer(releases, said, "first-90-days@2", "first-90-days@1")
        assert found is not None
        return found

    assert (offered().teams, offered().said) == (("SOUTH", "WEST"), None)
    assert offered().pairs == (("day-one", "day-one", Likely.PROMPT), ("logins", "logins", Likely.PROMPT))
    map_touchpoints.say(arrived, world, replace(lead, name="Ana Ruiz"), "r-north", "r-south", PAIRS[:1])
    said = offered().said  # from the other side
    assert said is not None
    assert (said.said_by, said.said_at) == ("Ana Ruiz", world.now())
    assert offered().pairs == (("logins", "day-one", None),)
    map_touchpoints.take_back(arrived, lead, "first-90-days@2", "first-90-days@1")
    assert offered().said is None


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [
        ({"a": "Desk and logins"}, {"x": "Logins and a desk", "y": "Day one"}, {"a": "x"}),
        ({"a": "工位和账号"}, {"x": "账号和工位", "y": "第一天"}, {"a": "x"}),
        ({"a": "Место и доступы"}, {"x": "Доступ и место", "y": "Первый день"}, {"a": "x"}),
        ({"a": "Day one", "b": "First day one"}, {"x": "Day one"}, {"a": "x"}),  # each has one partner
        ({"x": "Quite other words"}, {"x": "Day one"}, {"x": "x"}),  # the same prompt
        ({"a": "Lunch"}, {"x": "Day one"}, {}),
    ],
)
def test_what_is_likely(theirs: dict[str, str], ours: dict[str, str], found: dict[str, str]) -> None:
    sides = [[TeamTouchpoint(key, key, name) for key, name in side.items()] for side in (theirs, ours)]
    assert {key: to for key, to, _ in suggested(*sides)} == found
