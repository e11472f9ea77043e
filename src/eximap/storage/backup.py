"""Copies that are known to be good: written under another name, opened, counted, then put in place."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import duckdb

from eximap.domain.errors import StoreUnusable
from eximap.storage import migrations
from eximap.storage.duckdb_engine import (
    DuckDBRows,
    connect,
    copy_database,
    row_counts,
    tables_of,
    translated,
    wal,
)


def write(cursor: duckdb.DuckDBPyConnection, target: Path) -> None:
    """A verified copy of the cursor's database at `target`, over an older one; writers go on meanwhile.

    Raises `StoreUnusable` ("cannot-write", "copy-differs").
    """
    part = _part(target)
    try:
        with translated():
            counts = copy_database(cursor, part, tables_of(DuckDBRows(cursor)))
        _verify(part, counts)
        _settle(part, target)
    except OSError as error:
        raise StoreUnusable("cannot-write", str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, target: Path) -> None:
    """A backup as a new data file at `target`. The backup itself is only read.

    Raises `StoreUnusable` ("target-exists", "no-such-file", "not-a-store", "damaged", "copy-differs") and
    `NewerStore`.
    """
    for present in (target, wal(target)):  # another file's log would be played into this one
        if present.exists():
            raise StoreUnusable("target-exists", str(present))
    if not source.is_file():
        raise StoreUnusable("no-such-file", str(source))
    with closing(connect(source, read_only=True)) as opened:
        had = migrations.applied(DuckDBRows(opened))
    if not had:
        raise StoreUnusable("not-a-store", str(source))
    migrations.pending(had, migrations.known())
    with closing(duckdb.connect(":memory:")) as memory, translated():
        escaped = str(source).replace("'", "''")
        memory.execute(f"ATTACH '{escaped}' AS source (READ_ONLY)")
        memory.execute("USE source")
        write(memory, target)  # a cursor of it would look at the empty memory again


def _part(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable("cannot-write", str(error)) from error
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    return part


def _verify(part: Path, counts: dict[str, int]) -> None:
    with closing(connect(part, read_only=True)) as copy:
        rows = DuckDBRows(copy)
        had = migrations.applied(rows)
        if not had or row_counts(rows, list(counts)) != counts:
            raise StoreUnusable("copy-differs", str(part))


def _settle(part: Path, target: Path) -> None:
    part.chmod(0o600)
    sync(part)
    part.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Asks the system to have the file or folder on disk before anything else happens."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
