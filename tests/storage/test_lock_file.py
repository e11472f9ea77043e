"""The note that says where eximap runs, and the engine's lock that decides."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from eximap.domain.errors import AlreadyRunning
from eximap.storage import lock_file
from eximap.storage.lock_file import Running

HERE = Running(os.getpid(), "http://localhost:8501", "2026-03-14T12:00:00+00:00", "a token")
SECOND_START = """
import sys
from eximap.storage import duckdb_engine
from pathlib import Path
from eximap.domain.errors import AlreadyRunning
try:
    duckdb_engine.connect(Path(sys.argv[1]))
except AlreadyRunning as error:
    print(error.address, error.since, error.pid)
"""


def test_a_note_is_read_back_and_private(tmp_path: Path) -> None:
    path = lock_file.beside(tmp_path / "eximap.duckdb")
    for _ in range(2):
        lock_file.write(path, HERE)
    assert lock_file.read(path) == HERE
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["eximap.duckdb.lock"]


@pytest.mark.parametrize(
    "garbage",
    ["", "{", "[]", "null", "7", '{"pid": 1}', '{"pid":"x","address":"","since":"","token":""}', "\xff\xfe"],
)
def test_garbage_is_no_note(tmp_path: Path, garbage: str) -> None:
    path = tmp_path / "note"
    path.write_bytes(garbage.encode("latin-1"))
    assert lock_file.read(path) is None


def test_no_note_and_a_note_of_a_dead_process_are_none(tmp_path: Path) -> None:
    assert lock_file.read(tmp_path / "none") is None
    lock_file.write(tmp_path / "note", HERE)
    assert lock_file.read(tmp_path / "note", alive=lambda pid: False) is None


def test_a_process_that_ended_is_not_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert not lock_file.is_alive(child.pid)
    assert lock_file.is_alive(os.getpid())


def test_only_ones_own_note_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "note"
    lock_file.write(path, HERE)
    lock_file.remove(path, HERE.pid + 1)
    assert lock_file.read(path) == HERE
    lock_file.remove(path, HERE.pid)
    lock_file.remove(path, HERE.pid)
    assert not path.exists()


@pytest.mark.parametrize("noted", [True, False], ids=["with a note", "without one"])
def test_a_second_process_is_told_where_the_first_runs(open_store, database: Path, noted: bool) -> None:
    with closing(open_store()):
        if noted:
            lock_file.write(lock_file.beside(database), HERE)
        said = subprocess.run(
            [sys.executable, "-c", SECOND_START, str(database)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    address, since = (HERE.address, HERE.since) if noted else (None, None)
    assert said.strip() == f"{address} {since} {os.getpid()}"


def test_a_second_store_of_one_process_is_refused_too(open_store) -> None:
    with closing(open_store()), pytest.raises(AlreadyRunning):
        open_store()
