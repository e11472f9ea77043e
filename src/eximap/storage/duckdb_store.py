"""The embedded store: one DuckDB file, one connection a process, a cursor per operation."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import duckdb

from eximap.domain.errors import Busy, StoreUnusable
from eximap.storage import lock_file, migrations, opening, raw_score_files
from eximap.storage.duckdb_engine import (
    RETRYABLE,
    DuckDBRows,
    Parsed,
    asides,
    roll_back,
    translated,
    wal,
)
from eximap.storage.gate import Gate
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.migrations import Migration
from eximap.storage.rows import Conflict
from eximap.storage.secret_files import SecretFiles
from eximap.storage.turns import Turns
from eximap.storage.workshop_cache import WorkshopCache

# What every noun's rows stand on takes as long to import as all the rest of a start. The file is opened
# without it, so that the server answers; it comes in beside the first answers, with the first transaction.
if TYPE_CHECKING:
    from eximap.storage.session import SqlSession
    from eximap.usecases.ports import Session

T = TypeVar("T")
TRIES = 12
PAUSE = 0.004


class DuckDBStore(raw_score_files.KeepsRaw):
    """`ports.Store` over the file at `path`.

    `now` dates migrations, `chance` (0…1) spreads retries, `secrets` are destroyed with everything else.
    Work may not open a transaction inside a transaction.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime],
        chance: Callable[[], float],
        secrets: SecretFiles,
        known: Sequence[Migration] | None = None,
    ) -> None:
        """Opens or creates the file.

        Raises `AlreadyRunning`, `NewerStore` before anything is changed, and `StoreUnusable` ("damaged" after
        file and log were copied aside, "not-a-store", "newer-engine", "cannot-open", "migration-changed").
        """
        self._path, self._now, self._chance, self._secrets = path, now, chance, secrets
        self._known = migrations.known() if known is None else tuple(known)
        self._life = Gate()  # alone: the file is exchanged
        self._turns = Turns()
        self._cache = JourneyCache()
        self._workshops = WorkshopCache()
        self._parsed = Parsed()
        self._stamps: Counter[str] = Counter()
        self._stamping = Lock()
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        # Milliseconds: a stamp from before a restart is smaller than any after it.
        self._first_stamp = int(now().timestamp() * 1000)
        self._connection: duckdb.DuckDBPyConnection | None = self._open()

    # --- transactions -------------------------------------------------------------------------------------

    def transact(self, work: Callable[[Session], T]) -> T:
        """Runs `work` in a transaction, again on a conflict. Raises `Busy`, `StoreUnusable`."""
        lost: Exception | None = None
        for attempt in range(TRIES):
            try:
                with self._turns.take(), self._cursor() as cursor:
                    result, touched = self._committed(cursor, work)
            except RETRYABLE as error:
                lost = error
            else:
                for listener in self._listeners:
                    listener(touched)
                return result
            time.sleep(self._chance() * PAUSE * (attempt + 1))
        raise Busy from lost

    def _committed(
        self, cursor: duckdb.DuckDBPyConnection, work: Callable[[Session], T]
    ) -> tuple[T, frozenset[str]]:
        session = self._session(cursor, "BEGIN", alone=True)
        try:
            result = work(session)
            session.at_hand.flush()
            if session.at_hand.snapshot:
                cursor.execute("COMMIT")
        except BaseException:
            roll_back(cursor)
            raise
        for alive, journey in session.saved.values():
            self._cache.whole.put(journey.id, journey, alive)
        session.at_hand.committed()
        with self._stamping:
            self._stamps.update(session.stamps())
        return result, frozenset(session.touched)

    def on_commit(self, listener: Callable[[frozenset[str]], None]) -> None:
        """From now on the listener is told what was touched, after each commit, in the writer's thread."""
        self._listeners.append(listener)

    def read(self, work: Callable[[Session], T]) -> T:
        """Runs `work` on one snapshot; a write in it fails. Raises `Busy`, `StoreUnusable`."""
        for _ in range(TRIES):
            with suppress(Conflict):  # it looked at a workshop in memory that was just written to
                return self._read(work)
        raise Busy

    def _read(self, work: Callable[[Session], T]) -> T:
        with self._cursor() as cursor:
            session = self._session(cursor, "BEGIN TRANSACTION READ ONLY", alone=False)
            try:
                return work(session)
            finally:
                if session.at_hand.snapshot:
                    roll_back(cursor)

    def _session(self, cursor: duckdb.DuckDBPyConnection, begin: str, alone: bool) -> SqlSession:
        from eximap.storage.session import SqlSession
        from eximap.storage.workshops_at_hand import WorkshopsAtHand

        def begun() -> None:
            cursor.execute(begin)
            at_hand.verify()

        rows = DuckDBRows(cursor, self._parsed, begun)
        at_hand = WorkshopsAtHand(rows, self._workshops, alone)
        return SqlSession(rows, self._cache, at_hand, self._now)

    def stamp(self, journey: str) -> int:
        """Grows with every committed change of the journey."""
        with self._stamping:
            return self._first_stamp + self._stamps[journey]

    def healthy(self) -> bool:
        """Whether a query runs: after a fatal error the whole instance refuses."""
        try:
            with self._cursor() as cursor:
                return cursor.execute("SELECT count(*) FROM schema_version").fetchone() is not None
        except (duckdb.Error, StoreUnusable):
            return False

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._life.shared(), translated():
            if self._connection is None:
                raise StoreUnusable("closed")
            with closing(self._connection.cursor()) as cursor:
                yield cursor

    # --- the file -----------------------------------------------------------------------------------------

    def _open(self) -> duckdb.DuckDBPyConnection:
        return opening.open_file(self._path, self._known, self._now)

    def backup(self, target: Path) -> None:
        """Writes a verified copy meanwhile, without what hangs on a secret. Raises `StoreUnusable`."""
        from eximap.storage import backup, raw_score_rows

        own = (self._path, wal(self._path), lock_file.beside(self._path))
        if target.resolve() in {path.resolve() for path in own}:
            raise StoreUnusable("target-exists", str(target))
        with self._cursor() as cursor:
            backup.write(cursor, target)
            ids = raw_score_rows.ids(DuckDBRows(cursor))
        raw_score_files.copy_all(self._raw, raw_score_files.beside(target), ids)

    def cut_off(self) -> frozenset[str]:
        """Open rounds and workshops that can't go on, since this file was a copy made while they did."""
        from eximap.storage import backup

        with self._cursor() as cursor:
            return backup.cut_off(DuckDBRows(cursor))

    def checkpoint(self) -> None:
        """Rewrites the file, so that nothing deleted is left in it or in its log. Raises `StoreUnusable`.

        A CHECKPOINT alone would leave deleted values readable in the file's free blocks.
        """
        from eximap.storage import backup

        clean = self._path.with_name(f".{self._path.name}.clean")
        with self._exchanging() as connection:
            with closing(connection.cursor()) as cursor:
                backup.write(cursor, clean, whole=True)
            connection.close()
            if wal(self._path).exists():  # a log that belongs to the old file would not fit the new one
                raise StoreUnusable("not-checkpointed", str(wal(self._path)))
            clean.replace(self._path)
            backup.sync(self._path.parent)

    def erase_everything(self) -> None:
        """Starts again from an empty file; secrets and the copies made beside the file go as well."""
        with self._exchanging() as connection:
            connection.close()
            for path in (self._path, wal(self._path), *asides(self._path)):
                path.unlink(missing_ok=True)
            self._secrets.destroy_all()
            raw_score_files.keep_only(self._raw, frozenset())
            self._cache.clear()
            self._workshops.clear()
        with self._stamping:
            self._first_stamp += 1  # every stamp grows, so that no screen goes on showing what it kept

    @contextmanager
    def _exchanging(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Alone with the file; afterwards it is open again, whatever happened."""
        with self._life.alone(), translated():
            if self._connection is None:
                raise StoreUnusable("closed")
            old, self._connection = self._connection, None
            try:
                yield old
            finally:
                old.close()
                self._connection = self._open()

    def close(self) -> None:
        """Lets go of the file; a repeat does nothing."""
        with self._life.alone():
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                self._parsed.clear()
