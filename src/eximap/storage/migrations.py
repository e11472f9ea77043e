"""Numbered SQL files, one transaction each, with what was applied kept in `schema_version`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from eximap.domain.errors import NewerStore, StoreUnusable
from eximap.storage.rows import NoSuchTable, Rows, insert, stored


@dataclass(frozen=True, slots=True)
class Migration:
    n: int
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, hex."""
        return sha256(self.sql.encode()).hexdigest()


@cache
def known() -> tuple[Migration, ...]:
    """The migrations that come with this version, `NNNN_name.sql`, in order."""
    folder = files("eximap.storage") / "migrations"
    found = [f for f in folder.iterdir() if f.name.endswith(".sql")]
    # read_text turns CRLF into LF, so a checkout on Windows has the same checksums.
    return tuple(
        Migration(int(f.name[:4]), f.read_text("utf-8")) for f in sorted(found, key=lambda f: f.name)
    )


def applied(rows: Rows) -> dict[int, str]:
    """Checksum by number of what the open file has had; empty for a file without any table.

    Raises `StoreUnusable` ("not-a-store") for a database that is somebody else's.
    """
    try:  # before the names are asked for: the engine reads every table to tell them
        return dict(rows.all("SELECT n, sha256 FROM schema_version ORDER BY n"))  # type: ignore[arg-type]
    except NoSuchTable:
        names = sorted({name for (name,) in rows.all("SELECT table_name FROM information_schema.tables")})
    if names:
        raise StoreUnusable("not-a-store", ", ".join(names[:5]))
    return {}


def pending(had: dict[int, str], migrations: Sequence[Migration]) -> list[Migration]:
    """What is still to be applied.

    Raises `NewerStore` for a file that has had more than is known, `StoreUnusable` ("migration-changed")
    when an applied one has another text by now.
    """
    newest = max((m.n for m in migrations), default=0)
    found = max(had, default=0)
    if found > newest:
        raise NewerStore(found, newest)
    for migration in migrations:
        if migration.n in had and had[migration.n] != migration.checksum:
            raise StoreUnusable("migration-changed", f"{migration.n:04}")
    return [m for m in migrations if m.n not in had]


def apply(rows: Rows, migration: Migration, at: datetime) -> None:
    """Runs one migration and notes it, in the caller's transaction."""
    rows.run(
        "CREATE TABLE IF NOT EXISTS schema_version"
        " (n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
    rows.run(migration.sql)
    insert(
        rows, "schema_version", [{"n": migration.n, "sha256": migration.checksum, "applied_at": stored(at)}]
    )
