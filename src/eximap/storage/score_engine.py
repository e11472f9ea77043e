"""DuckDB for work over files: a database of its own, in memory, whose long queries can be ended."""

from __future__ import annotations

import atexit
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import duckdb

Tell = Callable[[float], None]  # the share that is done, 0…1; what it raises ends the work
_TELL_EVERY = 0.2  # seconds
_CONFIG = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """Opened once: that takes longer than to compare a round of a hundred thousand people."""
    spill = tempfile.TemporaryDirectory(prefix="eximap-")
    atexit.register(spill.cleanup)
    return duckdb.connect(":memory:", config={**_CONFIG, "temp_directory": spill.name})


@contextmanager
def opened() -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine that spills what does not fit into memory beside the system's temporary files."""
    with _engine().cursor() as engine:
        engine.execute("SET enable_progress_bar = true")
        engine.execute("SET enable_progress_bar_print = false")
        yield engine


def run(
    engine: duckdb.DuckDBPyConnection, sql: str, params: list[str], tell: Tell | None
) -> list[tuple[Any, ...]]:
    """The rows of a long query, which goes on in a thread so that it can be told of and be ended."""
    ended: list[list[tuple[Any, ...]] | BaseException] = []

    def work() -> None:
        try:
            ended.append(rows(engine, sql, params))
        except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
            ended.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_TELL_EVERY)
            if tell is not None:
                tell(max(0.0, engine.query_progress()) / 100)
    except BaseException:
        engine.interrupt()
        thread.join()
        raise
    (outcome,) = ended
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def rows(
    engine: duckdb.DuckDBPyConnection, sql: str, params: list[str] | None = None
) -> list[tuple[Any, ...]]:
    """The rows of a short query."""
    return engine.execute(sql, params or None).fetchall()


def quoted(text: str) -> str:
    """The text for the inside of an SQL string."""
    return text.replace("'", "''")
