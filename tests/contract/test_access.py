"""Keys, units, and who is told of a commit: the same over every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from eximap.domain.access_key import AccessKey, Role
from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey
from eximap.usecases.ports import KEYS_STAMP, Session, Store, World


def test_keys_come_back_in_the_order_of_their_making(store: Store, world: World) -> None:
    now = world.now()
    late = AccessKey("k1", "Dana", Role.LEAD, "service/night", "d1", now)
    early = AccessKey("k2", "Mo", Role.MANAGER, "", "d2", now - timedelta(days=1))
    before = store.stamp(KEYS_STAMP)
    for key in (late, early):
        store.transact(lambda session, key=key: session.add_access_key(key))
    assert store.read(lambda session: session.access_keys()) == (early, late)
    store.transact(lambda session: session.end_access_key("k2", now))
    assert store.read(lambda session: session.access_keys()) == (replace(early, ended_at=now), late)
    assert store.stamp(KEYS_STAMP) == before + 3
    for unknown in ("k2", "k3"):
        with pytest.raises(NotFound):
            store.transact(lambda session, id=unknown: session.end_access_key(id, now))


def test_a_journey_has_no_unit_until_it_is_given_one(store: Store, world: World, first_day: Journey) -> None:
    assert store.read(lambda session: session.unit_of("j")) == ""

    def born_in_a_unit(session: Session) -> None:
        session.add_journey(replace(first_day, id="k", stages=()), world.now())
        session.give_unit("k", "service/night")

    store.transact(born_in_a_unit)
    store.transact(lambda session: session.delete_journey("k", world.now()))
    assert store.read(lambda session: session.unit_of("k")) == "service/night"
    assert store.read(lambda session: session.units()) == {"j": "", "k": "service/night"}
    for ask in (lambda s: s.unit_of("nowhere"), lambda s: s.give_unit("nowhere", "x")):
        with pytest.raises(NotFound):
            store.transact(ask)


def test_a_commit_is_told_and_a_failure_is_not(store: Store, world: World, first_day: Journey) -> None:
    told: list[frozenset[str]] = []
    store.on_commit(told.append)
    hello = replace(first_day, title="Hello")
    store.transact(lambda session: session.save_journey(first_day, hello, world.now()))
    assert told == [frozenset({"j"})]

    def breaks(session: Session) -> None:
        session.delete_journey("j", world.now())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.transact(breaks)
    store.read(lambda session: session.journey("j"))
    assert told == [frozenset({"j"})]


def test_whoever_is_told_finds_what_was_committed(store: Store, world: World, first_day: Journey) -> None:
    seen: list[str] = []
    store.on_commit(lambda _: seen.append(store.read(lambda session: session.journey("j").title)))
    hello = replace(first_day, title="Hello")
    store.transact(lambda session: session.save_journey(first_day, hello, world.now()))
    assert seen == ["Hello"]
