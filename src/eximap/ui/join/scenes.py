"""What all phones of a workshop show alike, made once for each change of it and not once for each phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from eximap.ui.join import screen
from eximap.ui.join.visit import Visit
from eximap.ui.parts import as_text
from eximap.usecases import look_at_seat
from eximap.usecases.look_at_seat import Scene
from eximap.usecases.ports import Secrets, workshop_stamp

KEPT = 24


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """A scene in one language as JSON, data and text; `stamp` is the workshop's when it was read."""

    stamp: int
    journey_stamp: int
    scene: Scene
    data: dict[str, Any]
    text: str


@dataclass(eq=False)
class _Shelf:
    """The last of every workshop and language, oldest use first."""

    lock: Lock = field(default_factory=Lock)
    kept: dict[tuple[str, str], Alike] = field(default_factory=dict)


# One process has one set of secrets, however many callers look at its store with rights of their own.
_OF_PROCESS: WeakKeyDictionary[Secrets, _Shelf] = WeakKeyDictionary()


def of(visit: Visit, workshop: str) -> Alike:
    """The workshop as everybody sees it now. Raises `NotFound`."""
    shelf = _OF_PROCESS.setdefault(visit.secrets, _Shelf())
    mark = (workshop, visit.t.language)
    with shelf.lock:
        last = shelf.kept.pop(mark, None)
        fresh = last if last is not None and _is_fresh(visit, last) else _made(visit, workshop, last)
        shelf.kept[mark] = fresh
        while len(shelf.kept) > KEPT:
            del shelf.kept[next(iter(shelf.kept))]
        return fresh


def _is_fresh(visit: Visit, last: Alike) -> bool:
    workshop = last.scene.workshop
    now = (visit.store.stamp(workshop_stamp(workshop.id)), visit.store.stamp(workshop.journey))
    return now == (last.stamp, last.journey_stamp)


def _made(visit: Visit, workshop: str, last: Alike | None) -> Alike:
    # Stamps first: what is read after them may be newer than they say, never older.
    journey = (last.scene if last else look_at_seat.scene(visit.store, workshop)).workshop.journey
    stamp, journey_stamp = visit.store.stamp(workshop_stamp(workshop)), visit.store.stamp(journey)
    scene = look_at_seat.scene(visit.store, workshop)
    data = screen.data(visit, scene)
    return Alike(stamp, journey_stamp, scene, data, as_text(data))


# Phones were told the same before, so that a change is compared once and not once for each of them.
@lru_cache(maxsize=KEPT)
def news(last: Alike, now: Alike) -> str | None:
    """The members that have changed since, as JSON text; None when there are others than there were."""
    changed = changed_members(last.data, now.data)
    return None if changed is None else as_text(changed)


def changed_members(last: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any] | None:
    """What has another value than before; None when there are other names than there were."""
    if last.keys() != now.keys():
        return None
    return {name: value for name, value in now.items() if value is not last[name] and value != last[name]}
