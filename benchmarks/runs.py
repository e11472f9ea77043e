"""Runs of a served page: what each takes on the clock, in turns, and on the server's processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.served import Served
from benchmarks.timed import Timed, in_turns, table


@dataclass(frozen=True, slots=True)
class Work:
    """A thing that is done again and again to a page of `server`; `call` gives its own milliseconds."""

    what: str
    server: Served
    call: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Run:
    """Times of a work, and the processor's milliseconds for one (steadier under load)."""

    timed: Timed
    cpu: float

    @property
    def median(self) -> float:
        """The middle time."""
        return self.timed.median


def measured(blocks: int, times: int, *works: Work) -> tuple[Run, ...]:
    """Each work on the clock, block by block in turns; then each alone on the processor."""
    times_of = in_turns(blocks, times, *((work.what, work.call) for work in works))
    return tuple(
        Run(timed, work.server.cpu_of(work.call, times)) for timed, work in zip(times_of, works, strict=True)
    )


def tabled(*runs: Run) -> str:
    """Their times as a Markdown table."""
    return table(*(run.timed for run in runs))


def spent(*runs: Run) -> str:
    """What the server's processor took for each."""
    each = ", ".join(f"{run.timed.what} {run.cpu:.1f} ms" for run in runs)
    return f"Processor time of the server a run, all its threads: {each}."
