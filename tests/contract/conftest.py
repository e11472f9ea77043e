"""One suite over every store: a second engine is one more line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from eximap.domain.journey import Journey, Note, NoteKind, Stage, Touchpoint
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Secrets, Session, Store, World
from tests.at_rest import store_at

Open = Callable[[Path, World], Store]
Past = Callable[[Store, str], Journey]


def open_duckdb(folder: Path, world: World) -> Store:
    """An embedded store in the folder."""
    secrets = SecretFiles(folder / "secrets", lambda n: b"\x07" * n)
    return store_at(folder / "eximap.duckdb", world.now, secrets)


ENGINES: dict[str, Open] = {"duckdb": open_duckdb}


@pytest.fixture(params=list(ENGINES.values()), ids=list(ENGINES))
def open_store(request: pytest.FixtureRequest) -> Open:
    """How this engine's store is opened in a folder."""
    return request.param


@pytest.fixture
def store(open_store: Open, tmp_path: Path, world: World) -> Iterator[Store]:
    """An empty store."""
    with closing(open_store(tmp_path, world)) as opened:
        yield opened


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    """The secrets beside that store."""
    return SecretFiles(tmp_path / "secrets", lambda n: b"\x07" * n)


@pytest.fixture
def past_caches() -> Past:
    """Reads a journey as it is stored: a session that has written reads past every cache."""

    def read(store: Store, id: str) -> Journey:
        def work(session: Session) -> Journey:
            session.restore_journey(id)
            return session.journey(id)

        return store.transact(work)

    return read


@pytest.fixture
def ann() -> Caller:
    return Caller(Role.LEAD, "ann")


@pytest.fixture
def bob() -> Caller:
    return Caller(Role.LEAD, "bob")


@pytest.fixture
def first_day(store: Store, world: World) -> Journey:
    """A stored journey: Before (Contract, Parcel), Day one (Welcome with a pain, Headset)."""
    journey = small_journey("j")
    store.transact(lambda session: session.add_journey(journey, world.now()))
    return journey


_made = count(1)


@pytest.fixture
def fresh_journey() -> Callable[[], Journey]:
    """Makes journeys of two stages and four touchpoints that share no id with another."""
    return lambda: small_journey(f"j{next(_made)}")


def small_journey(id: str) -> Journey:
    """Ids are the journey's with s1, s2 (stages), t1…t4 (touchpoints) and n1 (the note on t3)."""
    late = Note(f"{id}-n1", NoteKind.PAIN, "Nobody was there at nine", ver="a", place="a")
    return Journey(
        id=id,
        title="First day",
        stages=(
            Stage(f"{id}-s1", "Before", (_point(f"{id}-t1", "Contract"), _point(f"{id}-t2", "Parcel"))),
            Stage(
                f"{id}-s2",
                "Day one",
                (_point(f"{id}-t3", "Welcome", late), _point(f"{id}-t4", "Headset")),
            ),
        ),
        ver="a",
    )


def _point(id: str, name: str, *notes: Note) -> Touchpoint:
    return Touchpoint(id, name, notes=notes, forecast=1.0, ver="a", place="a")
