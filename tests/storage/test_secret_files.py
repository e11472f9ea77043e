"""The secret of a round: private while it lives, found nowhere afterwards."""

from __future__ import annotations

import hmac
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from eximap.domain.errors import RoundClosed
from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import score_round
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from eximap.usecases.release_round import release_round

SECRET = bytes(range(100, 132))
ANN = Caller(Role.LEAD, "ann")
JOURNEY = Journey("j", "First day", stages=(Stage("s", "All", (Touchpoint("t", "Welcome"),)),))


def test_a_key_is_the_hmac_of_secret_and_token(secrets: SecretFiles) -> None:
    secrets.create("r")
    assert secrets.row_key("r", "token") == hmac.new(SECRET, b"token", sha256).hexdigest()


def test_folder_and_file_are_private(secrets: SecretFiles, tmp_path: Path) -> None:
    secrets.create("../../r")
    folder = tmp_path / "data" / "secrets"
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert file.read_bytes() == SECRET


def test_making_a_secret_again_keeps_the_first(tmp_path: Path) -> None:
    chances = iter((b"a" * 32, b"b" * 32))
    secrets = SecretFiles(tmp_path / "secrets", lambda n: next(chances))
    secrets.create("r")
    first = secrets.row_key("r", "token")
    secrets.create("r")
    assert secrets.row_key("r", "token") == first


def test_a_destroyed_secret_is_gone_and_was_overwritten(secrets: SecretFiles, tmp_path: Path) -> None:
    secrets.create("r")
    (file,) = (tmp_path / "data" / "secrets").iterdir()
    with file.open("rb") as still_open:
        for _ in range(2):
            secrets.destroy("r")
        assert still_open.read() == bytes(32)
    assert not file.exists()
    with pytest.raises(RoundClosed):
        secrets.row_key("r", "token")


@pytest.mark.parametrize("rest", [b"", SECRET[:10], bytes(32)], ids=["empty", "cut", "zeros"])
def test_a_half_destroyed_secret_makes_no_keys(secrets: SecretFiles, tmp_path: Path, rest: bytes) -> None:
    secrets.create("r")
    (file,) = (tmp_path / "data" / "secrets").iterdir()
    file.write_bytes(rest)
    with pytest.raises(RoundClosed):
        secrets.row_key("r", "token")


def test_a_rewrite_that_fails_takes_the_secret_and_leaves_a_mark_until_one_succeeds(
    secrets: SecretFiles, tmp_path: Path
) -> None:
    def fail() -> None:
        raise OSError("no space")

    folder = tmp_path / "data" / "secrets"
    for round in ("over", "open"):
        secrets.create(round)
    with pytest.raises(OSError, match="no space"):
        secrets.destroy_after(fail, ["over", "gone before"])
    assert sorted(path.stat().st_size for path in folder.iterdir()) == [0, 0, 32]
    with pytest.raises(RoundClosed):
        secrets.row_key("over", "token")
    for _ in range(2):  # to count them takes none away
        assert secrets.keep_only(frozenset({"open"})) == 2
    secrets.destroy_after(lambda: None)
    assert secrets.keep_only(frozenset({"open"})) == 0
    assert secrets.row_key("open", "token")


def test_a_mark_made_while_the_file_is_rewritten_waits_for_the_next_time(secrets: SecretFiles) -> None:
    secrets.create("left behind")
    counted: list[int] = []
    secrets.destroy_after(lambda: counted.append(secrets.keep_only(frozenset())))
    assert counted == [1]
    assert secrets.keep_only(frozenset()) == 1


def test_after_a_not_stored_round_neither_token_nor_secret_nor_key_is_found(
    open_store, secrets: SecretFiles, world: World, tmp_path: Path
) -> None:
    tokens = [f"token-of-browser-{i:02}" for i in range(5)]
    with closing(open_store()) as store:
        store.transact(lambda session: session.add_journey(JOURNEY, world.now()))
        round_ = score_round.open_round(store, secrets, world, ANN, "j", Mode.NOT_STORED, 3)
        keys = [secrets.row_key(round_.id, token) for token in tokens]
        for i, token in enumerate(tokens):
            sheet = Sheet("-", (Answer("t", Met.SCORED, i - 2),), person=f"Person {i}")
            assert score_round.hand_in(store, secrets, world, round_.id, token, sheet)
        store.backup(tmp_path / "data" / "during.duckdb")
        # Until the close the keys stand in the store itself: that they are found shows that the search sees.
        assert _found(tmp_path, [keys[0].encode()]) == {"eximap.duckdb.wal"}
        release_round(store, secrets, world, ANN, round_.id)
        store.backup(tmp_path / "data" / "after.duckdb")
        named = [text.encode() for text in (*tokens, "Person")]
        assert _found(tmp_path, [SECRET, SECRET.hex().encode(), *named]) == set()
    assert _found(tmp_path, [key.encode() for key in keys]) == set()


def test_a_rewritten_file_holds_nothing_that_was_replaced(open_store, world: World, tmp_path: Path) -> None:
    with closing(open_store()) as store:
        store.transact(lambda session: session.add_journey(JOURNEY, world.now()))

        def rename(title: str) -> None:
            def work(session):
                before = session.journey("j")
                session.save_journey(before, replace(before, title=title), world.now())

            store.transact(work)

        rename("A sentence that should not have been written")
        rename("Better")
        assert _found(tmp_path, [b"should not have been written"])
        store.checkpoint()
        assert not _found(tmp_path, [b"should not have been written"])
        store.erase_everything()
        assert not _found(tmp_path, [b"Better", b"Welcome"])


def _found(folder: Path, needles: list[bytes]) -> set[str]:
    """Names of the files under the folder that hold one of the needles."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return {path.name for path in files if any(needle in path.read_bytes() for needle in needles)}
