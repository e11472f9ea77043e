"""Files between installations: all or nothing, twice without doubling, the newer version stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.domain.playbook import Entry
from eximap.i18n import translator
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import exchange_playbook
from eximap.usecases.access import Caller, Role
from eximap.usecases.exchange_playbook import Arrival
from eximap.usecases.ports import Store, World
from tests.at_rest import store_at
from tests.domain.entries import BREATHER, LATER, MEASURED, POSTCARD, result

EN = translator("en")


@pytest.fixture
def other(tmp_path: Path, world: World) -> Iterator[Store]:
    """Another installation."""
    secrets = SecretFiles(tmp_path / "other-secrets", lambda n: bytes(range(1, n + 1)))
    with closing(store_at(tmp_path / "other.duckdb", world.now, secrets)) as opened:
        yield opened


def put(store: Store, *entries: Entry) -> None:
    for entry in entries:
        store.transact(lambda session, new=entry: session.put_entry(None, new))


def file_of(store: Store, lead: Caller, entry: str | None = None) -> str:
    return exchange_playbook.as_json(store, lead, entry, EN).content.decode()


def carried(text: str, store: Store, world: World, lead: Caller) -> Arrival:
    """What was found in the file, and taken in."""
    found = exchange_playbook.look_into(store, lead, text, EN)
    exchange_playbook.take_in(store, world, lead, found)
    return found


def counts(found: Arrival) -> tuple[int, int, int, int]:
    return found.new, found.newer, found.results, found.known


def test_there_and_back_without_doubling(store: Store, other: Store, world: World, lead: Caller) -> None:
    put(store, BREATHER, POSTCARD)
    text = file_of(store, lead)
    assert counts(carried(text, other, world, lead)) == (2, 0, 0, 0)
    before = other.read(lambda session: session.entries())
    again = carried(text, other, world, lead)
    assert counts(again) == (0, 0, 0, 2)
    assert not again.brings()
    assert other.read(lambda session: session.entries()) == before
    assert [(e.name, e.changed_at, e.made_here()) for e in before] == [
        ("Postcard before day one", POSTCARD.changed_at, False),
        ("Breather key", BREATHER.changed_at, False),
    ]


def test_results_travel_back_the_same_way(store: Store, other: Store, world: World, lead: Caller) -> None:
    put(store, BREATHER)
    carried(file_of(store, lead), other, world, lead)
    other.transact(lambda session: session.put_result("breather", result("r1", changed_at=LATER)))
    assert counts(carried(file_of(other, lead, "breather"), store, world, lead)) == (0, 0, 1, 1)
    measured = result("r1", changed_at=LATER.replace(year=2027), evidence=MEASURED)
    other.transact(lambda session: session.put_result("breather", measured))
    assert counts(carried(file_of(other, lead), store, world, lead)) == (0, 0, 1, 1)
    held = store.read(lambda session: session.entry("breather"))
    assert held == replace(BREATHER, results=(measured,))


def test_a_newer_version_replaces_the_words_and_an_older_one_does_not(
    store: Store, other: Store, world: World, lead: Caller
) -> None:
    put(store, BREATHER)
    old = file_of(store, lead)
    put(other, replace(BREATHER, name="Pause key", changed_at=LATER))
    assert counts(carried(file_of(other, lead), store, world, lead)) == (0, 1, 0, 0)
    held = store.read(lambda session: session.entry("breather"))
    assert (held.name, held.changed_at, held.action) == ("Pause key", LATER, "a1")
    assert counts(carried(old, store, world, lead)) == (0, 0, 0, 1)
    assert store.read(lambda session: session.entry("breather")) == held


def test_a_fault_is_named_and_nothing_is_taken_in(store: Store, world: World, lead: Caller) -> None:
    put(store, BREATHER)
    document = json.loads(file_of(store, lead))
    document["entries"].append(document["entries"][0] | {"id": "new", "name": ""})
    found = exchange_playbook.look_into(store, lead, json.dumps(document), EN)
    assert found.faults == ("entries[1].name can’t be empty.",)
    with pytest.raises(Invalid):
        exchange_playbook.take_in(store, world, lead, found)
    assert len(store.read(lambda session: session.entries())) == 1


def test_a_unit_takes_in_for_itself_and_leaves_anothers_words(
    store: Store, other: Store, world: World, lead: Caller
) -> None:
    night = Caller(Role.LEAD, "night", unit="night")
    put(store, replace(BREATHER, unit="day"))
    put(other, replace(BREATHER, name="Pause key", changed_at=LATER), POSTCARD)
    assert counts(carried(file_of(other, lead), store, world, night)) == (1, 0, 0, 1)
    assert store.read(lambda session: session.entry("breather")).name == "Breather key"
    assert store.read(lambda session: session.entry("postcard")).unit == "night"


def test_one_entry_or_all_and_nothing_for_a_participant(
    store: Store, lead: Caller, participant: Caller, world: World
) -> None:
    put(store, BREATHER, POSTCARD)
    handout = exchange_playbook.as_json(store, lead, "breather", EN)
    assert handout.name == "Playbook, Breather key.json"
    assert [entry["id"] for entry in json.loads(handout.content)["entries"]] == ["breather"]
    assert exchange_playbook.as_json(store, lead, None, EN).name == "Playbook.json"
    with pytest.raises(NotFound):
        exchange_playbook.as_json(store, lead, "none", EN)
    for call in (
        lambda: exchange_playbook.as_json(store, participant, None, EN),
        lambda: exchange_playbook.look_into(store, participant, "{}", EN),
        lambda: exchange_playbook.take_in(store, world, participant, Arrival()),
    ):
        with pytest.raises(NotAllowed):
            call()
