"""Workshops as last read, with what was read of each person's contributions: fifty phones ask for the same.

A workshop's `alive` grows with every write to it or to anything that hangs on it, and is read in the same
snapshot: one number is one content.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from eximap.domain.contribution import Contribution
    from eximap.domain.workshop import Workshop

KEPT = 8
Slots: TypeAlias = "dict[str, Contribution]"


@dataclass(slots=True)
class Edition:
    """A workshop in one `alive`.

    `people` are everybody's slots by row key, of the phases that somebody asked for so far; `seats` are the
    keys that take part, None before somebody asked. A dictionary of slots is never changed.
    """

    alive: int
    workshop: Workshop
    people: dict[str, dict[str, Slots]] = field(default_factory=dict)
    seats: set[str] | None = None

    def copy(self) -> Edition:
        """The same, to be changed by one transaction."""
        people = {phase: slots.copy() for phase, slots in self.people.items()}
        return Edition(self.alive, self.workshop, people, None if self.seats is None else set(self.seats))


class WorkshopCache:
    """The workshops read last, each in its newest known edition."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, Edition] = OrderedDict()

    def get(self, id: str, alive: int) -> Edition | None:
        """The workshop in exactly that edition."""
        with self._lock:
            found = self._kept.get(id)
            if found is None or found.alive != alive:
                return None
            self._kept.move_to_end(id)
            return found

    def put(self, edition: Edition) -> None:
        """Keeps an edition in the place of an older one, never of a newer one."""
        id = edition.workshop.id
        with self._lock:
            if id in self._kept and self._kept[id].alive > edition.alive:
                return
            self._kept[id] = edition
            self._kept.move_to_end(id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def drop(self, id: str) -> None:
        """Forgets one: what people contributed to it is deleted."""
        with self._lock:
            self._kept.pop(id, None)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._kept.clear()
