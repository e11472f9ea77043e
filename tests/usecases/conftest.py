"""A real store in a temporary folder, its secrets, and two browsers of one lead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World


@pytest.fixture
def secrets(tmp_path: Path) -> SecretFiles:
    """The secrets beside the store."""
    return SecretFiles(tmp_path / "secrets", lambda n: bytes(range(1, n + 1)))


@pytest.fixture
def store(tmp_path: Path, world: World, secrets: SecretFiles) -> Iterator[Store]:
    """An empty store."""
    path = tmp_path / "eximap.duckdb"
    with closing(DuckDBStore(path, now=world.now, chance=lambda: 0.0, secrets=secrets)) as opened:
        yield opened


@pytest.fixture
def lead() -> Caller:
    """The lead."""
    return Caller(Role.LEAD, "browser-1")


@pytest.fixture
def elsewhere() -> Caller:
    """The same lead in another browser."""
    return Caller(Role.LEAD, "browser-2")


@pytest.fixture
def participant() -> Caller:
    """Somebody who may only answer."""
    return Caller(Role.PARTICIPANT, "browser-3")
