"""Workshops as last read, with what was read of each person's contributions: fifty phones ask for the same.

A workshop's `alive` grows with every write to it or to anything that hangs on it, and is read in the same
snapshot: one number is one content. Every write of this process is noted here when it commits, so the newest
edition is what the store holds, unless somebody commits just now.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from eximap.domain.contribution import Contribution
    from eximap.domain.workshop import Workshop

KEPT = 8
GONE = 2**63  # more than any `alive`


class Filled(NamedTuple):
    """What stands in a slot, and its row's id."""

    id: str
    contribution: Contribution


Slots = dict[str, Filled]


@dataclass(slots=True)
class Edition:
    """A workshop in one `alive`.

    `people` are everybody's slots by row key, of the phases that somebody asked for so far; `seats` are the
    keys that take part, `handed_in` those with a sheet in its round, None before somebody asked. A dictionary
    of slots is never changed.
    """

    alive: int
    workshop: Workshop
    people: dict[str, dict[str, Slots]] = field(default_factory=dict)
    seats: set[str] | None = None
    handed_in: frozenset[str] | None = None

    def copy(self) -> Edition:
        """The same, to be changed by one transaction."""
        people = {phase: slots.copy() for phase, slots in self.people.items()}
        seats = None if self.seats is None else set(self.seats)
        return Edition(self.alive, self.workshop, people, seats, self.handed_in)


class WorkshopCache:
    """The workshops read last, each in its newest known edition."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, Edition] = OrderedDict()
        # Of every workshop written to: whoever has read an older edition may not bring it back.
        self._least: dict[str, int] = {}

    def newest(self, id: str) -> Edition | None:
        """The workshop as it was committed last, if it is known."""
        with self._lock:
            found = self._kept.get(id)
            if found is not None:
                self._kept.move_to_end(id)
            return found

    def get(self, id: str, alive: int) -> Edition | None:
        """The workshop in exactly that edition."""
        found = self.newest(id)
        return found if found is not None and found.alive == alive else None

    def put(self, edition: Edition) -> None:
        """Keeps an edition in the place of an older one, never of a newer one."""
        id = edition.workshop.id
        with self._lock:
            known = self._kept[id].alive if id in self._kept else 0
            if edition.alive < max(known, self._least.get(id, 0)):
                return
            self._kept[id] = edition
            self._kept.move_to_end(id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def drop(self, id: str, least: int = 0) -> None:
        """Forgets one; an edition before `least` is not taken any more."""
        with self._lock:
            self._kept.pop(id, None)
            self._least[id] = max(least, self._least.get(id, 0))

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._kept.clear()
            self._least.clear()
