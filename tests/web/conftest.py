"""The routes of a running application over a real store, asked by a client on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette

from eximap.storage.seal import SealFile
from eximap.ui.join.line import Desk
from eximap.usecases.doors import Doors
from eximap.usecases.limits import Clock
from eximap.usecases.ports import Secrets, Store, World
from eximap.web import health, routes
from tests.at_rest import Demos, open_store
from tests.web.client import TestClient


@dataclass(frozen=True, slots=True)
class Server:
    """What the routes need, and the demo's id."""

    store: Store
    world: World
    token: str
    journey: str
    doors: Doors
    clock: Clock = lambda: 0.0
    proxy: bool = False
    secrets: Secrets | None = None

    def desk(self) -> Desk:
        """What answers phones."""
        assert self.secrets is not None
        return Desk(self.store, self.secrets, self.world, self.doors)


@pytest.fixture
def server(tmp_path: Path, world: World, demos: Demos) -> Iterator[Server]:
    """A store that holds the demo."""
    journey = demos.lay(tmp_path, world)
    store, secrets = open_store(tmp_path, world)
    with closing(store):
        seal = SealFile(tmp_path / "cookies.key", lambda n: b"\x07" * n)
        doors = Doors(store, seal, world, lambda: "ab" * 20, lambda: 0.0)
        yield Server(store, world, "the-token", journey, doors, secrets=secrets)


@pytest.fixture
def client(server: Server) -> TestClient:
    """A client of those routes."""
    return TestClient(Starlette(routes=[health.route(server.store), *routes.of(server, server.desk)]))
