"""What is DuckDB's own: configuration, its cursor as `Rows`, its errors, opening and copying its files."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from eximap.domain.errors import AlreadyRunning, StoreUnusable
from eximap.storage import lock_file
from eximap.storage.rows import Conflict, NoSuchTable

CONFIG: dict[str, Any] = {
    "storage_compatibility_version": "v1.5.0",  # the file stays readable by 1.5
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # What was written since the last checkpoint stays in memory beside the table, half a megabyte for a
    # thousand inputs: the engine's own 16 MiB are twenty minutes of fifty people.
    "checkpoint_threshold": "4MiB",
    "threads": 1,  # our queries are small: a second thread costs more in waiting than it does
}
STATEMENTS_KEPT = 500  # a text for each number of rows in an insert and for each set of columns in an update
# Two first inserts of one key fail only at COMMIT, as a TransactionException.
RETRYABLE = (duckdb.TransactionException, Conflict)
BROKEN = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException)


class Parsed:
    """Statements as DuckDB's parser left them, by their text: parsing takes as long as running most of ours.

    A statement is copied each time it runs, so threads and connections share one; it is bound to the tables
    as they are then.
    """

    def __init__(self) -> None:
        self._kept: dict[str, duckdb.Statement] = {}

    def of(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement | str:
        """The statement; a text of several stays a text."""
        known = self._kept.get(sql)
        if known is not None:
            return known
        found = cursor.extract_statements(sql)
        if len(found) != 1:
            return sql
        if len(self._kept) >= STATEMENTS_KEPT:
            self._kept.clear()
        self._kept[sql] = found[0]
        return found[0]

    def clear(self) -> None:
        """Lets go of them: what is left at the end of the process DuckDB reports as leaked."""
        self._kept.clear()


class DuckDBRows:
    """A cursor as `Rows`. A key that is taken is a `Conflict`: the work sees it when it runs again.

    `begin` opens the transaction ahead of its first statement: work that finds all in memory has none.
    """

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        parsed: Parsed | None = None,
        begin: Callable[[], object] | None = None,
    ) -> None:
        self._cursor = cursor
        self._parsed = Parsed() if parsed is None else parsed
        self._begin = begin

    def all(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        try:
            return self._execute(sql, params).fetchall()
        except duckdb.CatalogException as error:
            if "Table with name" not in str(error):
                raise
            raise NoSuchTable(str(error)) from error

    def one(self, sql: str, *params: Any) -> tuple[Any, ...] | None:
        return self._execute(sql, params).fetchone()

    def run(self, sql: str, *params: Any) -> int:
        try:
            row = self._execute(sql, params).fetchone()
        except duckdb.ConstraintException as error:
            if "uplicate key" not in str(error):
                raise
            raise Conflict(str(error)) from error
        return int(row[0]) if row else 0

    def _execute(self, sql: str, params: tuple[Any, ...]) -> duckdb.DuckDBPyConnection:
        if self._begin is not None:
            begin, self._begin = self._begin, None
            begin()
        return self._cursor.execute(self._parsed.of(self._cursor, sql), params or None)


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """The file opened. Raises `AlreadyRunning`, and `StoreUnusable` for a file that does not open."""
    try:
        return duckdb.connect(str(path), read_only=read_only, config=CONFIG)
    except duckdb.Error as error:
        raise _translated(error, path) from error


def _translated(error: duckdb.Error, path: Path) -> Exception:
    words = str(error)
    if "Could not set lock" in words or "same database file with a different configuration" in words:
        running = lock_file.read(lock_file.beside(path))
        holder = re.search(r"PID (\d+)", words)
        pid = int(holder[1]) if holder else running.pid if running else None
        if running is None or running.pid != pid:
            return AlreadyRunning(None, None, pid)
        return AlreadyRunning(running.address, running.since, pid)
    if "not a valid DuckDB database" in words:
        return StoreUnusable("not-a-store", words)
    if "version number" in words:
        return StoreUnusable("newer-engine", words)
    if isinstance(error, duckdb.IOException) and "WAL" not in words:
        return StoreUnusable("cannot-open", words)
    return StoreUnusable("damaged", words)


@contextmanager
def translated() -> Iterator[None]:
    """Turns what DuckDB says when file or instance are beyond use into `StoreUnusable` ("broken")."""
    try:
        yield
    except BROKEN as error:
        raise StoreUnusable("broken", str(error)) from error


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Ends the cursor's transaction, if it still has one."""
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        # A failed COMMIT has rolled back already, and a fatal error is reported by what caused it.
        return


def wal(path: Path) -> Path:
    """The write-ahead log beside a file."""
    return path.with_name(path.name + ".wal")


def set_aside(path: Path, why: str) -> Path:
    """Copies file and log beside themselves before anybody touches them; the copy's path.

    Named by the file's own time, so that starting again and again makes one copy.
    """
    stamp = max(p.stat().st_mtime_ns for p in (path, wal(path)) if p.exists())
    copy = path.with_name(f"{path.stem}.{why}-{stamp}{path.suffix}")
    for source, target in ((path, copy), (wal(path), wal(copy))):
        if source.exists() and not target.exists():
            shutil.copy2(source, target)
    return copy


def asides(path: Path) -> list[Path]:
    """Everything that `set_aside` and migrations left beside the file."""
    return [p for why in ("damaged", "before") for p in path.parent.glob(f"{path.stem}.{why}-*")]


def leftovers(path: Path) -> list[Path]:
    """Copies of the file that were being written beside it, under a name that begins with a dot."""
    return [p for p in path.parent.glob(f".{path.name}.*") if p.is_file()]


def copy_database(
    cursor: duckdb.DuckDBPyConnection, target: Path, selects: Mapping[str, str]
) -> dict[str, int]:
    """Copies the cursor's database to a new file, in one snapshot; how many rows each table has in the copy.

    `selects` says by table what goes over, in that order. What it leaves out is never written: of rows that
    are deleted from a copy the bytes would stay in its free blocks.
    """
    source = cursor.execute("SELECT current_database()").fetchall()[0][0]
    alias = f"copy_{os.urandom(4).hex()}"
    cursor.execute(f"ATTACH '{_quoted(str(target))}' AS {alias} (STORAGE_VERSION 'v1.5.0')")
    cursor.execute("BEGIN")
    try:
        cursor.execute(f'COPY FROM DATABASE "{source.replace(chr(34), chr(34) * 2)}" TO {alias} (SCHEMA)')
        rows = DuckDBRows(cursor)
        counts = {t: rows.run(f'INSERT INTO {alias}.main."{t}" {select}') for t, select in selects.items()}
        cursor.execute("COMMIT")
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    finally:
        cursor.execute(f"DETACH {alias}")
    return counts


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def row_counts(rows: DuckDBRows, tables: Sequence[str]) -> dict[str, int]:
    """Rows by table, in one query: a query for each would take three times as long."""
    union = " UNION ALL ".join(f"SELECT '{_quoted(table)}', count(*) FROM \"{table}\"" for table in tables)
    return dict(rows.all(union))  # type: ignore[arg-type]


def tables_of(rows: DuckDBRows) -> list[str]:
    """The tables of the open database itself, not of what is attached to it."""
    sql = (
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_name"
    )
    return [name for (name,) in rows.all(sql)]
