"""The key of a shared start: kept over restarts, renewed when asked for, readable by its owner only."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from eximap.storage import start_key


def test_it_stays_until_a_new_one_is_asked_for(tmp_path: Path) -> None:
    path, numbers = start_key.beside(tmp_path / "data" / "eximap.duckdb"), count(1)

    def new() -> str:
        return f"key-{next(numbers)}"

    assert start_key.read_or_make(path, new) == "key-1"
    assert start_key.read_or_make(path, new) == "key-1"
    assert start_key.read_or_make(path, new, renew=True) == "key-2"
    assert start_key.read_or_make(path, new) == "key-2"
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_file_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "eximap.duckdb.key"
    path.write_text("\n")
    assert start_key.read_or_make(path, lambda: "key") == "key"
