"""The playbook as a file: handed on to another installation, and taken in from one.

Taking in is all or nothing, and doing it twice changes nothing: an entry and a result are known by their ids,
the version that changed last stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from eximap.domain import playbook
from eximap.domain.errors import Invalid
from eximap.domain.playbook import Entry
from eximap.i18n.translator import Translator
from eximap.usecases.access import Caller, reaches_unit, require_lead, require_reader
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file would bring, before anything is stored: counts of entries, and of results in them.

    `known` are here already in this version or a newer one; `faults` say what is wrong by its field,
    `warnings` what stays behind. With a fault there is nothing to take in.
    """

    entries: tuple[Entry, ...] = ()
    new: int = 0
    newer: int = 0
    known: int = 0
    results: int = 0
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def brings(self) -> bool:
        """Whether taking it in changes anything."""
        return self.new + self.newer + self.results > 0


def as_json(store: Store, caller: Caller, entry_id: str | None, t: Translator) -> Handout:
    """One entry, or all of them, with what came back. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import playbook_json  # brings a validator, which no start should wait for

    require_reader(caller)

    def work(session: Session) -> tuple[Entry, ...]:
        return session.entries() if entry_id is None else (session.entry(entry_id),)

    found = store.read(work)
    name = t("Playbook") if entry_id is None else t("Playbook, {name}", name=found[0].name)
    text = playbook_json.written(playbook_json.dump(found))
    return Handout(f"{name}.json", "application/json", text.encode())


def look_into(store: Store, caller: Caller, text: str, t: Translator) -> Arrival:
    """What the file would bring. Raises `NotAllowed`, and nothing for whatever the text holds."""
    from eximap.interchange import playbook_json

    require_lead(caller)
    reading = playbook_json.load(text)
    said = [(p.severity, playbook_json.describe(p, t)) for p in reading.problems]
    faults = tuple(sentence for severity, sentence in said if severity == "error")
    warnings = tuple(sentence for severity, sentence in said if severity != "error")
    if reading.entries is None:
        return Arrival(faults=faults, warnings=warnings)
    counted = store.read(lambda session: _counted(session, caller, reading.entries or ()))
    return replace(counted, entries=reading.entries, warnings=warnings)


def _counted(session: Session, caller: Caller, arriving: tuple[Entry, ...]) -> Arrival:
    here = {entry.id: entry for entry in session.entries()}
    fresh = [entry for entry in arriving if entry.id not in here]
    pairs = [(here[entry.id], entry) for entry in arriving if entry.id in here]
    newer = sum(_replaces(mine, theirs, caller) for mine, theirs in pairs)
    results = sum(len(set(playbook.gathered(m.results, t.results)) - set(m.results)) for m, t in pairs)
    results += sum(len(entry.results) for entry in fresh)
    return Arrival(new=len(fresh), newer=newer, known=len(pairs) - newer, results=results)


def _replaces(mine: Entry, theirs: Entry, caller: Caller) -> bool:
    """Whether the file's words take the place of ours; those of another unit are not this caller's."""
    return reaches_unit(caller, mine.unit) and theirs.changed_at > mine.changed_at


def take_in(store: Store, world: World, caller: Caller, arrival: Arrival) -> None:
    """Stores what `look_into` found, all of it or none. Raises `Invalid` for faults, `NotAllowed`."""
    require_lead(caller)
    if arrival.faults:
        raise Invalid("file", "unusable")

    def work(session: Session) -> None:
        here = {entry.id: entry for entry in session.entries()}
        for entry in arrival.entries:
            mine = here.get(entry.id)
            if mine is None:
                session.put_entry(None, replace(entry, unit=caller.unit, ver=world.new_id()))
            elif _replaces(mine, entry, caller):
                session.put_entry(mine, playbook.replaced(mine, entry, world.new_id()))
            for result in entry.results:
                session.put_result(entry.id, result)

    store.transact(work)
