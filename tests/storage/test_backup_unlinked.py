"""A copy made while people write: nothing in it, not even in its free blocks, tells who wrote what."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from eximap.domain.contribution import Written
from eximap.domain.errors import WorkshopEnded
from eximap.domain.journey import Journey, NoteKind, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.domain.workshop import Workshop
from eximap.storage import backup, migrations
from eximap.storage.duckdb_engine import DuckDBRows, connect, tables_of
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.migrations import Migration
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import look_at_seat, run_workshop, score_round, take_part
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from eximap.usecases.take_part import Delivery, Ticket
from tests.usecases import workshops
from tests.usecases.rounds import hand_in_all, sheet, token

Open = Callable[..., DuckDBStore]
LEAD = Caller(Role.LEAD, "lead")
PEOPLE = 12
SHIFT = Journey("shift", "Shift", stages=(Stage("s", "All", tuple(Touchpoint(id, id) for id in "abc")),))
TABLES = (
    "event",
    "journey",
    "touchpoint",
    "round",
    "forecast",
    "sheet",
    "answer",
    "workshop",
    "schema_version",
)


@pytest.fixture
def chance(world: World) -> World:
    """A world whose random ids come in no order, as real ones."""
    drawn = random.Random(3)
    return replace(world, random_id=lambda: f"{drawn.getrandbits(128):032x}")


@pytest.fixture
def store(open_store: Open) -> Iterator[DuckDBStore]:
    with closing(open_store()) as opened:
        yield opened


def a_round(store: DuckDBStore, secrets: SecretFiles, world: World, mode: Mode) -> Round:
    store.transact(lambda session: session.add_journey(SHIFT, world.now()))
    round_ = score_round.open_round(store, secrets, world, LEAD, "shift", mode, 5)
    person = None if mode is Mode.NOT_STORED else "Marta"
    sheets = [sheet(1, 2, n % 3, person=person) for n in range(PEOPLE)]
    hand_in_all(store, secrets, world, round_.id, sheets)
    return round_


def a_workshop(store: DuckDBStore, secrets: SecretFiles, world: World) -> Workshop:
    """In its phase of writing, with a note of everybody."""
    workshops.stored(store, world, LEAD, "w")
    opened = workshops.opened(store, secrets, world, LEAD, "w")
    run_workshop.go_to(store, secrets, world, LEAD, opened.id, "p2")
    for n in range(PEOPLE):
        take_part.join(store, secrets, world, ticket(opened, n))
        contribute(store, secrets, world, opened, n)
    return opened


def ticket(workshop: Workshop, n: int) -> Ticket:
    return Ticket(workshop.id, token(n))


def contribute(store: DuckDBStore, secrets: SecretFiles, world: World, workshop: Workshop, n: int) -> None:
    given = Written(f"n-{n}", NoteKind.PAIN, "w-a", f"what number {n:02} wrote")
    take_part.contribute(store, secrets, world, ticket(workshop, n), Delivery(f"o-{n}", "p2", given))


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(connect(path, read_only=True)) as opened:
        return opened.execute(sql).fetchall()


def whole_copy(database: Path, target: Path) -> Path:
    """What `checkpoint` makes of the file, made of a file that is closed."""
    with closing(duckdb.connect(":memory:")) as memory:
        memory.execute(f"ATTACH '{database}' AS source (READ_ONLY)")
        memory.execute("USE source")
        backup.write(memory, target, whole=True)
    return target


def found(path: Path, texts: list[str]) -> int:
    """How many of the texts stand in the file's bytes."""
    written = path.read_bytes()
    return sum(text.encode() in written for text in texts)


def order_in(path: Path, ids: list[str]) -> list[str]:
    """The ids as they follow each other in the file's bytes; a dictionary is written from its end."""
    written = path.read_bytes()
    return sorted(ids, key=lambda id: written.index(id.encode()))


@pytest.mark.parametrize("mode", [Mode.NOT_STORED, Mode.HIDDEN])
def test_a_copy_of_an_open_round_has_neither_keys_nor_the_order_of_its_sheets(
    store: DuckDBStore, database: Path, secrets: SecretFiles, chance: World, tmp_path: Path, mode: Mode
) -> None:
    round_ = a_round(store, secrets, chance, mode)
    keys = [secrets.row_key(round_.id, token(n)) for n in range(PEOPLE)]
    copy = tmp_path / "copy.duckdb"
    store.backup(copy)
    store.close()
    whole = whole_copy(database, tmp_path / "whole.duckdb")
    assert (found(whole, keys), found(copy, keys)) == (PEOPLE, 0)
    came = [id for (id,) in rows(whole, "SELECT id FROM sheet ORDER BY rowid")]
    assert came != sorted(came)
    assert order_in(whole, came) in (came, came[::-1])
    assert order_in(copy, came) in (sorted(came), sorted(came, reverse=True))
    assert [id for (id,) in rows(copy, "SELECT id FROM sheet ORDER BY rowid")] == sorted(came)
    answers = [id for (id,) in rows(copy, "SELECT sheet FROM answer ORDER BY rowid")]
    assert answers == [id for id in sorted(came) for _ in "abc"]
    assert rows(copy, "SELECT * EXCLUDE row_key FROM sheet ORDER BY id") == rows(
        whole, "SELECT * EXCLUDE row_key FROM sheet ORDER BY id"
    )
    assert_equal(copy, whole, but={"sheet"})


