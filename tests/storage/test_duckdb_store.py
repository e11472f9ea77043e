"""What is DuckDB's own: real conflicts between cursors, and the file's privacy.

The store queues its own writers, so a rival is a second cursor of the same connection that writes in between.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain import editing
from eximap.domain import operation as op
from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey, NoteKind, Stage, Touchpoint
from eximap.storage.duckdb_engine import wal
from eximap.storage.duckdb_store import DuckDBStore
from eximap.usecases.ports import Event, Session, World

JOURNEY = Journey("j", "First day", stages=(Stage("s", "All", (Touchpoint("t", "Welcome", ver="a"),)),))
RENAME = "UPDATE journey SET title = 'Rival', ver = 'r', alive = nextval('journey_alive') WHERE id = 'j'"


class Rival:
    """Runs statements in transactions of its own, in the middle of somebody else's."""

    def __init__(self, store: DuckDBStore) -> None:
        assert store._connection is not None
        self._cursor = store._connection.cursor()

    def write(self, sql: str) -> None:
        self._cursor.execute(sql)

    def close(self) -> None:
        self._cursor.close()


def edit(world: World, operation: op.Operation, between: Callable[[], None]) -> Callable[[Session], None]:
    """The four moves of an edit, with something in between that happens the first time only."""
    tries = iter([between])

    def work(session: Session) -> None:
        before = session.journey("j")
        next(tries, lambda: None)()
        after = editing.apply(before, op.Submission("o", operation)).journey
        session.save_journey(before, after, world.now())

    return work


@pytest.mark.parametrize(
    ("rivals", "expected"),
    [
        (RENAME, ("Rival", ["n"])),
        ("UPDATE setting SET value = '7'", ("First day", ["n"])),
    ],
    ids=["a rename", "something else"],
)
def test_a_note_is_added_to_what_a_rival_left(
    open_store, world: World, rivals: str, expected: tuple[str, list[str]]
) -> None:
    with closing(open_store()) as store, closing(Rival(store)) as rival:
        store.transact(lambda session: session.add_journey(JOURNEY, world.now()))
        add = op.AddNote("n", "t", NoteKind.PAIN, "x")
        store.transact(edit(world, add, lambda: rival.write(rivals)))
        journey = store.read(lambda session: session.journey("j"))
        assert (journey.title, [n.id for t in journey.touchpoints() for n in t.notes]) == expected


def test_nothing_is_hung_on_what_a_rival_deleted(open_store, world: World) -> None:
    deletes = (
        "UPDATE touchpoint SET deleted_at = 'now', ver = 'r', alive = alive + 1 WHERE id = 't';"
        "UPDATE journey SET alive = nextval('journey_alive') WHERE id = 'j'"
    )
    with closing(open_store()) as store, closing(Rival(store)) as rival:
        store.transact(lambda session: session.add_journey(JOURNEY, world.now()))
        store.read(lambda session: session.journey("j"))
        add = op.AddNote("n", "t", NoteKind.PAIN, "x")
        with pytest.raises(NotFound):
            store.transact(edit(world, add, lambda: rival.write(deletes)))
        journey = store.read(lambda session: session.journey("j"))
        assert journey.bin.touchpoints == (("s", replace(JOURNEY.stages[0].touchpoints[0], ver="r")),)


def test_a_rolled_back_edit_is_not_remembered(open_store, world: World) -> None:
    """What a failed session saw of its own writing must not be shown to the next reader."""
    with closing(open_store()) as store:
        store.transact(lambda session: session.add_journey(JOURNEY, world.now()))

        def fails(session: Session) -> None:
            before = session.journey("j")
            session.save_journey(before, replace(before, title="Never"), world.now())
            assert session.journey("j").title == "Never"
            raise NotFound("round", "none")

        with pytest.raises(NotFound):
            store.transact(fails)
        assert store.read(lambda session: session.journey("j")) == JOURNEY
        store.transact(edit(world, op.RenameStage("s", "Kept"), lambda: None))
        assert store.read(lambda session: session.journey("j")).title == "First day"


def test_what_was_written_long_ago_is_not_carried_along_in_the_log(
    open_store, world: World, database: Path
) -> None:
    """It stays in memory beside the table as long as it stands there."""
    event = Event("", world.now(), "ann", "j", "RenameJourney", {"name": "x" * 100_000})
    sizes = []
    with closing(open_store()) as store:
        for n in range(100):
            store.transact(lambda session, n=n: session.add_events(replace(event, op_id=f"op-{n}")))
            sizes.append(wal(database).stat().st_size if wal(database).exists() else 0)
    assert 3 * 2**20 < max(sizes) < 5 * 2**20


def test_the_data_is_private(open_store, database: Path) -> None:
    with closing(open_store()):
        assert database.parent.stat().st_mode & 0o777 == 0o700
        assert database.stat().st_mode & 0o777 == 0o600


def test_two_writings_of_one_conflict_are_told_apart_from_a_failure(open_store, world: World) -> None:
    """A broken rule of the schema is a bug and is not tried again."""
    tries = []

    def nameless(session: Session) -> None:
        tries.append(1)
        session.set_setting("k", None)  # type: ignore[arg-type]

    with closing(open_store()) as store:
        with pytest.raises(Exception, match="NOT NULL"):
            store.transact(nameless)
        assert len(tries) == 1
