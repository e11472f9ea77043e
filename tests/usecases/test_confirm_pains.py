"""Which pains of several teams are one is said by a person, with a name and a day, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.team_release import SharedPain
from eximap.i18n import translator
from eximap.usecases import confirm_pains, scope, take_in_releases
from eximap.usecases.access import Caller, Role
from eximap.usecases.compare_teams import compared, findings, gather
from eximap.usecases.ports import Store, World
from tests.usecases.team_release_files import file, north

TEXTS = ("No login on day one", "Day one without a login", "Logins come after a week")
MANAGER = Caller(Role.MANAGER, "m", "Ana Ruiz", "")


@pytest.fixture
def arrived(store: Store, world: World, lead: Caller) -> Store:
    """Three teams, each with its own words for one pain."""
    shared = zip(("north", "east", "south"), TEXTS, strict=True)
    releases = [north(team, pains=(SharedPain("logins", text, 5, 10),)) for team, text in shared]
    take_in_releases.take_in(store, world, lead, map(file, releases), translator("en"))
    return store


def pooled(store: Store, world: World, caller: Caller) -> tuple[int, int]:
    """How many pains belong to the system, and how many decisions are open."""
    found = compared(gather(store, caller, world.now().date()))
    assert found is not None
    said = findings(found, ())
    return len(said.pains), len(said.alike)


def test_what_was_confirmed_is_pooled_until_it_is_taken_back(arrived: Store, world: World) -> None:
    lead = Caller(Role.LEAD, "l", "Ana Ruiz")
    assert pooled(arrived, world, lead)[0] == 0
    word = confirm_pains.say(arrived, world, lead, TEXTS, True)
    assert (word.said_by, word.said_at) == ("Ana Ruiz", world.now())
    assert pooled(arrived, world, lead) == (1, 0)
    confirm_pains.take_back(arrived, lead, word.id)
    confirm_pains.take_back(arrived, lead, word.id)
    assert pooled(arrived, world, lead)[0] == 0


def test_what_was_told_apart_is_not_asked_again(arrived: Store, world: World, lead: Caller) -> None:
    assert pooled(arrived, world, lead) == (0, 1)
    confirm_pains.say(arrived, world, lead, TEXTS, False)
    assert pooled(arrived, world, lead) == (0, 0)


def test_answers_to_one_prompt_are_told_apart_and_joined_again(
    store: Store, world: World, lead: Caller
) -> None:
    texts = dict(zip(("north", "east", "south", "west"), (*TEXTS, TEXTS[0]), strict=True))
    pains = {team: SharedPain("logins", text, 5, 10, "first-90-days/logins") for team, text in texts.items()}
    files = [file(north(team, pains=(pain,))) for team, pain in pains.items()]
    take_in_releases.take_in(store, world, lead, files, translator("en"))

    def teams() -> list[int]:
        found = compared(gather(store, lead, world.now().date()))
        assert found is not None
        return [len(pain.teams) for pain in findings(found, ()).pains]

    assert teams() == [4]
    confirm_pains.tell_apart(store, world, lead, [TEXTS[2]], [TEXTS[0], TEXTS[1]])
    assert teams() == [3]
    (word,) = store.read(lambda session: session.same_pains())
    confirm_pains.take_back(store, lead, word.id)
    assert teams() == [4]
    for few in (([], [TEXTS[0]]), ([TEXTS[0]], [])):
        with pytest.raises(Invalid):
            confirm_pains.tell_apart(store, world, lead, *few)


def test_whoever_looks_over_several_teams_decides(arrived: Store, world: World, lead: Caller) -> None:
    with pytest.raises(Invalid):
        confirm_pains.say(arrived, world, lead, TEXTS[:1], True)
    own = replace(MANAGER, unit="service")
    word = confirm_pains.say(scope.of(arrived, own), world, own, TEXTS, True)
    assert arrived.read(lambda session: session.same_pains()) == (word,)
    for caller in (Caller(Role.LEAD, "l", unit="x"), Caller(Role.PARTICIPANT, "p")):
        with pytest.raises(NotAllowed):
            confirm_pains.say(scope.of(arrived, caller), world, caller, TEXTS, True)
        with pytest.raises(NotAllowed):
            confirm_pains.take_back(scope.of(arrived, caller), caller, word.id)
