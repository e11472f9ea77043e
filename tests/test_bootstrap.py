"""What a start does to the data folder: whose it is, and what a kill left in it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eximap import bootstrap
from eximap.bootstrap import Application
from eximap.domain.errors import RoundClosed, StoreUnusable
from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.storage import backup
from eximap.storage.duckdb_store import DuckDBStore
from eximap.usecases import look_at_seat, score_round, take_part
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import KEY_COOKIE, SEAT_COOKIE
from eximap.usecases.release_round import release_round
from tests.usecases import workshops
from tests.usecases.rounds import hand_in_all, sheet, token

LEAD = Caller(Role.LEAD, "browser")
SHIFT = Journey("shift", "Shift", stages=(Stage("s", "All", tuple(Touchpoint(id, id) for id in "abc")),))


class PowerCut(BaseException):
    """Ends a process where it stands."""


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Application]]:
    """Starts the application over a folder that anybody may read; a repeat is another process."""
    usual = os.umask(0o022)
    monkeypatch.setenv("EXIMAP_DATA", str(tmp_path))
    tmp_path.chmod(0o755)
    began: list[Application] = []

    def again() -> Application:
        os.umask(0o022)
        bootstrap._held.cache_clear()
        bootstrap._application.cache_clear()
        began.append(bootstrap.application())
        return began[-1]

    yield again
    for application in began:
        application.store.close()
    bootstrap.let_go()
    os.umask(usual)


def test_nobody_else_may_read_what_is_written(start: Callable[[], Application], tmp_path: Path) -> None:
    store, world = start().store, bootstrap.world()
    store.transact(lambda session: session.add_journey(SHIFT, world.now()))
    store.backup(tmp_path / "backups" / "copy.duckdb")
    written = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")}
    assert {"eximap.duckdb", "eximap.duckdb.wal", "copy.duckdb"} <= written.keys()
    assert {name for name, others in written.items() if others} == set()


def test_a_start_finishes_a_close_that_a_kill_cut_off(
    start: Callable[[], Application], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = start()
    own.store.transact(lambda session: session.add_journey(SHIFT, own.world.now()))
    round_ = score_round.open_round(own.store, own.secrets, own.world, LEAD, "shift", Mode.NOT_STORED, 5)
    hand_in_all(own.store, own.secrets, own.world, round_.id, [sheet(1, 2, n % 3) for n in range(5)])
    ids = [found.id for found in own.store.read(lambda session: session.sheets(round_.id))]
    key = own.secrets.row_key(round_.id, token(0))

    def cut() -> None:
        raise PowerCut

    monkeypatch.setattr(own.secrets, "destroy_after", lambda *_: cut())
    with pytest.raises(PowerCut):
        release_round(own.store, own.secrets, own.world, LEAD, round_.id)
    own.store.close()
    assert _found(tmp_path, [key, *ids])
    start()
    assert _found(tmp_path, [key, *ids]) == set()
    assert list((tmp_path / "secrets").iterdir()) == []


def test_the_next_start_rewrites_what_a_close_could_not(
    start: Callable[[], Application], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(store: DuckDBStore) -> None:
        raise StoreUnusable("cannot-write", "no space left")

    own = start()
    own.store.transact(lambda session: session.add_journey(SHIFT, own.world.now()))
    round_ = score_round.open_round(own.store, own.secrets, own.world, LEAD, "shift", Mode.NOT_STORED, 5)
    hand_in_all(own.store, own.secrets, own.world, round_.id, [sheet(1, 2, n % 3) for n in range(5)])
    key = own.secrets.row_key(round_.id, token(0))
    with monkeypatch.context() as full:
        full.setattr(DuckDBStore, "checkpoint", refuse)
        with pytest.raises(StoreUnusable):
            release_round(own.store, own.secrets, own.world, LEAD, round_.id)
        assert [path.stat().st_size for path in (tmp_path / "secrets").iterdir()] == [0]
        own.store.close()
        for _ in range(2):  # a start that can't do it either leaves it to the one after
            with pytest.raises(StoreUnusable):
                start()
            gc.collect()  # the store that it had opened by then
    assert _found(tmp_path, [key])
    start()
    assert _found(tmp_path, [key]) == set()
    assert list((tmp_path / "secrets").iterdir()) == []


def test_a_restored_round_does_not_go_on_beside_its_own_secret(
    start: Callable[[], Application], tmp_path: Path
) -> None:
    own = start()
    own.store.transact(lambda session: session.add_journey(SHIFT, own.world.now()))
    round_ = score_round.open_round(own.store, own.secrets, own.world, LEAD, "shift", Mode.NOT_STORED, 5)
    hand_in_all(own.store, own.secrets, own.world, round_.id, [sheet(1, 2, n % 3) for n in range(5)])
    own.store.backup(tmp_path / "copy.duckdb")
    own.store.close()
    (tmp_path / "eximap.duckdb").unlink()
    backup.restore(tmp_path / "copy.duckdb", tmp_path / "eximap.duckdb")
    again = start()
    with pytest.raises(RoundClosed):  # one more sheet of somebody who has handed in
        hand_in_all(again.store, again.secrets, again.world, round_.id, [sheet(1, 2, 0)])
    assert release_round(again.store, again.secrets, again.world, LEAD, round_.id).sheets == 5


def test_a_store_behind_a_link_is_rewritten_where_it_lies(
    start: Callable[[], Application], tmp_path: Path
) -> None:
    real = tmp_path / "disk" / "store.duckdb"
    real.parent.mkdir()
    (tmp_path / "eximap.duckdb").symlink_to(real)
    store = start().store
    for team in ("A name that was changed", "Blue"):
        store.transact(lambda session, team=team: session.set_setting("team", team))
    store.checkpoint()
    store.close()
    assert (tmp_path / "eximap.duckdb").is_symlink()
    assert _found(tmp_path, ["A name that was changed", "Blue"]) == {"Blue"}


def _found(folder: Path, texts: list[str]) -> set[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {text for text in texts if any(text.encode() in path.read_bytes() for path in files)}


def test_a_workshop_goes_on_after_a_kill(start: Callable[[], Application]) -> None:
    first = start()
    first.store.transact(lambda session: session.add_journey(SHIFT, first.world.now()))
    workshop = workshops.opened(first.store, first.secrets, first.world, LEAD, "shift")
    ticket, seat = first.doors.join(workshop.code, {})
    assert take_part.join(first.store, first.secrets, first.world, ticket)
    first.store.close()  # as a kill leaves it: nothing else was tidied up
    second = start()
    assert second.doors.ticket_of({SEAT_COOKIE: seat}) == ticket
    assert look_at_seat.seat(second.store, second.secrets, ticket).joined


def test_shared_a_restart_keeps_the_key_of_the_start(
    start: Callable[[], Application], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = start()
    assert (bootstrap.held().hosts, alone.doors.shared) == (None, False)
    alone.store.close()
    monkeypatch.setenv("EXIMAP_SHARE", "1")
    monkeypatch.setenv("EXIMAP_HOSTS", "Map.example, map")
    first = start()
    assert {"map.example", "map"} <= (bootstrap.held().hosts or set())
    key = (tmp_path / "eximap.duckdb.key").read_text().strip()
    caller, cookie = first.doors.enter(key)
    assert caller.role is Role.ADMIN
    first.store.close()
    assert start().doors.caller_of({KEY_COOKIE: cookie}) == caller


def test_a_start_that_is_ended_at_once_warms_up_without_a_complaint(
    start: Callable[[], Application],
) -> None:
    usual = gc.get_threshold()
    start().store.close()
    seen: list[str] = []
    try:
        bootstrap._warm(lambda: seen.append("first screen"))
        young, older, oldest = gc.get_threshold()
        assert young > usual[0]
        assert young * older * oldest < 200_000  # objects made until everything is looked at
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
    assert seen == ["first screen"]