def test_a_copy_of_an_open_round_with_names_has_everything(
    store: DuckDBStore, database: Path, secrets: SecretFiles, chance: World, tmp_path: Path
) -> None:
    a_round(store, secrets, chance, Mode.NAMED)
    store.backup(tmp_path / "copy.duckdb")
    store.close()
    assert_equal(tmp_path / "copy.duckdb", whole_copy(database, tmp_path / "whole.duckdb"), but=set())


def test_a_copy_made_during_a_workshop_has_nobody_and_nothing_that_is_private_yet(
    store: DuckDBStore, database: Path, secrets: SecretFiles, chance: World, tmp_path: Path
) -> None:
    opened = a_workshop(store, secrets, chance)
    keys = [secrets.row_key(opened.id, token(n)) for n in range(PEOPLE)]
    texts = [f"what number {n:02} wrote" for n in range(PEOPLE)]
    copy = tmp_path / "copy.duckdb"
    store.backup(copy)
    store.close()
    whole = whole_copy(database, tmp_path / "whole.duckdb")
    assert (found(whole, keys), found(whole, texts)) == (PEOPLE, PEOPLE)
    assert (found(copy, keys), found(copy, texts)) == (0, 0)
    assert rows(copy, "SELECT (SELECT count(*) FROM contribution), (SELECT count(*) FROM participant)") == [
        (0, 0)
    ]
    assert_equal(copy, whole, but={"contribution", "participant"})


def assert_equal(copy: Path, whole: Path, but: set[str]) -> None:
    with closing(connect(whole, read_only=True)) as one, closing(connect(copy, read_only=True)) as other:
        tables = tables_of(DuckDBRows(one))
        assert set(TABLES) <= set(tables)
        everything = {table: f'SELECT * FROM "{table}" ORDER BY ALL' for table in set(tables) - but}
        everything["(sequences)"] = (
            "SELECT sequence_name, start_value, last_value FROM duckdb_sequences() ORDER BY ALL"
        )
        for name, sql in everything.items():
            assert other.execute(sql).fetchall() == one.execute(sql).fetchall(), name


def test_a_rewrite_in_the_middle_of_a_workshop_loses_nothing(
    store: DuckDBStore, secrets: SecretFiles, chance: World
) -> None:
    opened = a_workshop(store, secrets, chance)
    before = store.read(lambda session: session.contributions(opened.id, "p2"))
    store.checkpoint()
    assert store.read(lambda session: session.contributions(opened.id, "p2")) == before
    assert look_at_seat.seat(store, secrets, ticket(opened, 0)).joined


def test_a_copy_made_before_a_migration_has_no_keys_either(
    open_store: Open, database: Path, secrets: SecretFiles, chance: World
) -> None:
    with closing(open_store()) as store:
        round_ = a_round(store, secrets, chance, Mode.NOT_STORED)
        keys = [secrets.row_key(round_.id, token(n)) for n in range(PEOPLE)]
    known = migrations.known()
    newer = Migration(known[-1].n + 1, "CREATE TABLE more (n INTEGER)")
    open_store(known=[*known, newer]).close()
    before = database.with_name(f"eximap.before-{newer.n:04}.duckdb")
    assert rows(before, "SELECT count(*), count(row_key) FROM sheet") == [(PEOPLE, 0)]
    assert (found(before, keys), found(database, keys)) == (0, PEOPLE)


def test_a_workshop_in_a_restored_file_takes_nobody_and_can_be_ended(
    store: DuckDBStore, secrets: SecretFiles, chance: World, tmp_path: Path
) -> None:
    opened = a_workshop(store, secrets, chance)
    store.backup(tmp_path / "copy.duckdb")
    elsewhere = tmp_path / "new" / "eximap.duckdb"
    backup.restore(tmp_path / "copy.duckdb", elsewhere)
    none = SecretFiles(elsewhere.parent / "secrets", lambda n: b"\x07" * n)
    with closing(DuckDBStore(elsewhere, now=chance.now, chance=lambda: 0.0, secrets=none)) as restored:
        for refused in (
            lambda: take_part.join(restored, none, chance, ticket(opened, 99)),
            lambda: look_at_seat.seat(restored, none, ticket(opened, 0)),
            lambda: contribute(restored, none, chance, opened, 0),
        ):
            with pytest.raises(WorkshopEnded):
                refused()
        assert not run_workshop.end(restored, none, chance, LEAD, opened.id).is_open()
        assert run_workshop.open_workshop_of(restored, LEAD, "w") is None


def test_rounds_that_lost_their_keys_are_known_with_their_workshops(
    store: DuckDBStore, open_store: Open, secrets: SecretFiles, chance: World, tmp_path: Path
) -> None:
    opened = a_workshop(store, secrets, chance)
    moved = run_workshop.go_to(store, secrets, chance, LEAD, opened.id, "p3")
    round_ = a_round(store, secrets, chance, Mode.NOT_STORED)
    own = str(moved.round)
    copy, later = tmp_path / "copy.duckdb", tmp_path / "later.duckdb"
    store.backup(copy)
    store.transact(lambda session: session.add_sheet(own, "key", sheet(1, 2, 0)))
    store.backup(later)
    assert store.cut_off() == frozenset()
    for path, cut in ((copy, {round_.id}), (later, {round_.id, own, opened.id})):
        with closing(connect(path)) as restored:
            assert backup.cut_off(DuckDBRows(restored)) == cut
