"""Edits a second through use case and store: a forecast set on the big map, by one writer and by eight."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from benchmarks.big_map import LEAD, BigMap, opened
from benchmarks.timed import Timed, milliseconds
from eximap.domain.operation import SetForecast, Submission
from eximap.storage.ids import new_id, random_id
from eximap.usecases import map_journey
from eximap.usecases.ports import Store, World

MANY = 8


@dataclass(frozen=True, slots=True)
class Writes:
    """How long each operation took until it was committed, and how many a second there were together."""

    timed: Timed
    per_second: float


class LostWrite(RuntimeError):
    """An acknowledged operation is not in the history."""


def measured(data: Path, big: BigMap, world: World, seconds: float) -> tuple[Writes, Writes]:
    """One writer, then eight, for `seconds` each. Raises `LostWrite` for an operation without its event."""
    with opened(data) as (store, _):
        real = replace(world, new_id=new_id, random_id=random_id)
        return _by(1, store, real, big, seconds), _by(MANY, store, real, big, seconds)


def _by(writers: int, store: Store, world: World, big: BigMap, seconds: float) -> Writes:
    before = _stored(store, big)
    began = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        jobs = [
            pool.submit(_write, store, world, big, big.touchpoints[n::writers], began + seconds)
            for n in range(writers)
        ]
        blocks = tuple(tuple(job.result()) for job in jobs)
    took = time.perf_counter() - began
    timed = Timed(f"{writers} writer" + "s" * (writers > 1), blocks)
    if _stored(store, big) - before != timed.n:
        raise LostWrite(f"{timed.n} acknowledged, {_stored(store, big) - before} stored")
    return Writes(timed, timed.n / took)


def _write(store: Store, world: World, big: BigMap, own: tuple[str, ...], until: float) -> list[float]:
    taken: list[float] = []
    while time.perf_counter() < until:
        value = (len(taken) % 5 - 2) / 2
        operation = SetForecast(id=own[len(taken) % len(own)], value=value)
        submission = Submission(op_id=str(uuid4()), operation=operation)
        taken.append(
            milliseconds(lambda: map_journey.submit(store, world, LEAD, big.journey, submission))  # noqa: B023
        )
    return taken


def _stored(store: Store, big: BigMap) -> int:
    return len(store.read(lambda session: session.events(big.journey)))
