"""A shared eximap that runs, with what its users hold, for tests that attack it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from eximap import bootstrap
from eximap.storage import start_key
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import demo, keys
from eximap.usecases.access import Caller, Role
from tests.browser.running import RunningEximap
from tests.usecases.workshops import opened, stored

LEAD = Caller(Role.LEAD, "lead")
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
AS_A_BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-language": "en"}


@dataclass(frozen=True, slots=True)
class Attacked:
    """A running shared eximap with two workshops, and what its users hold."""

    server: RunningEximap
    journey: str
    workshop: str
    code: str
    other_workshop: str
    other_code: str
    unit_key: str
    start_key: str
    clients: ExitStack

    @property
    def url(self) -> str:
        return self.server.url

    def visitor(self) -> httpx.Client:
        """A browser with no cookie."""
        # Nothing is encrypted here: the authorities, which each client would read anew, vouch for nobody.
        client = httpx.Client(
            base_url=self.url, headers=AS_A_BROWSER, trust_env=False, timeout=20, verify=NO_AUTHORITIES
        )
        return self.clients.enter_context(client)

    def participant(self, code: str | None = None) -> httpx.Client:
        """A browser that has joined the workshop."""
        visitor = self.visitor()
        assert visitor.get(f"/join/{code or self.code}").headers["location"] == "/join?lang=en"
        return visitor

    def lead(self, key: str | None = None) -> httpx.Client:
        """A browser that has come in with a key, that of the start if none is named."""
        visitor = self.visitor()
        assert visitor.get("/enter", params={"key": key or self.start_key}).headers["location"] == "/?lang=en"
        return visitor


def serving(folder: Path) -> Iterator[Attacked]:
    """Stored before the start, as facilitators would have, then served."""
    data, world = folder / "data", bootstrap.world()
    secrets = SecretFiles(data / "secrets", lambda n: b"\x07" * n)
    path = data / "eximap.duckdb"
    now = lambda: datetime.now(UTC)  # noqa: E731
    with closing(DuckDBStore(path, now=now, chance=lambda: 0.0, secrets=secrets)) as store:
        journey = demo.open_demo(store, secrets, world, LEAD, "en")
        stored(store, world, LEAD, "zebra")
        one = opened(store, secrets, world, LEAD, journey)
        other = opened(store, secrets, world, LEAD, "zebra", seed=8)
        _, unit_key = keys.add(store, world, LEAD, Role.LEAD, "elsewhere", "Mo", bootstrap.new_key)
    server = RunningEximap(data=data, log=folder / "eximap.log", shared=True)
    try:
        server.start()
        held = start_key.beside(path).read_text().strip()
        with ExitStack() as clients:
            yield Attacked(server, journey, one.id, one.code, other.id, other.code, unit_key, held, clients)
    finally:
        server.stop()
