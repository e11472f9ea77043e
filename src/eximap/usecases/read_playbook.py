"""Looking into the playbook: everybody who leads or manages on this host reads all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eximap.domain import playbook_search
from eximap.domain.playbook import Entry
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import PLAYBOOK_STAMP, Session, Store


def entries(store: Store, caller: Caller) -> tuple[Entry, ...]:
    """All entries with what came back of them, last changed first. Raises `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.entries())


def fitting(
    store: Store, caller: Caller, journey_id: str, among: Sequence[Entry]
) -> Mapping[str, tuple[str, ...]]:
    """By entry id the touchpoints of the journey that it fits. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    journey = store.read(lambda session: session.journey(journey_id))
    return playbook_search.fitting(among, journey)


def for_touchpoint(store: Store, caller: Caller, journey_id: str, touchpoint_id: str) -> tuple[Entry, ...]:
    """What the playbook has for one touchpoint of a map. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)

    def work(session: Session) -> tuple[Entry, ...]:
        found = session.entries()
        fits = playbook_search.fitting(found, session.journey(journey_id)) if found else {}
        return tuple(entry for entry in found if touchpoint_id in fits.get(entry.id, ()))

    return store.read(work)


def stamp(store: Store) -> int:
    """Grows with every change of the playbook."""
    return store.stamp(PLAYBOOK_STAMP)
