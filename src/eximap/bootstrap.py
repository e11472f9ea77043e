"""Wiring: one store, one set of secrets and one clock per process."""

from __future__ import annotations

import gc
import locale
import os
import random
import secrets as chance
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from eximap.domain.errors import AlreadyRunning, EximapError
from eximap.i18n import choose, translator
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.settings import PACKAGE, Settings, read
from eximap.storage import lock_file
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.ids import new_id, random_id
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.ports import World

if TYPE_CHECKING:
    from eximap.interchange.template import TemplateShelf

OWNER_ONLY = 0o077
MAIN_SCRIPT = PACKAGE / "ui" / "main.py"
PAGES = read().home / "pages"


@dataclass(frozen=True, slots=True)
class Application:
    """What a running eximap consists of. `token` lets this user's command line ask it for a backup."""

    settings: Settings
    store: DuckDBStore
    secrets: SecretFiles
    world: World
    token: str


def local_now() -> datetime:
    """The clock: now, with the machine's time zone."""
    return datetime.now().astimezone()


def world() -> World:
    """Clock, ids and chance of the real world."""
    return World(now=local_now, new_id=new_id, random_id=random_id, random_seed=lambda: chance.randbits(64))


@cache
def application() -> Application:
    """Opens the store, once per process. Raises `AlreadyRunning`, `NewerStore`, `StoreUnusable`."""
    settings = read()
    # The engine makes its log and its copies with the rights that a process gives by default.
    os.umask(OWNER_ONLY)
    secret_files = SecretFiles(settings.data / "secrets", chance.token_bytes)
    try:
        store = DuckDBStore(settings.database, now=local_now, chance=random.random, secrets=secret_files)
    except AlreadyRunning as error:
        raise _located(error, settings) from error
    # A kill in the middle of a round's closing leaves its secret behind, and in the file's free blocks its
    # sheets in the order in which they came.
    if secret_files.keep_only(store.read(lambda session: session.open_round_ids())):
        store.checkpoint()
    return Application(settings, store, secret_files, world(), chance.token_urlsafe(24))


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
    # Most of a second, with what it imports: meanwhile the browser loads the page's own files.
    return ThreadPoolExecutor(1, "templates").submit(_read_shelf)


def _read_shelf() -> TemplateShelf:
    from eximap.interchange.template import read_templates

    shelf = read_templates(read().templates)
    gc.freeze()
    return shelf


def terminal_translator() -> Translator:
    """The language of the terminal."""
    return translator(
        choose(None, None, (locale.getlocale()[0] or os.environ.get("LANG", "")).replace("_", "-"))
    )


def application_or_exit() -> Application:
    """The application; a named error ends the process with its one sentence and status 2."""
    try:
        return application()
    except EximapError as error:
        print(sentence(error, terminal_translator()), file=sys.stderr)  # noqa: T201 - this is the terminal's answer
        sys.exit(2)


def lifespan(running: Application, address: Callable[[], str]) -> Any:
    """Notes the address beside the data file while the server runs, and lets go of the store at its end."""
    note = lock_file.beside(running.settings.database)

    @asynccontextmanager
    async def run(_: object) -> AsyncIterator[dict[str, Any]]:
        since = local_now().isoformat(timespec="seconds")
        lock_file.write(note, lock_file.Running(os.getpid(), address(), since, running.token))
        _shelf()  # begin: the first page shows them
        yield {}
        lock_file.remove(note, os.getpid())
        running.store.close()

    return run
