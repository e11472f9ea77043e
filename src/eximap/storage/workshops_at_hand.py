"""The workshops of one transaction: read by their edition, written once however many people wrote.

Every write makes `alive` grow, once a transaction and workshop and guarded by what it was, so that a
contribution and a change of the workshop meet. New contributions and seats are inserted together.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from eximap.domain.contribution import Contribution
from eximap.domain.workshop import Workshop
from eximap.storage import contribution_rows, round_rows, workshop_rows
from eximap.storage.rows import Conflict, Rows
from eximap.storage.workshop_cache import GONE, Edition, Filled, Slots, WorkshopCache


@dataclass(slots=True)
class WorkshopsAtHand:
    """As this transaction sees and changes them.

    Before its first statement it takes the newest editions from the cache. They are of its snapshot where
    `alone` says that nobody else writes meanwhile; else `verify` has to say so once there is a snapshot.
    """

    rows: Rows
    cache: WorkshopCache
    alone: bool = False
    snapshot: bool = False
    _seen: dict[str, Edition] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _forgotten: set[str] = field(default_factory=set)
    _gone: set[str] = field(default_factory=set)
    _new: dict[str, contribution_rows.New] = field(default_factory=dict)
    _changed: dict[str, Contribution] = field(default_factory=dict)
    _joined: list[contribution_rows.Seat] = field(default_factory=list)
    _handed_in: dict[str, frozenset[str]] = field(default_factory=dict)

    def verify(self) -> None:
        """The transaction has begun. Raises `Conflict` when it sees other editions than were looked at."""
        self.snapshot = True
        if self.alone:
            return
        for id, edition in self._seen.items():
            if workshop_rows.alive(self.rows, id) != edition.alive:
                self.cache.drop(id)
                raise Conflict(f"workshop {id}")

    def workshop(self, id: str) -> Workshop:
        """Raises `NotFound`."""
        return self._edition(id).workshop

    def save(self, before: Workshop, after: Workshop) -> None:
        """Raises `Conflict` when somebody wrote since `before`."""
        self._write(before.id)
        workshop_rows.save(self.rows, before, after)
        self._seen[before.id].workshop = after
        if before.round != after.round:
            self._seen[before.id].handed_in = None

    def own(self, workshop: str, phase: str, row_key: str) -> dict[str, Contribution]:
        """One person's slots of one phase. Raises `NotFound`."""
        slots = self._people(workshop, phase).get(row_key, {})
        return {slot: filled.contribution for slot, filled in slots.items()}

    def put(
        self, workshop: str, phase: str, row_key: str, slot: str, id: str, contribution: Contribution
    ) -> None:
        """Fills the slot; `id` names it when it is new, a filled one keeps its id. Raises `NotFound`."""
        self._write(workshop)
        people = self._people(workshop, phase)
        own = people.get(row_key, {})
        if slot in own:
            id = own[slot].id
        if id in self._new:
            self._new[id] = replace(self._new[id], contribution=contribution)
        elif slot in own:
            self._changed[id] = contribution
        else:
            self._new[id] = contribution_rows.New(id, workshop, phase, row_key, slot, contribution)
        people[row_key] = {**own, slot: Filled(id, contribution)}

    def drop(self, workshop: str, phase: str, row_key: str, slot: str) -> None:
        """Empties the slot; an empty one stays empty. Raises `NotFound`."""
        own = self._people(workshop, phase).get(row_key, {})
        if slot not in own:
            return
        self._write(workshop)
        self.flush()
        contribution_rows.drop(self.rows, own[slot].id)
        left = {name: filled for name, filled in own.items() if name != slot}
        self._people(workshop, phase)[row_key] = left

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

    def handed_in(self, round: str) -> frozenset[str]:
        """The keys with a sheet in the round: asked for once, for everybody, where a workshop has it."""
        edition = next((e for e in self._seen.values() if e.workshop.round == round), None)
        found = self._handed_in.get(round) if edition is None else edition.handed_in
        if found is None:
            found = round_rows.row_keys(self.rows, round)
            if edition is None:
                self._handed_in[round] = found
            else:
                edition.handed_in = found
        return found

    def sheets_change(self, round: str, journey: str) -> None:
        """Sheets of the round are written: what is known of them is of an older edition."""
        self._handed_in.pop(round, None)
        for workshop in workshop_rows.open_of(self.rows, journey):
            self._write(workshop)
            self._seen[workshop].handed_in = None

    def gone(self, workshop: str) -> None:
        """Its row is deleted."""
        self._gone.add(workshop)

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
        new, self._new = list(self._new.values()), {}
        changed, self._changed = self._changed, {}
        joined, self._joined = self._joined, []
        contribution_rows.add(self.rows, new)
        for id, contribution in changed.items():
            contribution_rows.replace(self.rows, id, contribution)
        contribution_rows.add_seats(self.rows, joined)

    def committed(self) -> None:
        """What was written is what there is now."""
        for id in self._written:
            self.cache.drop(id, self._seen[id].alive)
        for id in self._written - self._forgotten:
            self.cache.put(self._seen[id])
        for id in self._gone:
            self.cache.drop(id, GONE)

    def _edition(self, id: str) -> Edition:
        found = self._seen.get(id)
        if found is None and (self.alone or not self.snapshot):
            found = self.cache.newest(id)
        if found is None:
            found = workshop_rows.edition(self.rows, id, self.cache)
        self._seen[id] = found
        return found

    def _people(self, workshop: str, phase: str) -> dict[str, Slots]:
        edition = self._edition(workshop)
        if phase not in edition.people:
            edition.people[phase] = contribution_rows.slots(self.rows, workshop, phase)
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
        try:
            workshop_rows.bump(self.rows, id, edition.alive)
        except Conflict:
            self.cache.drop(id)  # the store was written to past this process's sessions
            raise
        edition.alive += 1
        self._seen[id] = edition
        self._written.add(id)
