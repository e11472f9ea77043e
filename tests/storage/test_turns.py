"""The queue of writers and the gate before the file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from eximap.storage.gate import Gate
from eximap.storage.turns import Turns


def test_one_at_a_time_and_everybody_gets_a_turn() -> None:
    turns, inside, most, done = Turns(), [0], [0], []

    def work(n: int) -> None:
        for _ in range(20):
            with turns.take():
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1
                done.append(n)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert most == [1]
    assert sorted(done) == sorted(n for n in range(8) for _ in range(20))


def test_a_turn_that_fails_is_passed_on() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.take():
        raise ZeroDivisionError
    passed = []
    with turns.take():
        passed.append(True)
    assert passed


def test_many_pass_a_gate_together_and_one_has_it_alone() -> None:
    gate, together = Gate(), Barrier(4)
    count, seen, lock = [0], [], Lock()

    def shared(_: int) -> None:
        with gate.shared():
            together.wait(timeout=10)  # only opens when all four are inside
            with lock:
                count[0] += 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(shared, range(4)))
    with gate.alone():
        seen.append(count[0])
    assert seen == [4]


def test_who_waits_to_be_alone_goes_before_newcomers() -> None:
    gate, inside, leave, order = Gate(), Event(), Event(), []

    def first() -> None:
        with gate.shared():
            inside.set()
            leave.wait(timeout=10)

    def alone() -> None:
        with gate.alone():
            order.append("alone")

    def newcomer() -> None:
        with gate.shared():
            order.append("newcomer")

    with ThreadPoolExecutor(3) as pool:
        pool.submit(first)
        assert inside.wait(timeout=10)
        waiting = pool.submit(alone)
        while not gate.wanted:
            assert not waiting.done()
        late = pool.submit(newcomer)
        leave.set()
        waiting.result()
        late.result()
    assert order == ["alone", "newcomer"]
