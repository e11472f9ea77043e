"""Statements that are parsed once: the same for every thread, and bound to the tables as they are."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import duckdb
import pytest

from eximap.storage import duckdb_engine
from eximap.storage.duckdb_engine import DuckDBRows, Parsed
from eximap.storage.rows import Conflict

FIND = "SELECT name FROM thing WHERE id = ?"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as opened:
        opened.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)")
        opened.execute("INSERT INTO thing SELECT i, 'thing ' || i FROM range(40) r(i)")
        yield opened


def test_a_text_is_parsed_once(connection: duckdb.DuckDBPyConnection) -> None:
    parsed = Parsed()
    first = parsed.of(connection, FIND)
    assert isinstance(first, duckdb.Statement)
    assert parsed.of(connection, FIND) is first
    assert parsed.of(connection, FIND + " LIMIT 1") is not first


def test_many_threads_run_one_statement_each_with_its_own_rows(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    parsed = Parsed()

    def ask(number: int) -> bool:
        with closing(connection.cursor()) as cursor:
            rows = DuckDBRows(cursor, parsed)
            return all(rows.all(FIND, n) == [(f"thing {n}",)] for n in (number % 40, (number * 7) % 40))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))


def test_a_statement_sees_the_table_as_it_is_by_then(connection: duckdb.DuckDBPyConnection) -> None:
    rows = DuckDBRows(connection)
    assert rows.one("SELECT * FROM thing WHERE id = ?", 3) == (3, "thing 3")
    connection.execute("ALTER TABLE thing ADD COLUMN colour TEXT DEFAULT 'red'")
    assert rows.one("SELECT * FROM thing WHERE id = ?", 3) == (3, "thing 3", "red")


def test_a_statement_that_failed_runs_again(connection: duckdb.DuckDBPyConnection) -> None:
    rows = DuckDBRows(connection)
    add = "INSERT INTO thing VALUES (?, ?)"
    for _ in range(2):
        with pytest.raises(Conflict):
            rows.run(add, 3, "there already")
    assert rows.run(add, 40, None) == 1
    assert rows.one(FIND, 40) == (None,)


def test_several_statements_run_as_a_text(connection: duckdb.DuckDBPyConnection) -> None:
    rows = DuckDBRows(connection)
    rows.run("CREATE TABLE one (n INTEGER); INSERT INTO one VALUES (1); INSERT INTO one VALUES (2)")
    assert rows.all("SELECT n FROM one ORDER BY n") == [(1,), (2,)]


def test_what_is_kept_is_bounded(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb_engine, "STATEMENTS_KEPT", 2)
    parsed = Parsed()
    first = parsed.of(connection, "SELECT 1")
    for number in range(2, 5):
        parsed.of(connection, f"SELECT {number}")
    assert parsed.of(connection, "SELECT 1") is not first
    assert len(parsed._kept) <= 2
