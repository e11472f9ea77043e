"""Wiring: one store, one set of secrets and one clock per process."""

from __future__ import annotations

import asyncio
import gc
import locale
import os
import random
import secrets as chance
import sys
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import RLock, Thread
from typing import TYPE_CHECKING, Any

from eximap.domain.errors import AlreadyRunning, EximapError
from eximap.settings import PACKAGE, Settings, own_hosts, read
from eximap.storage import lock_file, start_key
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles

# Nothing that opening the file does not need: the rest comes in while the browser loads its own files.
if TYPE_CHECKING:
    from eximap.domain.template import TemplateShelf
    from eximap.i18n.translator import Translator
    from eximap.usecases.doors import Doors
    from eximap.usecases.ports import Session, World

OWNER_ONLY = 0o077
SECONDS_A_DAY = 24 * 60 * 60
SECONDS_UNTIL_SETTLED = 15
# While the server warms up, it answers for sixty files, one turn after the other; Python's own five
# milliseconds a turn would hold back each of them.
SECONDS_BETWEEN_TURNS = 0.0005
# A run of a page makes some thousand objects, nearly all of which go without the collector's help. With
# Python's own 700 between two collections it takes a seventh of a run's cost.
OBJECTS_BETWEEN_COLLECTIONS = 50_000
# What outlived a collection or two is looked at with every second and every fourth: with Python's own ten and
# hundred, at so many objects each, garbage that refers to itself would stand for over an hour.
COLLECTIONS_BETWEEN_OLDER = 1
MAIN_SCRIPT = PACKAGE / "ui" / "main.py"
PAGES = read().home / "pages"


@dataclass(frozen=True, slots=True)
class Held:
    """The data file, which is ours by now. `token` lets this user's command line ask for a backup."""

    settings: Settings
    store: DuckDBStore
    secrets: SecretFiles
    token: str

    @property
    def hosts(self) -> frozenset[str] | None:
        """The names under which it answers when it is shared; None alone on a computer."""
        return own_hosts(self.settings) if self.settings.share else None


@dataclass(frozen=True, slots=True)
class Application:
    """What a running eximap consists of."""

    settings: Settings
    store: DuckDBStore
    secrets: SecretFiles
    world: World
    token: str
    doors: Doors

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds that never go back, for limits."""
        return time.monotonic

    @property
    def proxy(self) -> bool:
        """Whether a proxy in front tells how visitors come."""
        return self.settings.proxy


def local_now() -> datetime:
    """The clock: now, with the machine's time zone."""
    return datetime.now().astimezone()


def world() -> World:
    """Clock, ids and chance of the real world."""
    from eximap.storage.ids import new_id, random_id
    from eximap.usecases.ports import World

    return World(now=local_now, new_id=new_id, random_id=random_id, random_seed=lambda: chance.randbits(64))


_once = RLock()  # the first visitor and what is imported for them come at the same time


def held() -> Held:
    """Opens the store, once per process. Raises `AlreadyRunning`, `NewerStore`, `StoreUnusable`."""
    with _once:
        return _held()


@cache
def _held() -> Held:
    settings = read()
    # The engine makes its log and its copies with the rights that a process gives by default.
    os.umask(OWNER_ONLY)
    secret_files = SecretFiles(settings.data / "secrets", chance.token_bytes)
    try:
        store = DuckDBStore(settings.database, now=local_now, chance=random.random, secrets=secret_files)
    except AlreadyRunning as error:
        raise _located(error, settings) from error
    # A kill in the middle of a round's closing leaves its secret behind, a rewrite that failed leaves a mark;
    # in the file's free blocks there are then its sheets in the order in which they came.
    if not secret_files.none() and secret_files.keep_only(store.read(_still_open) - store.cut_off()):
        secret_files.destroy_after(store.checkpoint)
    if settings.share:  # whoever started it reads the key from its file
        _start_key(settings)
    return Held(settings, store, secret_files, chance.token_urlsafe(24))


def application() -> Application:
    """What runs over the held store, once per process. Raises as `held` does."""
    with _once:
        return _application()


@cache
def _application() -> Application:
    own = held()
    doors = _doors(own.settings, own.store)
    return Application(own.settings, own.store, own.secrets, world(), own.token, doors)


def doors() -> Doors:
    """What decides who comes in."""
    return application().doors


def let_go() -> None:
    """Closes the store, if it is open; whoever asks again opens it again."""
    with _once:
        if _held.cache_info().currsize:
            _held().store.close()
        _held.cache_clear()
        _application.cache_clear()


