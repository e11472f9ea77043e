"""A walk is noted, stands beside the gap, and can be taken away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.domain.walk import Walk
from eximap.usecases import release_round, walk_it
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.at_rest import NOW
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


def walk(store: Store, world: World, lead: Caller, on: date = TODAY, touchpoint: str = "c") -> Walk:
    return walk_it.add(store, world, lead, "shift", touchpoint, "Dana", on, 45, "The queue never stops")


def test_a_walk_stands_beside_the_gap_before_it(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(1, 0, n % 2) for n in range(6)])
    release_round.release_round(store, secrets, world, lead, round_.id)
    early, made = walk(store, world, lead, TODAY - timedelta(days=1)), walk(store, world, lead)
    before, after = walk_it.of_journey(store, lead, "shift")
    assert (before.walk, after.walk) == (early, made)
    assert after.gap.before is not None
    assert after.gap.before.gap == -2.5
    assert after.gap.after is None
    assert before.gap.before is None
    assert before.gap.after is not None
    assert store.read(lambda session: session.people()) == ("Dana",)


def test_a_walk_that_cannot_be_is_refused(store: Store, world: World, lead: Caller) -> None:
    with pytest.raises(Invalid):
        walk(store, world, lead, TODAY + timedelta(days=1))
    with pytest.raises(NotFound):
        walk(store, world, lead, touchpoint="gone")


def test_a_mistake_is_taken_away(store: Store, world: World, lead: Caller, participant: Caller) -> None:
    made = walk(store, world, lead)
    with pytest.raises(NotAllowed):
        walk_it.remove(store, participant, "shift", made.id)
    walk_it.remove(store, lead, "shift", made.id)
    assert walk_it.of_journey(store, lead, "shift") == ()
    with pytest.raises(NotFound):
        walk_it.remove(store, lead, "shift", made.id)
