"""A damaged file or log: copied aside, then refused with a code."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from eximap.domain.errors import StoreUnusable
from eximap.storage.duckdb_engine import wal


def crash(open_store, database: Path) -> None:
    """Leaves file and log as a killed process would: the copies were taken while the store ran."""
    with closing(open_store()) as store:
        for n in range(20):
            store.transact(lambda session, n=n: session.set_setting(f"name {n}", "value"))
        file, log = database.read_bytes(), wal(database).read_bytes()
    database.write_bytes(file)
    wal(database).write_bytes(log)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def test_a_log_left_by_a_killed_process_is_read(open_store, database: Path) -> None:
    crash(open_store, database)
    with closing(open_store()) as store:
        assert store.read(lambda session: session.setting("name 19")) == "value"


def test_a_log_cut_off_in_its_last_entry_still_opens(open_store, database: Path) -> None:
    crash(open_store, database)
    wal(database).write_bytes(wal(database).read_bytes()[:-5])
    with closing(open_store()) as store:
        assert store.read(lambda session: session.setting("name 18")) == "value"
        assert store.read(lambda session: session.setting("name 19")) is None


def test_a_flipped_byte_in_the_log_is_set_aside_and_named(open_store, database: Path) -> None:
    crash(open_store, database)
    flip(wal(database), wal(database).read_bytes().index(b"name 10"))
    file, log = database.read_bytes(), wal(database).read_bytes()
    for _ in range(2):  # starting again makes no second copy
        with pytest.raises(StoreUnusable) as refused:
            open_store()
        assert refused.value.reason == "damaged"
    (copy,) = database.parent.glob("eximap.damaged-*.duckdb")
    assert copy.name in refused.value.detail
    assert (copy.read_bytes(), wal(copy).read_bytes()) == (file, log)
    assert (database.read_bytes(), wal(database).read_bytes()) == (file, log)


def test_a_log_whose_beginning_is_damaged_is_not_taken_for_a_new_store(open_store, database: Path) -> None:
    """The engine opens it as an empty database; going on would write over all that the log holds."""
    crash(open_store, database)
    flip(wal(database), 0)
    log = wal(database).read_bytes()
    with pytest.raises(StoreUnusable) as refused:
        open_store()
    assert refused.value.reason == "damaged"
    assert wal(database).read_bytes() == log
    assert list(database.parent.glob("eximap.damaged-*.duckdb"))


def test_a_file_that_is_no_database_is_named(open_store, database: Path) -> None:
    database.parent.mkdir()
    database.write_text("a shopping list")
    with pytest.raises(StoreUnusable) as refused:
        open_store()
    assert refused.value.reason == "not-a-store"
    assert database.read_text() == "a shopping list"


def test_erasing_takes_the_copies_with_it(open_store, database: Path) -> None:
    crash(open_store, database)
    flip(wal(database), wal(database).read_bytes().index(b"name 10"))
    with pytest.raises(StoreUnusable):
        open_store()
    wal(database).unlink()
    with closing(open_store()) as store:
        store.erase_everything()
    assert [p.name for p in database.parent.iterdir()] == ["eximap.duckdb"]
