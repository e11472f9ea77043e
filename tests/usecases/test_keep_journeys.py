"""The shelf: start, rename, duplicate, delete, bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from eximap.domain import operation as op
from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.domain.journey import Bin, Journey
from eximap.domain.operation import Submission
from eximap.usecases import keep_journeys, map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift

TODAY = date(2026, 3, 14)


def titles(store: Store, lead: Caller) -> list[str]:
    """What stands on the shelf."""
    return [line.title for line in keep_journeys.recent(store, lead, TODAY)]


def test_an_empty_map_has_one_stage(store: Store, world: World, lead: Caller) -> None:
    id = keep_journeys.start_empty(store, world, lead, "  A   shift ", "Before", "ru")
    made = map_journey.journey(store, lead, id)
    assert (made.title, made.locale, [s.name for s in made.stages]) == ("A shift", "ru", ["Before"])
    assert list(made.touchpoints()) == []
    assert made.created_at == world.now()


@pytest.mark.parametrize("title", ["", " \n", "x" * 201, "nul \0"])
def test_a_journey_needs_a_title_that_can_be_stored(
    store: Store, world: World, lead: Caller, title: str
) -> None:
    keep_journeys.add(store, world, lead, shift())
    for refuse in (
        lambda: keep_journeys.start_empty(store, world, lead, title, "Before", "en"),
        lambda: keep_journeys.rename(store, world, lead, "shift", title),
    ):
        with pytest.raises(Invalid):
            refuse()
    assert titles(store, lead) == ["A shift"]


def test_a_deleted_journey_comes_back_as_it_was(store: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(store, world, lead, shift())
    keep_journeys.delete(store, world, lead, "shift")
    assert titles(store, lead) == []
    with pytest.raises(NotFound):
        keep_journeys.delete(store, world, lead, "shift")
    keep_journeys.restore(store, lead, "shift")
    assert map_journey.journey(store, lead, "shift") == replace(shift(), created_at=world.now())


def test_a_rename_is_seen_by_a_stale_one(store: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(store, world, lead, shift())
    keep_journeys.rename(store, world, lead, "shift", "Night shift")
    assert titles(store, lead) == ["Night shift"]
    assert map_journey.journey(store, lead, "shift").ver != shift().ver


def test_what_is_not_there_is_not_found(store: Store, world: World, lead: Caller) -> None:
    for missing in (
        lambda: keep_journeys.rename(store, world, lead, "x", "New"),
        lambda: keep_journeys.duplicate(store, world, lead, "x", "New"),
        lambda: keep_journeys.restore(store, lead, "x"),
    ):
        with pytest.raises(NotFound):
            missing()


def ids(journey: Journey) -> list[str]:
    """Every id of a journey."""
    parts = [journey.id, *(s.id for s in journey.stages), *(i.id for i in journey.ideas)]
    return [*parts, *(x.id for t in journey.touchpoints() for x in (t, *t.notes))]


def test_a_copy_has_the_same_content_under_ids_of_its_own(store: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(store, world, lead, replace(shift(), demo=True))
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.DeleteNote("n2")))
    id = keep_journeys.duplicate(store, world, lead, "shift", "A shift, copy")
    original, copy = (map_journey.journey(store, lead, each) for each in ("shift", id))
    assert (copy.title, copy.demo, copy.bin) == ("A shift, copy", False, Bin())
    assert set(ids(copy)).isdisjoint(ids(original))
    assert len(set(ids(copy))) == len(ids(copy)) == len(ids(original))
    assert [t.name for t in copy.touchpoints()] == [t.name for t in original.touchpoints()]
    assert [n.text for t in copy.touchpoints() for n in t.notes] == ["text of n1", "text of n3"]
    assert copy.declared_end() == next(t.id for t in copy.touchpoints() if t.name == "name of b")
    assert copy.ideas[1].touchpoint == next(t.id for t in copy.touchpoints() if t.name == "name of c")
    assert copy.ideas[0].touchpoint is None


def test_a_copy_keeps_its_groups_under_the_new_ids(store: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(store, world, lead, shift())
    for op_id, operation in (
        ("o1", op.GroupNote("n3", "n2")),
        ("o2", op.GroupNote("n2", "n1")),
        ("o3", op.DeleteNote("n2")),
    ):
        map_journey.submit(store, world, lead, "shift", Submission(op_id, operation))
    copy = map_journey.journey(store, lead, keep_journeys.duplicate(store, world, lead, "shift", "Copy"))
    first, third = (n for t in copy.touchpoints() for n in t.notes)
    assert (first.grouped_under, third.grouped_under) == (None, first.id)


def test_the_copy_of_a_long_title_is_cut(store: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(store, world, lead, replace(shift(), title="x" * 200))
    id = keep_journeys.duplicate(store, world, lead, "shift", "x" * 200 + ", copy")
    assert map_journey.journey(store, lead, id).title == "x" * 200


def test_fresh_ids_keep_nothing_of_the_old_versions() -> None:
    numbers = count()
    copy = keep_journeys.with_fresh_ids(shift(), lambda: f"new-{next(numbers)}")
    assert {t.ver for t in copy.touchpoints()} | {copy.ver} | {i.ver for i in copy.ideas} == {""}


def test_only_the_lead_keeps_journeys(store: Store, world: World, participant: Caller) -> None:
    for refused in (
        lambda: keep_journeys.recent(store, participant, TODAY),
        lambda: keep_journeys.start_empty(store, world, participant, "x", "y", "en"),
        lambda: keep_journeys.rename(store, world, participant, "x", "y"),
        lambda: keep_journeys.duplicate(store, world, participant, "x", "y"),
        lambda: keep_journeys.delete(store, world, participant, "x"),
        lambda: keep_journeys.restore(store, participant, "x"),
    ):
        with pytest.raises(NotAllowed):
            refused()
