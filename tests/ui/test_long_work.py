"""Long work runs beside the screen, says how far it is, and leaves nothing when it is ended."""

from __future__ import annotations

from threading import Event

import pytest

from eximap.ui.work.long_work import Ended, LongWork, Tell


def test_it_says_how_far_it_is_and_what_it_came_to() -> None:
    begun, go_on = Event(), Event()

    def do(tell: Tell) -> str:
        for share in (0.25, 0.5, 0.1):
            tell(share)
        begun.set()
        go_on.wait(5)
        return "done"

    work = LongWork("files", "Reading", 4, do)
    assert begun.wait(5)
    assert (work.over, work.share) == (False, 0.5)
    go_on.set()
    work.wait(5)
    assert (work.over, work.result()) == (True, "done")


def test_it_ends_where_it_tells_the_next_time() -> None:
    begun, go_on, reached = Event(), Event(), Event()

    def do(tell: Tell) -> None:
        begun.set()
        go_on.wait(5)
        tell(0.5)
        reached.set()

    work = LongWork("files", "Reading", 4, do)
    assert begun.wait(5)
    work.end()
    go_on.set()
    work.wait(5)
    with pytest.raises(Ended):
        work.result()
    assert (work.over, work.ending, reached.is_set()) == (True, True, False)


def test_a_fault_is_raised_where_the_result_is_asked_for() -> None:
    def do(_: Tell) -> None:
        raise ValueError("broken")

    work = LongWork("files", "Reading", 0, do)
    work.wait(5)
    with pytest.raises(ValueError, match="broken"):
        work.result()
