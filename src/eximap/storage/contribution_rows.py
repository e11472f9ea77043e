"""What people contribute to a workshop, keyed by slots; and who takes part, as keys without names.

Whoever writes here writes the workshop's `alive` as well (see workshops_at_hand): a contribution that races
the end of its phase is either gathered or refused, never lost between the two.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from eximap.domain.contribution import FINISHED, Contribution, contribution_from, to_json
from eximap.storage.rows import Rows, insert
from eximap.storage.workshop_cache import Filled, Slots

# The row key of a person, their slots, and the name where the workshop keeps one.
Person = tuple[str, dict[str, Contribution], str | None]


@dataclass(frozen=True, slots=True)
class New:
    """A contribution to an empty slot; `id` names it."""

    id: str
    workshop: str
    phase: str
    row_key: str
    slot: str
    contribution: Contribution


def add(rows: Rows, new: Sequence[New]) -> None:
    """Fills empty slots."""
    records = [
        {
            "id": it.id,
            "workshop": it.workshop,
            "phase": it.phase,
            "row_key": it.row_key,
            "slot": it.slot,
            "body": _body(it.contribution),
        }
        for it in new
    ]
    insert(rows, "contribution", records)


# By its id: an index over several columns is not searched, and of all columns ids differ soonest.
def replace(rows: Rows, id: str, contribution: Contribution) -> None:
    """Fills a slot that is filled; it keeps its id."""
    rows.run("UPDATE contribution SET body = ? WHERE id = ?", _body(contribution), id)


def drop(rows: Rows, id: str) -> None:
    """Empties the slot."""
    rows.run("DELETE FROM contribution WHERE id = ?", id)


def of_phase(rows: Rows, workshop: str, phase: str) -> tuple[tuple[str, Contribution], ...]:
    """Everybody's slots with their ids, which are random and give the order; who is done is left out."""
    found = rows.all(
        "SELECT id, body FROM contribution WHERE workshop = ? AND phase = ? AND slot <> ? ORDER BY id",
        workshop,
        phase,
        FINISHED,
    )
    return tuple((str(id), _contribution(body)) for id, body in found)


def slots(rows: Rows, workshop: str, phase: str) -> dict[str, Slots]:
    """Everybody's slots of the phase, by row key."""
    found: dict[str, Slots] = defaultdict(dict)
    sql = "SELECT row_key, slot, id, body FROM contribution WHERE workshop = ? AND phase = ?"
    for row_key, slot, id, body in rows.all(sql, workshop, phase):
        found[row_key][slot] = Filled(id, _contribution(body))
    return dict(found)


def by_person(rows: Rows, workshop: str, phase: str) -> tuple[Person, ...]:
    """The phase person by person, in the order of keys that say nothing."""
    slots: dict[str, dict[str, Contribution]] = defaultdict(dict)
    people: dict[str, str | None] = {}
    for row_key, slot, body, person in rows.all(
        "SELECT c.row_key, c.slot, c.body, p.person FROM contribution c"
        " LEFT JOIN participant p ON p.workshop = c.workshop AND p.row_key = c.row_key"
        " WHERE c.workshop = ? AND c.phase = ? ORDER BY c.row_key, c.slot",
        workshop,
        phase,
    ):
        slots[row_key][slot] = _contribution(body)
        people[row_key] = person
    return tuple((key, slots[key], people[key]) for key in slots)


def finished(rows: Rows, workshop: str, phase: str) -> int:
    """How many people are done with the phase."""
    done = json.dumps({"kind": "Finished", "on": True})
    return int(
        rows.all(
            "SELECT count(*) FROM contribution WHERE workshop = ? AND phase = ? AND slot = ? AND body = ?",
            workshop,
            phase,
            FINISHED,
            done,
        )[0][0]
    )


def forget(rows: Rows, workshop: str, phase: str | None, slots_but: str | None = None) -> None:
    """Deletes the contributions of one phase, or of all; those of `slots_but` stay."""
    sql, params = "DELETE FROM contribution WHERE workshop = ?", [workshop]
    if phase is not None:
        sql, params = f"{sql} AND phase = ?", [*params, phase]
    if slots_but is not None:
        sql, params = f"{sql} AND slot <> ?", [*params, slots_but]
    rows.run(sql, *params)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who takes part; `person` is a name where the workshop keeps one."""

    workshop: str
    row_key: str
    person: str | None


def add_seats(rows: Rows, joined: Sequence[Seat]) -> None:
    """Notes that people take part who did not."""
    records = [{"workshop": it.workshop, "row_key": it.row_key, "person": it.person} for it in joined]
    insert(rows, "participant", records)


def seats(rows: Rows, workshop: str) -> set[str]:
    """The keys of those who take part."""
    return {str(row[0]) for row in rows.all("SELECT row_key FROM participant WHERE workshop = ?", workshop)}


def joined(rows: Rows, workshop: str) -> int:
    """How many people take part."""
    return int(rows.all("SELECT count(*) FROM participant WHERE workshop = ?", workshop)[0][0])


def forget_people(rows: Rows, workshop: str) -> None:
    """Deletes who took part."""
    rows.run("DELETE FROM participant WHERE workshop = ?", workshop)


def _contribution(body: str) -> Contribution:
    return contribution_from(json.loads(body))


def _body(contribution: Contribution) -> str:
    return json.dumps(to_json(contribution), ensure_ascii=False)
