"""The world at rest that tests run in, and stores in it that hold the demo."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import demo
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def world_at_rest() -> World:
    """Noon UTC on 14 March 2026, ids that count (id-1, …; random-1, …), the seed 7."""
    ids, random_ids = count(1), count(1)
    return World(
        now=lambda: NOW,
        new_id=lambda: f"id-{next(ids)}",
        random_id=lambda: f"random-{next(random_ids)}",
        random_seed=lambda: 7,
    )


def open_store(folder: Path, world: World) -> tuple[DuckDBStore, SecretFiles]:
    """The store in the folder, made if there is none, and the secrets beside it."""
    secrets = SecretFiles(folder / "secrets", lambda n: bytes(range(1, n + 1)))
    return store_at(folder / "eximap.duckdb", world.now, secrets), secrets


def store_at(path: Path, now: Callable[[], datetime], secrets: SecretFiles) -> DuckDBStore:
    """The store in a file; a new one is the copy of an empty one, which takes a third of the time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())
    return DuckDBStore(path, now=now, chance=lambda: 0.0, secrets=secrets)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path, secrets = Path(folder) / "eximap.duckdb", SecretFiles(Path(folder), lambda n: b"\x07" * n)
        DuckDBStore(path, now=lambda: NOW, chance=lambda: 0.0, secrets=secrets).close()
        return path.read_bytes()


@dataclass(frozen=True, slots=True)
class _Made:
    folder: Path
    journey: str
    ids: int
    random_ids: int


class Demos:
    """Lays files of a store with the demo into a test's folder.

    Opening the demo takes ten times as long as copying it: it is opened once in each language, in `folder`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, _Made] = {}

    def lay(self, folder: Path, world: World, language: str = "en") -> str:
        """The journey's id. The world, at rest until now, goes on as if it had opened the demo itself."""
        made = self._made.get(language) or self._make(language)
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
        ids = [world.new_id() for _ in range(made.ids)]
        random_ids = [world.random_id() for _ in range(made.random_ids)]
        assert (ids[0], random_ids[0]) == ("id-1", "random-1"), "this world has made something before"
        return made.journey

    def _make(self, language: str) -> _Made:
        folder, world = self._folder / language, world_at_rest()
        store, secrets = open_store(folder, world)
        with closing(store):
            journey = demo.open_demo(store, secrets, world, Caller(Role.LEAD, "browser"), language)
        ids, random_ids = (int(make().rpartition("-")[2]) - 1 for make in (world.new_id, world.random_id))
        self._made[language] = _Made(folder, journey, ids, random_ids)
        return self._made[language]
