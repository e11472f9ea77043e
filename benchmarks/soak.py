"""A workshop that goes on for long: whether memory and latency stay as they are."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.by_hand import SOAK
from benchmarks.scenario import hold
from benchmarks.stage import Stage
from benchmarks.timed import Timed
from eximap.domain.phase import PhaseKind

SECONDS_BETWEEN_CHANGES = 5.0
PARTS = (PhaseKind.SCORE, PhaseKind.WRITE, PhaseKind.VOTE)


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute: inputs, medians and p95 in ms, the server's share of one core, its MiB."""

    number: int
    inputs: Timed
    changes: Timed
    server: float
    memory: float


class Diary:
    """Writes down each minute of a stage, and says it at once."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._written, self._changed = 0, 0
        self.minutes: list[Minute] = []

    async def keep(self) -> None:
        """Until it is cancelled."""
        while True:
            before, began = self._stage.meter.server_seconds(), time.perf_counter()
            await asyncio.sleep(60.0)
            share = (self._stage.meter.server_seconds() - before) / (time.perf_counter() - began)
            self._note(share)

    def _note(self, share: float) -> None:
        writes, changes = self._stage.crowd.times.writes, self._stage.crowd.changes
        inputs = Timed("inputs", (tuple(writes[self._written :]),))
        seen = Timed("changes", (tuple(ms for one in changes[self._changed :] for ms in one.seen),))
        self._written, self._changed = len(writes), len(changes)
        memory = self._stage.meter.memory()
        self.minutes.append(Minute(len(self.minutes) + 1, inputs, seen, share, memory))
        print(_row(self.minutes[-1]), flush=True)


def soak(data: Path, people: int, minutes: float) -> str:
    """Holds the workshop and gives the section. Raises `LostWrite`, `DoubledWrite`, `NoAnswer`."""
    diaries: list[Diary] = []

    async def script(stage: Stage) -> None:
        diaries.append(Diary(stage))
        await stage.begin(5.0)
        keeping = asyncio.create_task(diaries[0].keep())
        for kind in PARTS:
            if kind is PhaseKind.WRITE:
                await stage.move_to(PhaseKind.REVEAL)
            if kind is not PhaseKind.SCORE:
                await stage.move_to(kind)
            await _part(stage, kind, minutes * 60 / len(PARTS))
        keeping.cancel()
        await stage.end()

    (held,) = hold(data, people, ("for long", script))
    return _section(diaries[0].minutes, people, minutes, held.inputs, held.again)


async def _part(stage: Stage, kind: PhaseKind, seconds: float) -> None:
    changing = asyncio.create_task(_changing(stage))
    try:
        until = time.perf_counter() + seconds
        await stage.worked(f"all {kind.value}", stage.crowd.take_part(kind, until=until))
    finally:
        changing.cancel()
        await asyncio.gather(changing, return_exceptions=True)


async def _changing(stage: Stage) -> None:
    chance = random.Random(9)
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_CHANGES)
        last = stage.crowd.changes[-1].mark if stage.crowd.changes else ""
        await stage.room.highlight(chance.choice([t for t in stage.it.touchpoints if t != last]))


def _section(minutes: Sequence[Minute], people: int, lasted: float, inputs: int, again: int) -> str:
    said = f"""{date.today().isoformat()}: {people} people for {lasted:g} minutes, an input a second each, in
        turns scoring, writing and voting again and again in slots of their own, while two facilitators edit
        the map at one edit a second together and let another touchpoint stand out every
        {SECONDS_BETWEEN_CHANGES:g} seconds. What stood in {inputs} slots at the end was compared with the
        store: each is there once; {again} inputs were delivered twice. Times are ms, median / p95."""
    table = "\n".join((_COLUMNS, "|---|---|---|---|---|---|", *map(_row, minutes)))
    return "\n\n".join((SOAK, " ".join(said.split()), table))


def _row(m: Minute) -> str:
    shares = f"{100 * m.server:.0f} | {m.memory:.0f}"
    return f"| {m.number} | {m.inputs.n} | {_pair(m.inputs)} | {_pair(m.changes)} | {shares} |"


def _pair(t: Timed) -> str:
    return f"{median(t.values):.0f} / {t.p95:.0f}" if t.n else "–"


_COLUMNS = (
    "| minute | inputs | an input acknowledged | a change seen | server, % of one core | server's MiB |"
)
