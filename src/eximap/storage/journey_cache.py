"""Journeys as last read: frozen values, so that fifty screens showing one map need not build it fifty times.

A journey's `alive` gets a number that was never used before with every write to any part of it, and is read
in the same snapshot: one number is one content. A session that has written reads past the cache, since what
it wrote may yet be rolled back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from eximap.domain.journey import Journey

T = TypeVar("T")
JOURNEYS_KEPT, PLACES_KEPT = 64, 1000

Places = Mapping[str, tuple[str, bool, bool]]
"""Of each touchpoint its name, whether it is a moment of truth, and whether somebody wrote a note there."""


class Editions(Generic[T]):
    """What was read last of so many journeys, each in its newest known edition."""

    def __init__(self, most: int) -> None:
        self._lock = Lock()
        self._most = most
        self._kept: OrderedDict[str, tuple[int, T]] = OrderedDict()

    def get(self, id: str, alive: int) -> T | None:
        """What was read of exactly that edition."""
        with self._lock:
            kept = self._kept.get(id)
            if kept is None or kept[0] != alive:
                return None
            self._kept.move_to_end(id)
            return kept[1]

    def put(self, id: str, value: T, alive: int) -> None:
        """Keeps an edition in the place of an older one, never of a newer one."""
        with self._lock:
            if self._kept.get(id, (alive, value))[0] > alive:
                return
            self._kept[id] = (alive, value)
            self._kept.move_to_end(id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._kept.clear()


class JourneyCache:
    """Whole journeys, and of many more only what a list of actions says of where they belong."""

    def __init__(self) -> None:
        self.whole: Editions[Journey] = Editions(JOURNEYS_KEPT)
        self.places: Editions[Places] = Editions(PLACES_KEPT)

    def clear(self) -> None:
        """Forgets everything."""
        self.whole.clear()
        self.places.clear()
