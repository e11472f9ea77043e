"""Half an hour of answers that are thought over again: what the same people say leaves nothing behind."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.big_map import LEAD, opened
from benchmarks.inputs import PEOPLE, Block, People
from benchmarks.team import NOTES, TOUCHPOINTS, Opened, opened_workshop
from eximap.bootstrap import world
from eximap.domain.phase import PhaseKind
from eximap.usecases import run_workshop
from eximap.usecases.ports import Secrets, Store

AGAIN = 400
A_FEW = 300  # less than one object of each input


@pytest.fixture
def it(tmp_path: Path) -> Opened:
    return opened_workshop(tmp_path, "again")


@pytest.fixture
def room(tmp_path: Path, it: Opened) -> Iterator[tuple[Store, Secrets]]:
    with opened(tmp_path) as room:
        yield room


def kept() -> int:
    """Objects that Python holds, of all kinds."""
    gc.collect()
    return sys.getallocatedblocks()


@pytest.mark.parametrize(
    ("kind", "slots"), [(PhaseKind.SCORE, TOUCHPOINTS), (PhaseKind.WRITE, NOTES)], ids=["scores", "notes"]
)
def test_what_is_said_again_leaves_no_object_behind(
    room: tuple[Store, Secrets], it: Opened, kind: PhaseKind, slots: int
) -> None:
    store, secrets = room
    people = People(store, secrets, it)
    run_workshop.go_to(store, secrets, world(), LEAD, it.id, it.phases[kind])
    said = people.said(kind, ())

    def say(n: int) -> Block:
        return people.block(said, kind, 0, n)

    for n in (PEOPLE * slots, 200, 2):  # every slot is filled, and as many changes are kept as ever will be
        say(n)
    before = kept()
    say(AGAIN)
    assert kept() - before < A_FEW
