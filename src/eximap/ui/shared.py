"""What many visitors need at once: the first one makes it, the others wait for it and take it over."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from eximap.usecases.ports import Store

T = TypeVar("T")

KEPT = 48


class Shared:
    """The values used last, by mark; a mark names everything that a value depends on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Lock, list[Any]]] = OrderedDict()

    def get(self, mark: Hashable, make: Callable[[], T]) -> T:
        """The value of that mark, made at most once at a time; what `make` raises keeps nothing."""
        with self._lock:
            making, made = self._kept.setdefault(mark, (Lock(), []))
            self._kept.move_to_end(mark)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        with making:  # of this value only: nobody waits for another journey's map
            if not made:
                made.append(make())
            return made[0]


_OF_STORE: WeakKeyDictionary[Store, Shared] = WeakKeyDictionary()
_FINDING = Lock()


def shared_by(store: Store) -> Shared:
    """What was made from that store; it goes when the store goes."""
    with _FINDING:
        return _OF_STORE.setdefault(store, Shared())
