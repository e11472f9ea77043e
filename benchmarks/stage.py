"""A workshop while it goes on: its people, its two facilitators, and what is measured of it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable
from dataclasses import dataclass

import psutil

from benchmarks.crowd import Crowd
from benchmarks.facilitator import MapDesk, Room
from benchmarks.phone import Changes
from benchmarks.served import Served
from benchmarks.team import Opened
from benchmarks.timed import Timed
from eximap.domain.phase import PhaseKind

SECONDS_BETWEEN_EDITS = 2.0  # of each of the two facilitators


@dataclass(frozen=True, slots=True)
class Span:
    """What a stretch of time cost: shares of one core, of the server and of the phones' process; MiB."""

    what: str
    seconds: float
    server: float
    phones: float
    memory: float


@dataclass(frozen=True, slots=True)
class Held:
    """One workshop. A block is a change, or a phase's inputs; times of what did not happen are empty.

    `inputs` were compared with the store: each is there, and once.
    """

    people: int
    joins: Timed
    changes: Timed
    moves: Timed
    writes: Timed
    back: Timed
    edits: Timed
    spans: tuple[Span, ...]
    inputs: int
    again: int
    overdue: int


class Meter:
    """Measures spans of a server that runs and of this process."""

    def __init__(self, server: Served) -> None:
        self._server, self._own = server, psutil.Process()
        self.spans: list[Span] = []

    async def over(self, what: str, work: Awaitable[None]) -> None:
        """Measures while `work` is done."""
        began, server, own = time.perf_counter(), self.server_seconds(), self._own_seconds()
        await work
        took = time.perf_counter() - began
        shares = (self.server_seconds() - server) / took, (self._own_seconds() - own) / took
        self.spans.append(Span(what, took, *shares, self.memory()))

    def server_seconds(self) -> float:
        """Processor time that the server has used so far."""
        return self._server.cpu_seconds()

    def memory(self) -> float:
        """MiB that it holds."""
        return self._server.memory()

    def _own_seconds(self) -> float:
        used = self._own.cpu_times()
        return used.user + used.system


class Stage:
    """A workshop with its people and its two facilitators, on a server that runs."""

    def __init__(self, server: Served, it: Opened, cookie: str, people: int, seed: int) -> None:
        self.it, self.meter = it, Meter(server)
        self.crowd = Crowd(server.url, it.code, people, lambda n: random.Random(seed + n))
        self.room = Room(server.url, it.journey, cookie, self.crowd.changes)
        halves = it.touchpoints[::2], it.touchpoints[1::2]
        self.desks = [MapDesk(server.url, it.journey, cookie, half) for half in halves]
        self._writes: list[tuple[float, ...]] = []
        self._written = 0

    async def begin(self, joining: float) -> None:
        """The facilitators open their screens, then people come in."""
        await self.room.enter()
        for desk in self.desks:
            await desk.enter()
        await self.meter.over("people join", self.crowd.join(joining))

    async def watched(self, seconds: float) -> None:
        """For that long the facilitator lets another touchpoint stand out every second."""
        points = random.Random(3).sample(self.it.touchpoints, len(self.it.touchpoints))
        due = time.perf_counter()
        for number in range(max(1, round(seconds))):
            await self.room.highlight(points[number % len(points)])
            due += 1.0
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        self.crowd.expect_well()

    async def move_to(self, kind: PhaseKind) -> None:
        """The facilitator goes on, and everybody follows."""
        await self.room.go(self.it.phases[kind])
        await self.crowd.in_phase(self.it.phases[kind])

    async def worked(self, what: str, work: Awaitable[None]) -> None:
        """People work while both facilitators edit the map, at one edit a second together."""
        editing = [asyncio.create_task(_editing(desk, n)) for n, desk in enumerate(self.desks)]
        try:
            await self.meter.over(what, work)
        finally:
            for task in editing:
                task.cancel()
            await asyncio.gather(*editing, return_exceptions=True)
        self._block()

    def _block(self) -> None:
        """The inputs since the last block are one of their own."""
        all_ = self.crowd.times.writes
        self._writes.append(tuple(all_[self._written :]))
        self._written = len(all_)

    async def end(self) -> None:
        """Everybody leaves; the workshop itself stays open, so that what it has can be counted."""
        self.crowd.expect_well()
        await self.crowd.leave()
        for screen in (self.room, *self.desks):
            screen.expect_well()
            await screen.leave()

    def held(self, inputs: int, how: str) -> Held:
        """What was measured, once the store was compared."""
        times, made = self.crowd.times, self.crowd.changes
        phases = tuple(self.it.phases.values())
        edits = tuple(ms for desk in self.desks for ms in desk.times)
        return Held(
            people=len(self.crowd.phones),
            joins=Timed(f"{how}: from the code to a seat", (tuple(times.joins),)),
            changes=_seen(f"{how}: a change, until a phone shows it", made, self.it.touchpoints),
            moves=_seen(f"{how}: the next phase, until a phone shows it", made, phases),
            writes=Timed(f"{how}: an input acknowledged", tuple(self._writes)),
            back=Timed(f"{how}: come back with what waited", (tuple(times.back),)),
            edits=Timed(f"{how}: a facilitator's edit of the map", (edits,)),
            spans=tuple(self.meter.spans),
            inputs=inputs,
            again=times.again,
            overdue=times.overdue,
        )


def _seen(what: str, changes: Changes, marks: tuple[str, ...]) -> Timed:
    """Each change is a block."""
    return Timed(what, tuple(tuple(one.seen) for one in changes if one.mark in marks))


async def _editing(desk: MapDesk, number: int) -> None:
    due = time.perf_counter() + SECONDS_BETWEEN_EDITS * number / 2
    while True:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await desk.edit()
        due += SECONDS_BETWEEN_EDITS
