"""The data file opened: not before it is known to be ours, whole and no newer than we are, then migrated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb

from eximap.domain.errors import StoreUnusable
from eximap.storage import migrations
from eximap.storage.duckdb_engine import DuckDBRows, connect, leftovers, roll_back, set_aside, wal
from eximap.storage.migrations import Migration


def open_file(
    path: Path, known: Sequence[Migration], now: Callable[[], datetime]
) -> duckdb.DuckDBPyConnection:
    """The file, made if there is none, with every migration. Raises what `DuckDBStore` does.

    Opening a file that has no log changes no byte of it: it is looked at through the connection that stays,
    since the engine takes longer to start than all else here.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    existing = path.exists()
    if existing and _has_log(path):
        _look_before_the_log_is_played(path, known)
    connection = _connected(path, existing)
    try:
        had = migrations.applied(DuckDBRows(connection)) if existing else {}
        missing = migrations.pending(had, known)
        path.chmod(0o600)
        for left in leftovers(path):  # of a copy that a kill cut off; the file is ours alone by now
            left.unlink()
        if had and missing:
            _keep(connection, path.with_name(f"{path.stem}.before-{missing[0].n:04}{path.suffix}"))
        for migration in missing:
            _migrate(connection, migration, now())
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(path: Path) -> bool:
    return wal(path).exists() and wal(path).stat().st_size > 0


def _look_before_the_log_is_played(path: Path, known: Sequence[Migration]) -> None:
    with closing(_connected(path, existing=True, read_only=True)) as opened:
        had = migrations.applied(DuckDBRows(opened))
    if not had:  # a log with a damaged beginning opens as an empty database
        raise _damaged(path, f"{wal(path).name}: nothing of it was read")
    migrations.pending(had, known)


def _connected(path: Path, existing: bool, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        return connect(path, read_only=read_only)
    except StoreUnusable as error:
        if existing and error.reason == "damaged":
            raise _damaged(path, error.detail) from error
        raise


def _damaged(path: Path, detail: str) -> StoreUnusable:
    return StoreUnusable("damaged", f"{detail} → {set_aside(path, 'damaged').name}")


def _keep(connection: duckdb.DuckDBPyConnection, before: Path) -> None:
    from eximap.storage import backup

    with closing(connection.cursor()) as cursor:
        backup.write(cursor, before)


def _migrate(connection: duckdb.DuckDBPyConnection, migration: Migration, at: datetime) -> None:
    connection.execute("BEGIN")
    try:
        migrations.apply(DuckDBRows(connection), migration, at)
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
