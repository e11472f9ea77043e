"""Edits through use case and store on the big map: a workshop's pace, and as fast as one and eight can."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from benchmarks.big_map import LEAD, BigMap, opened
from benchmarks.timed import Timed, milliseconds
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.operation import AddNote, SetForecast, Submission
from eximap.storage.ids import new_id, random_id
from eximap.usecases import map_journey
from eximap.usecases.ports import Store, World

PEOPLE, MANY = 50, 8
SECONDS_BETWEEN_WRITES = 1.0
DELIVERED_TWICE = 0.3  # of a person's operations, as a page does that heard no answer


@dataclass(frozen=True, slots=True)
class Writes:
    """How long each operation took until it was committed, and how many a second there were together."""

    timed: Timed
    per_second: float


@dataclass(frozen=True, slots=True)
class AllWrites:
    """`twice` of the people's operations were delivered a second time, at the same moment as the first."""

    people: Writes
    twice: int
    one: Writes
    many: Writes


class LostWrite(RuntimeError):
    """An acknowledged operation is not in the history, or not on the map."""


class DoubledWrite(RuntimeError):
    """An operation that was delivered twice was carried out twice, or refused."""


def measured(data: Path, big: BigMap, world: World, paced: float, unpaced: float) -> AllWrites:
    """Fifty people for `paced` seconds; then one and eight without a pause, `unpaced` seconds each.

    Raises `LostWrite` and `DoubledWrite`.
    """
    with opened(data) as (store, _):
        desk = _Desk(store, replace(world, new_id=new_id, random_id=random_id), big)
        people, twice = _at_their_pace(desk, paced)
        return AllWrites(people, twice, _without_pause(desk, 1, unpaced), _without_pause(desk, MANY, unpaced))


@dataclass(frozen=True, slots=True)
class _Desk:
    store: Store
    world: World
    big: BigMap

    def submit(self, submission: Submission) -> bool:
        """Whether it was carried out now rather than before."""
        done = map_journey.submit(self.store, self.world, LEAD, self.big.journey, submission)
        return not done.repeated

    def journey(self) -> Journey:
        return map_journey.journey(self.store, LEAD, self.big.journey)

    def stored(self) -> list[str]:
        """Every operation of the history."""
        return [e.op_id for e in self.store.read(lambda session: session.events(self.big.journey))]


# --- fifty people ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Person:
    """Sets the forecast of a touchpoint of their own, or writes a note at it, in turns."""

    touchpoint: str
    chance: random.Random
    taken: list[float] = field(default_factory=list)
    sent: list[Submission] = field(default_factory=list)
    twice: int = 0

    def write(self, desk: _Desk, second: ThreadPoolExecutor, begin: float, until: float) -> None:
        due = begin + self.chance.random() * SECONDS_BETWEEN_WRITES
        while due < until:
            time.sleep(max(0.0, due - time.perf_counter()))
            self._deliver(desk, second, self._next(), due)
            due += SECONDS_BETWEEN_WRITES

    def _deliver(self, desk: _Desk, second: ThreadPoolExecutor, submission: Submission, due: float) -> None:
        repeat = None
        if self.chance.random() < DELIVERED_TWICE:
            repeat = second.submit(desk.submit, submission)
            self.twice += 1
        carried_out = desk.submit(submission)
        # Since it was due: who had to wait for the one before would otherwise not be counted as waiting.
        self.taken.append((time.perf_counter() - due) * 1000)
        self.sent.append(submission)
        if repeat is not None and repeat.result() == carried_out:
            raise DoubledWrite(f"{submission.op_id}: both carried out: {carried_out}")

    def _next(self) -> Submission:
        number = len(self.sent)
        if number % 2:
            note = AddNote(new_id(), self.touchpoint, NoteKind.PAIN, f"Written {number}")
            return Submission(op_id=str(uuid4()), operation=note)
        return Submission(op_id=str(uuid4()), operation=SetForecast(self.touchpoint, (number % 5 - 2) / 2))


def _at_their_pace(desk: _Desk, seconds: float) -> tuple[Writes, int]:
    people = [_Person(t, random.Random(n)) for n, t in enumerate(desk.big.touchpoints[:PEOPLE])]
    began = time.perf_counter()
    with ThreadPoolExecutor(PEOPLE) as second, ThreadPoolExecutor(PEOPLE) as pool:
        for job in [pool.submit(p.write, desk, second, began, began + seconds) for p in people]:
            job.result()
    took = time.perf_counter() - began
    _expect_each_once(desk, people)
    timed = Timed(f"{PEOPLE} people, one a second", tuple(tuple(p.taken) for p in people if p.taken))
    return Writes(timed, timed.n / took), sum(p.twice for p in people)


def _expect_each_once(desk: _Desk, people: list[_Person]) -> None:
    """Raises `LostWrite` or `DoubledWrite` unless history and map hold each operation once."""
    times = Counter(desk.stored())
    on_the_map = {t.id: t for t in desk.journey().touchpoints()}
    for person in people:
        for submission in person.sent:
            if times[submission.op_id] != 1:
                raise (DoubledWrite if times[submission.op_id] else LostWrite)(submission.op_id)
        operations = [submission.operation for submission in person.sent]
        touchpoint = on_the_map[person.touchpoint]
        there = Counter(note.id for note in touchpoint.notes)
        for note in (o for o in operations if isinstance(o, AddNote)):
            if there[note.id] != 1:
                raise (DoubledWrite if there[note.id] else LostWrite)(note.id)
        forecasts = [o.value for o in operations if isinstance(o, SetForecast)]
        if forecasts and touchpoint.forecast != forecasts[-1]:
            raise LostWrite(f"{touchpoint.id}: {touchpoint.forecast} instead of {forecasts[-1]}")


# --- without a pause ---------------------------------------------------------------------------------------


def _without_pause(desk: _Desk, writers: int, seconds: float) -> Writes:
    before = len(desk.stored())
    began = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        own = [desk.big.touchpoints[n::writers] for n in range(writers)]
        jobs = [pool.submit(_write, desk, touchpoints, began + seconds) for touchpoints in own]
        blocks = tuple(tuple(job.result()) for job in jobs)
    took = time.perf_counter() - began
    timed = Timed(f"{writers} writer{'s' * (writers > 1)} without a pause", blocks)
    stored = len(desk.stored()) - before
    if stored != timed.n:
        raise LostWrite(f"{timed.n} acknowledged, {stored} stored")
    return Writes(timed, timed.n / took)


def _write(desk: _Desk, own: tuple[str, ...], until: float) -> list[float]:
    taken: list[float] = []
    while time.perf_counter() < until:
        operation = SetForecast(id=own[len(taken) % len(own)], value=(len(taken) % 5 - 2) / 2)
        submission = Submission(op_id=str(uuid4()), operation=operation)
        taken.append(milliseconds(lambda: desk.submit(submission)))  # noqa: B023
    return taken
