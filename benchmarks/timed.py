"""Times of one thing, taken in blocks, so that a reader sees how much the machine itself wavered."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of `what`, a tuple a block; blocks of things that are compared take turns."""

    what: str
    blocks: tuple[tuple[float, ...], ...]

    @property
    def values(self) -> tuple[float, ...]:
        """All times, block after block."""
        return tuple(value for block in self.blocks for value in block)

    @property
    def n(self) -> int:
        """How many times were taken."""
        return len(self.values)

    @property
    def median(self) -> float:
        """The middle time."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """The nearest rank at 95 %: a time that really occurred."""
        ordered = sorted(self.values)
        return ordered[-(-95 * len(ordered) // 100) - 1]

    @property
    def least_block(self) -> float:
        """The median of the quickest block."""
        return min(median(block) for block in self.blocks if block)

    @property
    def most_block(self) -> float:
        """The median of the slowest block."""
        return max(median(block) for block in self.blocks if block)


COLUMNS = "| what | n | median ms | p95 ms | medians of the blocks, ms |"


def table(*rows: Timed) -> str:
    """Times as a Markdown table."""
    lines = [
        f"| {t.what} | {t.n} | {t.median:.1f} | {t.p95:.1f} | {t.least_block:.1f} to {t.most_block:.1f} |"
        for t in rows
    ]
    return "\n".join((COLUMNS, "|---|---|---|---|---|", *lines))


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def in_turns(blocks: int, times: int, *works: tuple[str, Callable[[], float]]) -> tuple[Timed, ...]:
    """Measures each work `times` times a block, block by block in turns; a work returns its own milliseconds.

    A burst of load from elsewhere then falls on all of them rather than on one.
    """
    taken: dict[str, list[tuple[float, ...]]] = {what: [] for what, _ in works}
    for _ in range(blocks):
        for what, work in works:
            taken[what].append(tuple(work() for _ in range(times)))
    return tuple(Timed(what, tuple(taken[what])) for what, _ in works)
