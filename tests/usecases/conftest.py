"""A real store in a temporary folder, its secrets, and two browsers of one lead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eximap.storage.secret_files import SecretFiles
from eximap.usecases import demo
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World
from tests.at_rest import Demos, store_at


@pytest.fixture
def secrets(tmp_path: Path) -> SecretFiles:
    """The secrets beside the store."""
    return SecretFiles(tmp_path / "secrets", lambda n: bytes(range(1, n + 1)))


@pytest.fixture
def language() -> str:
    """The language of the demo, where a test does not go through several."""
    return "en"


@pytest.fixture
def store(
    request: pytest.FixtureRequest, tmp_path: Path, world: World, secrets: SecretFiles, demos: Demos
) -> Iterator[Store]:
    """A store: empty, unless the test asks for `demo_id`."""
    if "demo_id" in request.fixturenames:
        demos.lay(tmp_path, world, request.getfixturevalue("language"))
    with closing(store_at(tmp_path / "eximap.duckdb", world.now, secrets)) as opened:
        yield opened


@pytest.fixture
def demo_id(store: Store, secrets: SecretFiles, world: World, lead: Caller, language: str) -> str:
    """The demo's journey, in the test's `language`."""
    return demo.open_demo(store, secrets, world, lead, language)


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
