"""Writers one after the other, in the order in which they came.

In one process optimistic writers of one map only undo each other's work: fifty of them got half of the
writes done that a queue gets. A plain lock lets somebody wait for seconds, since it is not fair.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class Turns:
    """A fair lock, not re-entrant: a thread that has its turn may not ask for another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._queue: deque[Event] = deque()  # the first is whose turn it is

    @contextmanager
    def take(self) -> Iterator[None]:
        """Waits for its turn, and passes it on."""
        mine = Event()
        with self._lock:
            self._queue.append(mine)
            if self._queue[0] is mine:
                mine.set()
        try:
            mine.wait()
            yield
        finally:
            self._leave(mine)

    def _leave(self, mine: Event) -> None:
        with self._lock:
            self._queue.remove(mine)
            if self._queue:
                self._queue[0].set()
