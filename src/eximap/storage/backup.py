"""Copies that are known to be good: written under another name, opened, counted, then put in place.

A copy outlives the secret of a round or a workshop that goes on: nothing that hangs on that secret is in it.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import duckdb

from eximap.domain.errors import StoreUnusable
from eximap.domain.release import Mode
from eximap.storage import migrations, raw_score_files, raw_score_rows, workshop_rows
from eximap.storage.duckdb_engine import (
    DuckDBRows,
    connect,
    copy_database,
    row_counts,
    tables_of,
    translated,
    wal,
)
from eximap.storage.rows import Rows

RAW = "raw_scores"
_KEYED = f"SELECT id FROM round WHERE closed_at IS NULL AND mode <> '{Mode.NAMED.value}'"
# By table what a backup has instead of everything. Row keys, and the order in which sheets came in, would
# show what one person wrote; ids are random.
_UNLINKED = {
    "contribution": "SELECT * FROM contribution WHERE false",
    "participant": "SELECT * FROM participant WHERE false",
    "sheet": f"SELECT * REPLACE (CASE WHEN round IN ({_KEYED}) THEN NULL ELSE row_key END AS row_key)"
    " FROM sheet ORDER BY id",
    "answer": "SELECT * FROM answer ORDER BY sheet, position",
}


def write(cursor: duckdb.DuckDBPyConnection, target: Path, *, whole: bool = False) -> None:
    """A verified copy of the cursor's database at `target`, over an older one; writers go on meanwhile.

    Only a `whole` one, which takes the file's own place, has what people contribute to a workshop that goes
    on, and the keys of sheets in open rounds without names. Raises `StoreUnusable` ("cannot-write",
    "copy-differs").
    """
    part = _part(target)
    instead = {} if whole else _UNLINKED
    try:
        with translated():
            tables = tables_of(DuckDBRows(cursor))
            selects = {table: instead.get(table, f'SELECT * FROM "{table}"') for table in tables}
            counts = copy_database(cursor, part, selects)
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
        # A backup from before there were any has none.
        ids = raw_score_rows.ids(DuckDBRows(memory)) if RAW in tables_of(DuckDBRows(memory)) else frozenset()
    raw_score_files.copy_all(raw_score_files.beside(source), raw_score_files.beside(target), ids)


def cut_off(rows: Rows) -> frozenset[str]:
    """Open rounds whose sheets lost their keys in a copy, and the workshops that they belong to.

    They can't go on, whatever secret lies beside a restored file: whoever has a sheet in would get another.
    """
    found = rows.all(
        "SELECT DISTINCT r.id FROM round r JOIN sheet s ON s.round = r.id"
        " WHERE r.closed_at IS NULL AND s.row_key IS NULL"
    )
    rounds = frozenset(str(id) for (id,) in found)
    going_on = workshop_rows.open_ids(rows) if rounds else frozenset()
    return rounds | {id for id in going_on if workshop_rows.find(rows, id).round in rounds}


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
