"""An embedded store in a folder of its own, and what is tried on its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.ports import World


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the data file is."""
    return tmp_path / "data" / "eximap.duckdb"


@pytest.fixture
def secrets(tmp_path: Path) -> SecretFiles:
    return SecretFiles(tmp_path / "data" / "secrets", lambda n: bytes(range(100, 100 + n)))


@pytest.fixture
def open_store(database: Path, secrets: SecretFiles, world: World) -> Callable[..., DuckDBStore]:
    """Opens the data file; keywords go to the store."""
    return lambda **more: DuckDBStore(database, now=world.now, chance=lambda: 0.0, secrets=secrets, **more)