def _still_open(session: Session) -> frozenset[str]:
    """Rounds and workshops whose secrets are needed."""
    return session.open_round_ids() | session.open_workshop_ids()


def new_key() -> str:
    """160 random bits as text: what opens, or who somebody is in a workshop."""
    return chance.token_hex(20)


def _doors(settings: Settings, store: DuckDBStore) -> Doors:
    from eximap.storage.seal import SealFile
    from eximap.usecases.doors import Doors, Share

    seal = SealFile(settings.data / "cookies.key", chance.token_bytes)
    share = None
    if settings.share:
        share = Share(_start_key(settings), settings.address)
    return Doors(store, seal, world(), new_key, time.monotonic, share)


def _start_key(settings: Settings) -> str:
    return start_key.read_or_make(start_key.beside(settings.database), new_key)


def _located(error: AlreadyRunning, settings: Settings) -> AlreadyRunning:
    """The same refusal with the address from the note beside the data file."""
    running = lock_file.read(lock_file.beside(settings.database))
    if running is None:
        return error
    since = datetime.fromisoformat(running.since).strftime("%H:%M")
    return AlreadyRunning(running.address, since, running.pid)


def templates() -> TemplateShelf:
    """The journey templates and every fault found in them, read once."""
    return _shelf().result()


@cache
def _shelf() -> Future[TemplateShelf]:
    return ThreadPoolExecutor(1, "templates").submit(_read_shelf)


def _read_shelf() -> TemplateShelf:
    from eximap.interchange.template_kept import read_or_kept

    settings = read()
    return read_or_kept(settings.templates, settings.data / "templates.json")


def _warm(first_screen: Callable[[], None]) -> None:
    """Most of a second of work, done while the browser loads the page's own files."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SECONDS_BETWEEN_TURNS)
    try:
        with suppress(EximapError):  # somebody may have ended it already; the first page says what is wrong
            application().store.read(_still_open)
        first_screen()
        _speak(terminal_translator().language)
        _shelf().result()
    finally:
        sys.setswitchinterval(usual)
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, COLLECTIONS_BETWEEN_OLDER, COLLECTIONS_BETWEEN_OLDER)


def _speak(language: str) -> None:
    """Reads a language's catalogue and ways of counting: most likely those of whoever comes first."""
    from eximap.i18n import catalogue, numbers

    catalogue.load(language)
    numbers.plural_category(1, language)


def _keep_in_order(store: DuckDBStore) -> None:
    """Deletes what is due, and older journeys learn what they were started from.

    A store that is busy or closing is asked again a day later.
    """
    from eximap.usecases import know_origins, retain

    with suppress(EximapError):
        retain.enforce(store, world())
        know_origins.learn(store, templates())


def bring_in_quantiles() -> None:
    """Half a second of work and 30 MiB that else come in while a whole room waits for its first reveal."""
    from eximap.domain import quantile

    quantile.student_t(0.975, 1)


async def _daily(store: DuckDBStore) -> None:
    """Once the first screen stands, which nobody should wait for, and every day after."""
    await asyncio.sleep(SECONDS_UNTIL_SETTLED)
    await asyncio.to_thread(bring_in_quantiles)
    while True:
        await asyncio.to_thread(_keep_in_order, store)
        await asyncio.sleep(SECONDS_A_DAY)


def terminal_translator() -> Translator:
    """The language of the terminal."""
    from eximap.i18n import choose, translator

    return translator(
        choose(None, None, (locale.getlocale()[0] or os.environ.get("LANG", "")).replace("_", "-"))
    )


def held_or_exit() -> Held:
    """The store, held; a named error ends the process with its one sentence and status 2."""
    try:
        return held()
    except EximapError as error:
        from eximap.i18n.errors import sentence

        print(sentence(error, terminal_translator()), file=sys.stderr)  # noqa: T201 - this is the terminal's answer
        sys.exit(2)


def lifespan(running: Held, address: Callable[[], str], first_screen: Callable[[], None]) -> Any:
    """Notes the address beside the data file while the server runs, and lets go of the store at its end.

    `first_screen` imports what the first visitor needs; it runs beside the server's first answers.
    """
    note = lock_file.beside(running.settings.database)

    @asynccontextmanager
    async def run(_: object) -> AsyncIterator[dict[str, Any]]:
        since = local_now().isoformat(timespec="seconds")
        lock_file.write(note, lock_file.Running(os.getpid(), address(), since, running.token))
        Thread(target=_warm, args=(first_screen,), name="warm", daemon=True).start()
        daily = asyncio.create_task(_daily(running.store))
        yield {}
        daily.cancel()
        lock_file.remove(note, os.getpid())
        running.store.close()

    return run
