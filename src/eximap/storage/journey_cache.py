"""Journeys as last read: frozen values, so that fifty screens showing one map need not build it fifty times.

A journey's `alive` gets a number that was never used before with every write to any part of it, and is read
in the same snapshot: one number is one content. A session that has written reads past the cache, since what
it wrote may yet be rolled back.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eximap.domain.journey import Journey

KEPT = 64


class JourneyCache:
    """The journeys read last, each in its newest known edition."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[int, Journey]] = OrderedDict()

    def get(self, id: str, alive: int) -> Journey | None:
        """The journey in exactly that edition."""
        with self._lock:
            edition, journey = self._kept.get(id, (None, None))
            if journey is None or edition != alive:
                return None
            self._kept.move_to_end(id)
            return journey

    def put(self, journey: Journey, alive: int) -> None:
        """Keeps an edition in the place of an older one, never of a newer one."""
        with self._lock:
            if self._kept.get(journey.id, (alive, journey))[0] > alive:
                return
            self._kept[journey.id] = (alive, journey)
            self._kept.move_to_end(journey.id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._kept.clear()
