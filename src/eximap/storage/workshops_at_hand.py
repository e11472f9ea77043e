"""The workshops of one transaction: read by their edition, written once however many people wrote.

Every write makes `alive` grow, once a transaction and workshop and guarded by what it was, so that a
contribution and a change of the workshop meet. New contributions and seats are inserted together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eximap.domain.contribution import Contribution
from eximap.domain.workshop import Workshop
from eximap.storage import contribution_rows, workshop_rows
from eximap.storage.rows import Rows
from eximap.storage.workshop_cache import Edition, Slots, WorkshopCache


@dataclass(slots=True)
class WorkshopsAtHand:
    """As this transaction sees and changes them."""

    rows: Rows
    cache: WorkshopCache
    _seen: dict[str, Edition] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _forgotten: set[str] = field(default_factory=set)
    _new: list[contribution_rows.New] = field(default_factory=list)
    _joined: list[contribution_rows.Seat] = field(default_factory=list)

    def workshop(self, id: str) -> Workshop:
        """Raises `NotFound`."""
        return self._edition(id).workshop

    def save(self, before: Workshop, after: Workshop) -> None:
        """Raises `Conflict` when somebody wrote since `before`."""
        self._write(before.id)
        workshop_rows.save(self.rows, before, after)
        self._seen[before.id].workshop = after

    def own(self, workshop: str, phase: str, row_key: str) -> Slots:
        """One person's slots of one phase. Raises `NotFound`."""
        return dict(self._people(workshop, phase).get(row_key, {}))

    def put(
        self, workshop: str, phase: str, row_key: str, slot: str, id: str, contribution: Contribution
    ) -> None:
        """Fills the slot; `id` names it when it is new, a filled one keeps its id. Raises `NotFound`."""
        own = self.own(workshop, phase, row_key)
        self._write(workshop)
        if slot in own:
            self.flush()
            contribution_rows.replace(self.rows, workshop, phase, row_key, slot, contribution)
        else:
            self._new.append(contribution_rows.New(id, workshop, phase, row_key, slot, contribution))
        self._people(workshop, phase)[row_key] = {**own, slot: contribution}

    def drop(self, workshop: str, phase: str, row_key: str, slot: str) -> None:
        """Empties the slot; an empty one stays empty. Raises `NotFound`."""
        own = self.own(workshop, phase, row_key)
        self._write(workshop)
        self.flush()
        contribution_rows.drop(self.rows, workshop, phase, row_key, slot)
        own.pop(slot, None)
        self._people(workshop, phase)[row_key] = own

    def takes_part(self, workshop: str, row_key: str) -> bool:
        """Whether this key has joined. Raises `NotFound`."""
        return row_key in self._seats(workshop)

    def join(self, workshop: str, row_key: str, person: str | None) -> bool:
        """Notes that somebody takes part; False when that was known. Raises `NotFound`."""
        if self.takes_part(workshop, row_key):
            return False
        self._write(workshop)
        self._joined.append(contribution_rows.Seat(workshop, row_key, person))
        self._seats(workshop).add(row_key)
        return True

    def forget(self, workshop: str, phase: str | None, slots_but: str | None) -> None:
        """Deletes contributions. Raises `NotFound`."""
        self._write(workshop)
        self.flush()
        contribution_rows.forget(self.rows, workshop, phase, slots_but)
        self._seen[workshop].people.clear()
        self._forgotten.add(workshop)

    def forget_people(self, workshop: str) -> None:
        """Deletes who took part. Raises `NotFound`."""
        self._write(workshop)
        self.flush()
        contribution_rows.forget_people(self.rows, workshop)
        self._seen[workshop].seats = set()
        self._forgotten.add(workshop)

    def flush(self) -> None:
        """Writes what is new: before whatever reads or changes such rows, and at the end."""
        new, self._new = self._new, []
        joined, self._joined = self._joined, []
        contribution_rows.add(self.rows, new)
        contribution_rows.add_seats(self.rows, joined)

    def committed(self) -> None:
        """What was written is what there is now."""
        for id in self._forgotten:
            self.cache.drop(id)
        for id in self._written - self._forgotten:
            self.cache.put(self._seen[id])

    def _edition(self, id: str) -> Edition:
        found = self._seen.get(id)
        if found is None:
            found = self._seen[id] = workshop_rows.edition(self.rows, id, self.cache)
        return found

    def _people(self, workshop: str, phase: str) -> dict[str, Slots]:
        edition = self._edition(workshop)
        if phase not in edition.people:
            found = contribution_rows.by_person(self.rows, workshop, phase)
            edition.people[phase] = {key: slots for key, slots, _ in found}
        return edition.people[phase]

    def _seats(self, workshop: str) -> set[str]:
        edition = self._edition(workshop)
        if edition.seats is None:
            edition.seats = contribution_rows.seats(self.rows, workshop)
        return edition.seats

    def _write(self, id: str) -> None:
        """Once a transaction: changes a copy from now on, in the next `alive`."""
        if id in self._written:
            return
        edition = self._edition(id).copy()
        workshop_rows.bump(self.rows, id, edition.alive)
        edition.alive += 1
        self._seen[id] = edition
        self._written.add(id)
