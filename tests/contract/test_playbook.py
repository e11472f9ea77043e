"""The playbook: entries and results come back as they were, and outlive the journey that they came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action
from eximap.domain.adoption import Adoption
from eximap.domain.errors import Busy, NotFound
from eximap.domain.journey import Journey
from eximap.domain.playbook import Entry
from eximap.domain.review import Verdict
from eximap.usecases.ports import PLAYBOOK_STAMP, Session, Store
from tests.domain.entries import AT, BREATHER, LATER, MEASURED, POSTCARD, result

BACK = replace(
    result("r1", "Лена, 客服", LATER, MEASURED), verdict=Verdict.KEEP, reviewed_on=date(2026, 6, 1)
)


def put(store: Store, *entries: Entry) -> None:
    for entry in entries:
        store.transact(lambda session, new=entry: session.put_entry(None, new))


def test_entries_come_back_equal_last_changed_first(store: Store) -> None:
    put(store, BREATHER, replace(POSTCARD, changed_at=LATER, unit="north"))
    assert store.read(lambda session: session.entries()) == (
        replace(POSTCARD, changed_at=LATER, unit="north"),
        BREATHER,
    )
    assert store.read(lambda session: session.entry("breather")) == BREATHER
    with pytest.raises(NotFound):
        store.read(lambda session: session.entry("none"))


def test_words_written_over_a_version_that_is_gone_are_refused(store: Store) -> None:
    put(store, BREATHER)
    after = replace(BREATHER, name="Pause key", ver="v2")
    store.transact(lambda session: session.put_entry(BREATHER, after))
    with pytest.raises(Busy):
        store.transact(lambda session: session.put_entry(BREATHER, replace(BREATHER, ver="v3")))
    assert store.read(lambda session: session.entry("breather")) == after


def test_results_stand_in_their_entry_and_the_newer_one_stays(store: Store) -> None:
    put(store, BREATHER, POSTCARD)
    first = result("r1", "Лена, 客服")
    for found in (first, BACK, first):
        store.transact(lambda session, new=found: session.put_result("breather", new))
    assert store.read(lambda session: session.entry("breather")).results == (BACK,)
    assert store.read(lambda session: session.entry("postcard")).results == ()


def test_rewording_keeps_the_results(store: Store) -> None:
    put(store, BREATHER)
    store.transact(lambda session: session.put_result("breather", BACK))
    held = store.read(lambda session: session.entry("breather"))
    store.transact(lambda session: session.put_entry(held, replace(held, name="Pause key", ver="v2")))
    assert store.read(lambda session: session.entry("breather")).results == (BACK,)


def test_what_is_dropped_is_gone_with_its_results(store: Store) -> None:
    put(store, BREATHER)
    store.transact(lambda session: session.put_result("breather", BACK))
    store.transact(lambda session: session.drop_entry(BREATHER))
    assert store.read(lambda session: session.entries()) == ()
    with pytest.raises(NotFound):
        store.transact(lambda session: session.drop_entry(BREATHER))
    put(store, BREATHER)
    assert store.read(lambda session: session.entry("breather")).results == ()


@pytest.fixture
def adopted(store: Store, first_day: Journey) -> Adoption:
    """The headset action of the first day, adopted from the breather key."""
    made = actions.create(Action("a1", "j", "Breather key"), datetime(2026, 5, 2, tzinfo=UTC), "v")
    adoption = Adoption("r1", "a1", "j", "breather", "Breather key", "Tech F", date(2026, 5, 2))

    def work(session: Session) -> None:
        session.add_action(made, AT)
        session.add_adoption(adoption)

    store.transact(work)
    return adoption


def test_an_action_tells_where_it_was_adopted_from(store: Store, adopted: Adoption) -> None:
    assert store.read(lambda session: session.adoption("a1")) == adopted
    assert store.read(lambda session: session.adoption("a2")) is None
    assert store.read(lambda session: session.adoptions("j")) == (adopted,)
    assert store.read(lambda session: session.adoptions()) == (adopted,)
    assert store.read(lambda session: session.adoptions("another")) == ()


def test_an_erased_journey_takes_its_adoptions_and_leaves_the_playbook(
    store: Store, adopted: Adoption
) -> None:
    put(store, replace(BREATHER, action="a1"))
    store.transact(lambda session: session.put_result("breather", BACK))
    store.transact(lambda session: session.erase_journey("j"))
    assert store.read(lambda session: session.adoptions()) == ()
    assert store.read(lambda session: session.adoption("a1")) is None
    assert store.read(lambda session: session.entry("breather")).results == (BACK,)
    store.erase_everything()
    assert store.read(lambda session: session.entries()) == ()


def test_stamps_grow_with_the_playbook_alone(store: Store, first_day: Journey) -> None:
    before = store.stamp(PLAYBOOK_STAMP), store.stamp("j")
    put(store, BREATHER)
    assert (store.stamp(PLAYBOOK_STAMP), store.stamp("j")) == (before[0] + 1, before[1])
    store.transact(lambda session: session.put_result("breather", BACK))
    assert store.stamp(PLAYBOOK_STAMP) == before[0] + 2


def test_an_adoption_needs_its_journey(store: Store) -> None:
    with pytest.raises(NotFound):
        store.transact(
            lambda session: session.add_adoption(Adoption("r", "a", "none", "e", "n", "t", date(2026, 5, 2)))
        )
