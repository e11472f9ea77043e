"""Cookies that nobody can make up, and a key that outlives a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eximap.storage.seal import LENGTH, SealFile


def fixed(byte: int) -> Callable[[int], bytes]:
    """Chance that always gives the same."""
    return lambda n: bytes([byte]) * n


def test_what_was_closed_opens_again_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "data" / "cookies.key"
    text = SealFile(path, fixed(7)).close("seat", ["w1", "токен"])
    assert SealFile(path, fixed(8)).open("seat", text) == ["w1", "токен"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(path.read_bytes()) == LENGTH


def test_it_fits_into_a_cookie(tmp_path: Path) -> None:
    text = SealFile(tmp_path / "key", fixed(7)).close("seat", [["w" * 36, "t" * 40]] * 4)
    assert len(text) < 1000
    assert all(c.isascii() and (c.isalnum() or c in "-_.") for c in text)


FORGED = {
    "empty": lambda text, _: "",
    "no cookie of ours": lambda text, _: "a.b",
    "not ASCII": lambda text, _: "é" + text,
    "cut short": lambda text, _: text[:-1],
    "cut at the signature": lambda text, _: text.rpartition(".")[0],
    "one sign changed": lambda text, _: ("A" if text[0] != "A" else "B") + text[1:],
    "the signature of another": lambda text, other: text.rpartition(".")[0] + "." + other.rpartition(".")[2],
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_what_was_changed_does_not_open(tmp_path: Path, forge: Callable[[str, str], str]) -> None:
    seal = SealFile(tmp_path / "key", fixed(7))
    text, other = seal.close("seat", ["w1", "t1"]), seal.close("seat", ["w2", "t2"])
    assert seal.open("seat", forge(text, other)) is None


def test_it_opens_for_its_own_purpose_and_with_its_own_key_only(tmp_path: Path) -> None:
    one, other = SealFile(tmp_path / "one", fixed(7)), SealFile(tmp_path / "other", fixed(8))
    text = one.close("seat", "x")
    assert (one.open("key", text), other.open("seat", text)) == (None, None)


@pytest.mark.parametrize("content", [b"", b"short", bytes(LENGTH)], ids=["empty", "cut off", "zeros"])
def test_a_key_that_could_be_guessed_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    SealFile(path, fixed(7))
    assert path.read_bytes() == b"\x07" * LENGTH
