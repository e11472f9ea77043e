"""Old journeys learn which version of their template they are, and which touchpoints are still its."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.journey import Journey, Touchpoint
from eximap.domain.template import TemplateShelf
from eximap.interchange.template import read_templates
from eximap.usecases import know_origins
from eximap.usecases.access import Caller
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.start_journey import start_from_template

FOLDER = Path(__file__).parents[2] / "journeys"


@pytest.fixture(scope="module")
def shelf() -> TemplateShelf:
    return read_templates(FOLDER)


def started(store: Store, world: World, lead: Caller, shelf: TemplateShelf, locale: str = "ru") -> Journey:
    id = start_from_template(store, world, lead, shelf, "first-90-days", locale)
    return store.read(lambda session: session.journey(id))


def of_before(store: Store, world: World, journey: Journey) -> None:
    """Stores it as it was when nobody kept versions, with its first touchpoint reworded."""
    first = next(journey.touchpoints()).id

    def before(t: Touchpoint) -> Touchpoint:
        return replace(t, id=f"old-{t.id}", origin=None, name="Утро" if t.id == first else t.name)

    stages = tuple(
        replace(s, id=f"old-{s.id}", touchpoints=tuple(map(before, s.touchpoints))) for s in journey.stages
    )
    old = replace(journey, id="old", template_version=None, end=None, stages=stages)
    store.transact(lambda session: session.add_journey(old, world.now()))


def test_a_journey_that_starts_now_knows_what_it_is(
    store: Store, world: World, lead: Caller, shelf: TemplateShelf
) -> None:
    journey = started(store, world, lead, shelf)
    assert journey.template_version == 1
    keys = [t.origin.key for t in journey.touchpoints() if t.origin]
    assert keys[:3] == ["day-one", "desk-and-logins", "meeting-my-lead"]
    assert len(set(keys)) == len(list(journey.touchpoints()))
    assert know_origins.learn(store, shelf) == 0


def test_keys_are_the_same_in_every_language(
    store: Store, world: World, lead: Caller, shelf: TemplateShelf
) -> None:
    keys = [
        [t.origin and t.origin.key for t in started(store, world, lead, shelf, locale).touchpoints()]
        for locale in ("en", "zh", "ru")
    ]
    assert keys[0] == keys[1] == keys[2]


def test_an_old_journey_is_matched_where_its_words_are_unchanged(
    store: Store, world: World, lead: Caller, shelf: TemplateShelf
) -> None:
    new = started(store, world, lead, shelf)
    of_before(store, world, new)
    assert know_origins.learn(store, shelf) == 1
    old = store.read(lambda session: session.journey("old"))
    assert old.template_version == 1
    learnt = [t.origin for t in old.touchpoints()]
    assert learnt[0] is None
    assert learnt[1:] == [t.origin for t in new.touchpoints()][1:]
    assert know_origins.learn(store, shelf) == 0


def test_what_no_template_here_knows_stays_as_it_is(
    store: Store, world: World, lead: Caller, shelf: TemplateShelf
) -> None:
    journey = started(store, world, lead, shelf)

    def work(session: Session) -> None:
        for id, changes in (("x", {"template": "gone"}), ("y", {"locale": "fr"}), ("z", {"template": None})):
            other = replace(journey, id=id, stages=(), end=None, template_version=None, **changes)
            session.add_journey(other, world.now())

    store.transact(work)
    assert know_origins.learn(store, shelf) == 0
