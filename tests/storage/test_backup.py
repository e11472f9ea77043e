"""Copies that would hurt the store they are made of, or the one they become."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from eximap.domain.errors import StoreUnusable
from eximap.storage import backup
from eximap.storage.duckdb_store import DuckDBStore

Open = Callable[..., DuckDBStore]


@pytest.mark.parametrize("ending", ["", ".wal", ".lock"])
def test_a_backup_never_takes_the_place_of_a_file_in_use(
    open_store: Open, database: Path, ending: str
) -> None:
    with closing(open_store()) as store:
        store.transact(lambda session: session.set_setting("team", "Blue"))
        with pytest.raises(StoreUnusable) as refused:
            store.backup(database.with_name(database.name + ending))
        assert refused.value.reason == "target-exists"
    with closing(open_store()) as store:
        assert store.read(lambda session: session.setting("team")) == "Blue"


def test_a_backup_through_a_link_to_the_store_is_refused(open_store: Open, database: Path) -> None:
    with closing(open_store()) as store:
        link = database.with_name("link.duckdb")
        link.symlink_to(database)
        with pytest.raises(StoreUnusable):
            store.backup(link)
        assert link.is_symlink()


def test_nothing_is_restored_beside_the_log_of_another_file(
    open_store: Open, database: Path, tmp_path: Path
) -> None:
    with closing(open_store()) as store:
        store.backup(tmp_path / "copy.duckdb")
    target = tmp_path / "back" / "eximap.duckdb"
    target.parent.mkdir()
    log = target.with_name("eximap.duckdb.wal")
    log.write_bytes(b"somebody else's last minutes")
    with pytest.raises(StoreUnusable) as refused:
        backup.restore(tmp_path / "copy.duckdb", target)
    assert (refused.value.reason, refused.value.detail) == ("target-exists", str(log))
    assert not target.exists()


def test_what_a_kill_left_of_a_copy_is_gone_after_the_next_start(open_store: Open, database: Path) -> None:
    open_store().close()
    left = [database.with_name(f".{database.name}.{end}") for end in ("clean", "77.part", "clean.77.part")]
    for path in left:
        path.write_bytes(b"Ann")
    open_store().close()
    assert [path for path in left if path.exists()] == []
