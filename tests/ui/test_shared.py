"""One text for everybody who looks at the same thing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from eximap.ui.shared import KEPT, Shared, shared_by
from eximap.usecases.ports import World
from tests.ui.demo_visit import lead


def test_a_text_is_made_once_for_many_at_the_same_moment() -> None:
    texts, together, made = Shared(), Barrier(8), []

    def make() -> str:
        made.append("a map")
        return "a map"

    def look(_: int) -> str:
        together.wait(timeout=10)
        return texts.get("mark", make)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(look, range(8))) == {"a map"}
    assert made == ["a map"]


def test_another_mark_is_another_text() -> None:
    texts = Shared()
    assert [texts.get(mark, lambda mark=mark: f"text {mark}") for mark in (1, 2, 1)] == [
        "text 1",
        "text 2",
        "text 1",
    ]


def test_a_failure_is_not_kept() -> None:
    texts = Shared()

    def fail() -> str:
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            texts.get("mark", fail)
    assert texts.get("mark", lambda: "there again") == "there again"


def test_the_text_that_was_used_longest_ago_goes() -> None:
    texts = Shared()
    for number in range(KEPT + 1):
        texts.get(number, lambda number=number: f"first {number}")
    assert texts.get(1, lambda: "again") == "first 1"
    assert texts.get(0, lambda: "again") == "again"


def test_two_stores_share_nothing(tmp_path: Path, world: World) -> None:
    one, other = lead(tmp_path / "one", world), lead(tmp_path / "other", world)
    shared_by(one.store).get("mark", lambda: "of one")
    assert shared_by(one.store).get("mark", lambda: "anew") == "of one"
    assert shared_by(other.store).get("mark", lambda: "of the other") == "of the other"
    for it in (one, other):
        it.store.close()
