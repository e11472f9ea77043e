"""Copies, erasing and letting go, as every store has to do them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event as Signal

import pytest

from eximap.domain.errors import RoundClosed, StoreUnusable
from eximap.domain.journey import Journey
from eximap.storage import backup
from eximap.usecases.ports import Secrets, Session, Store, World

Open = Callable[[Path, World], Store]


def test_a_backup_taken_under_writers_is_one_snapshot(
    store: Store, world: World, first_day: Journey, tmp_path: Path, open_store: Open
) -> None:
    """Two settings are always written together, so a copy between the two would show."""
    enough = Signal()

    def pair(n: int) -> Callable[[Session], None]:
        return lambda session: (session.set_setting("a", str(n)), session.set_setting("b", str(n)))[0]

    def write() -> int:
        n = 0
        while not enough.is_set():
            n += 1
            store.transact(pair(n))
        return n

    store.transact(pair(0))
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        try:
            store.backup(tmp_path / "copies" / "Tuesday's copy.duckdb")
        finally:
            enough.set()
        assert writer.result() >= 0
    backup.restore(tmp_path / "copies" / "Tuesday's copy.duckdb", tmp_path / "new" / "eximap.duckdb")
    with closing(open_store(tmp_path / "new", world)) as restored:
        assert restored.read(lambda session: session.journey("j")) == first_day
        a, b = restored.read(lambda session: (session.setting("a"), session.setting("b")))
        assert a == b


def test_a_backup_replaces_an_older_one_and_leaves_nothing_beside(
    store: Store, first_day: Journey, tmp_path: Path
) -> None:
    target = tmp_path / "copies" / "copy.duckdb"
    store.backup(target)
    store.backup(target)
    assert [p.name for p in target.parent.iterdir()] == ["copy.duckdb"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_restored_store_takes_new_work(
    store: Store, world: World, first_day: Journey, tmp_path: Path, open_store: Open
) -> None:
    store.backup(tmp_path / "copy.duckdb")
    backup.restore(tmp_path / "copy.duckdb", tmp_path / "new" / "eximap.duckdb")
    with closing(open_store(tmp_path / "new", world)) as restored:
        restored.transact(lambda session: session.erase_journey("j"))
        restored.transact(lambda session: session.add_journey(first_day, world.now()))
        assert restored.read(lambda session: session.journey("j")) == first_day
    assert store.read(lambda session: session.journey("j")) == first_day


def test_restoring_over_a_file_is_refused(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.duckdb")
    (tmp_path / "taken.duckdb").write_bytes(b"mine")
    with pytest.raises(StoreUnusable) as refused:
        backup.restore(tmp_path / "copy.duckdb", tmp_path / "taken.duckdb")
    assert refused.value.reason == "target-exists"
    assert (tmp_path / "taken.duckdb").read_bytes() == b"mine"


def test_a_backup_to_where_nothing_can_be_written_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreUnusable) as refused:
        store.backup(tmp_path / "file" / "copy.duckdb")
    assert refused.value.reason == "cannot-write"
    assert store.healthy()


def test_erasing_leaves_an_empty_store_that_works(
    store: Store, secrets: Secrets, world: World, first_day: Journey
) -> None:
    secrets.create("r")
    store.read(lambda session: session.journey("j"))
    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(store.read, lambda session: session.journeys(world.now())) for _ in range(8)]
        store.erase_everything()
        assert {len(reader.result()) for reader in readers} <= {0, 1}
    assert store.read(lambda session: session.journeys(world.now())) == ()
    with pytest.raises(RoundClosed):
        secrets.row_key("r", "token")
    store.transact(lambda session: session.add_journey(first_day, world.now()))
    assert store.read(lambda session: session.journey("j")) == first_day


def test_everything_stays_when_the_store_is_opened_again(
    store: Store, world: World, first_day: Journey, tmp_path: Path, open_store: Open
) -> None:
    store.checkpoint()
    store.close()
    store.close()
    assert not store.healthy()
    with pytest.raises(StoreUnusable):
        store.read(lambda session: session.journey("j"))
    with closing(open_store(tmp_path, world)) as again:
        assert again.healthy()
        assert again.read(lambda session: session.journey("j")) == first_day
