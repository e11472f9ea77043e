"""The workshop that is measured: put into a store before the server starts, looked for in it afterwards."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.big_map import LEAD, opened
from benchmarks.phone import Message
from benchmarks.writes import DoubledWrite, LostWrite
from eximap.bootstrap import world
from eximap.domain.contribution import Contribution, contribution_from, to_json
from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.phase import Phase, PhaseKind
from eximap.usecases import keep_journeys, map_journey, run_workshop
from eximap.usecases.ports import Secrets, Session, Store
from eximap.usecases.run_workshop import Plan

STAGES, TOUCHPOINTS, NOTES, DOTS = 3, 15, 3, 5
AGENDA = (PhaseKind.SCORE, PhaseKind.REVEAL, PhaseKind.WRITE, PhaseKind.VOTE)
WHO_AND_WHEN = ("op_id", "workshop", "phase")  # beside a contribution's own fields


@dataclass(frozen=True, slots=True)
class Opened:
    """A workshop at its first phase; `phases` are their ids by kind."""

    id: str
    journey: str
    code: str
    touchpoints: tuple[str, ...]
    phases: dict[PhaseKind, str]


def opened_workshop(data: Path, name: str) -> Opened:
    """A journey of fifteen touchpoints and an open workshop on it, in a data folder."""
    with opened(data) as (store, secrets):
        return workshop_in(store, secrets, name)


def workshop_in(store: Store, secrets: Secrets, name: str) -> Opened:
    """The same in an open store."""
    now = world()
    per_stage = TOUCHPOINTS // STAGES
    points = [Touchpoint(now.new_id(), f"Moment {n + 1} of the shift") for n in range(TOUCHPOINTS)]
    stages = tuple(
        Stage(now.new_id(), f"Stage {s + 1}", touchpoints=tuple(points[s * per_stage : (s + 1) * per_stage]))
        for s in range(STAGES)
    )
    journey = Journey(now.new_id(), name, persona="An agent on the phones", stages=stages)
    phases = tuple(Phase(now.new_id(), kind, dots=DOTS) for kind in AGENDA)
    keep_journeys.add(store, now, LEAD, journey)
    workshop = run_workshop.open_workshop(store, secrets, now, LEAD, journey.id, Plan(phases))
    by_kind = {phase.kind: phase.id for phase in phases}
    return Opened(workshop.id, journey.id, workshop.code, tuple(t.id for t in journey.touchpoints()), by_kind)


def expect_each_once(data: Path, it: Opened, said: Iterable[dict[str, dict[str, Message]]]) -> int:
    """How many inputs were compared, with the server stopped and the workshop still open.

    Raises `LostWrite`, `DoubledWrite`.
    """
    with opened(data) as (store, _):
        return compared(store, it, said)


def compared(store: Store, it: Opened, said: Iterable[dict[str, dict[str, Message]]]) -> int:
    """The same in an open store: scores, closings and dots stand as contributions, notes on the map."""
    wanted = [message for one in said for phase in one.values() for message in phase.values()]
    journey = map_journey.journey(store, LEAD, it.journey)
    notes = Counter(note.text for touchpoint in journey.touchpoints() for note in touchpoint.notes)
    stored = store.read(lambda session: _stored(session, it))
    texts = Counter(str(message["text"]) for message in wanted if message["kind"] == "Written")
    values = Counter(_told(contribution_from(_own(m))) for m in wanted if m["kind"] != "Written")
    for expected, found in ((texts, notes), (values, stored)):
        if expected - found:
            raise LostWrite(str(next(iter((expected - found).items()))))
        if found - expected:
            raise DoubledWrite(str(next(iter((found - expected).items()))))
    return len(wanted)


def _stored(session: Session, it: Opened) -> Counter[str]:
    """Contributions as text: of whom, nobody can tell, so they are compared as what was said how often."""
    return Counter(
        _told(one)
        for phase in it.phases.values()
        for _, slots, _ in session.contributions_by_person(it.id, phase)
        for one in slots.values()
    )


def _own(message: Message) -> Message:
    return {name: value for name, value in message.items() if name not in WHO_AND_WHEN}


def _told(contribution: Contribution) -> str:
    return json.dumps(to_json(contribution), sort_keys=True)
