"""Migrations: once each, in order, never over a file that is not understood."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from eximap.domain.errors import NewerStore, StoreUnusable
from eximap.storage import backup, migrations
from eximap.storage.duckdb_engine import CONFIG, wal
from eximap.storage.migrations import Migration

KNOWN = migrations.known()
LAST = KNOWN[-1].n
# A column that becomes NOT NULL: create, copy, drop, rename.
REBUILD = Migration(
    LAST + 1,
    """
    CREATE TABLE setting2 (name TEXT PRIMARY KEY, value TEXT NOT NULL, kind TEXT NOT NULL);
    INSERT INTO setting2 SELECT name, value, 'text' FROM setting;
    DROP TABLE setting;
    ALTER TABLE setting2 RENAME TO setting;
    """,
)
BROKEN = Migration(LAST + 1, "CREATE TABLE half (n INTEGER); SELECT * FROM nowhere;")


def versions(database: Path) -> list[tuple[int, str]]:
    with closing(duckdb.connect(str(database), config=CONFIG)) as opened:
        return opened.execute("SELECT n, sha256 FROM schema_version ORDER BY n").fetchall()


def write_k(open_store) -> None:
    with closing(open_store()) as store:
        store.transact(lambda session: session.set_setting("k", "5"))


def test_a_new_file_gets_every_migration_once(open_store, database: Path) -> None:
    for _ in range(2):
        open_store().close()
    assert versions(database) == [(m.n, m.checksum) for m in migrations.known()]
    assert [m.n for m in migrations.known()] == list(range(1, len(migrations.known()) + 1))


def test_a_rebuild_keeps_the_rows_and_a_backup_from_before(open_store, database: Path) -> None:
    write_k(open_store)
    with closing(open_store(known=[*KNOWN, REBUILD])) as store:
        assert store.read(lambda session: session.setting("k")) == "5"
    assert [n for n, _ in versions(database)] == [m.n for m in (*KNOWN, REBUILD)]
    before = database.with_name(f"eximap.before-{REBUILD.n:04}.duckdb")
    assert [n for n, _ in versions(before)] == [m.n for m in KNOWN]


def test_a_newer_file_is_refused_before_a_byte_of_it_changes(open_store, database: Path) -> None:
    write_k(open_store)
    open_store(known=[*KNOWN, REBUILD]).close()
    before = database.read_bytes()
    with pytest.raises(NewerStore) as refused:
        open_store()
    assert (refused.value.found, refused.value.known) == (LAST + 1, LAST)
    assert database.read_bytes() == before


def test_a_newer_file_is_refused_before_its_log_is_played_into_it(open_store, database: Path) -> None:
    with closing(open_store(known=[*KNOWN, REBUILD])):
        file, log = database.read_bytes(), wal(database).read_bytes()
    database.write_bytes(file)  # as a kill leaves them
    wal(database).write_bytes(log)
    with pytest.raises(NewerStore):
        open_store()
    assert (database.read_bytes(), wal(database).read_bytes()) == (file, log)


def test_a_newer_backup_is_not_restored(open_store, database: Path, tmp_path: Path) -> None:
    with closing(open_store(known=[*KNOWN, REBUILD])) as store:
        store.backup(tmp_path / "newer.duckdb")
    with pytest.raises(NewerStore):
        backup.restore(tmp_path / "newer.duckdb", tmp_path / "restored.duckdb")
    assert not (tmp_path / "restored.duckdb").exists()


def test_a_migration_that_was_rewritten_is_refused(open_store, database: Path) -> None:
    write_k(open_store)
    with pytest.raises(StoreUnusable) as refused:
        open_store(known=[Migration(1, KNOWN[0].sql + " "), *KNOWN[1:]])
    assert (refused.value.reason, refused.value.detail) == ("migration-changed", "0001")


def test_a_migration_that_fails_leaves_the_file_as_it_was(open_store, database: Path) -> None:
    write_k(open_store)
    with pytest.raises(duckdb.CatalogException):
        open_store(known=[*KNOWN, BROKEN])
    with closing(open_store()) as store:
        assert store.read(lambda session: session.setting("k")) == "5"
    assert [n for n, _ in versions(database)] == [m.n for m in KNOWN]


@pytest.mark.parametrize("since", range(1, LAST))
def test_a_file_of_every_earlier_version_comes_along(open_store, database: Path, since: int) -> None:
    with closing(open_store(known=KNOWN[:since])) as store:
        store.transact(lambda session: session.set_setting("k", "5"))
    with closing(open_store()) as store:
        assert store.read(lambda session: session.setting("k")) == "5"
    assert versions(database) == [(m.n, m.checksum) for m in KNOWN]


def test_somebody_elses_database_is_left_alone(open_store, database: Path) -> None:
    database.parent.mkdir()
    with closing(duckdb.connect(str(database))) as other:
        other.execute("CREATE TABLE theirs (n INTEGER)")
    theirs = database.read_bytes()
    with pytest.raises(StoreUnusable) as refused:
        open_store()
    assert (refused.value.reason, refused.value.detail) == ("not-a-store", "theirs")
    assert (database.read_bytes(), wal(database).exists()) == (theirs, False)
