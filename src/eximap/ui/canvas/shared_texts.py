"""Texts that many visitors need at once: the first one makes it, the others wait for it and take it over."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from weakref import WeakKeyDictionary

from eximap.usecases.ports import Store

KEPT = 24


class SharedTexts:
    """The texts used last, by mark; a mark names everything that a text depends on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Lock, list[str]]] = OrderedDict()

    def get(self, mark: Hashable, make: Callable[[], str]) -> str:
        """The text of that mark, made at most once at a time; what `make` raises keeps nothing."""
        with self._lock:
            making, made = self._kept.setdefault(mark, (Lock(), []))
            self._kept.move_to_end(mark)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        with making:  # of this text only: nobody waits for another journey's map
            if not made:
                made.append(make())
            return made[0]


_OF_STORE: WeakKeyDictionary[Store, SharedTexts] = WeakKeyDictionary()
_FINDING = Lock()


def texts_of(store: Store) -> SharedTexts:
    """The texts made from that store; they go when it goes."""
    with _FINDING:
        return _OF_STORE.setdefault(store, SharedTexts())
