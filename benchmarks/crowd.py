"""What people with phones do in each phase of a workshop, at human pace or all at once."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Iterable, Iterator
from typing import Any

from benchmarks.phone import Changes, Phone, Times
from benchmarks.team import DOTS, NOTES
from eximap.domain.phase import PhaseKind

DELIVERED_AGAIN = 0.2  # of the inputs
ONE_IN_TEN = 10  # phones that lose their connections in the middle
Input = tuple[str, dict[str, Any]]
FINISHED: Input = ("Finished", {"on": True})


def inputs(phone: Phone, kind: PhaseKind, *, over_and_over: bool = False) -> Iterator[Input]:
    """What one person says in the current phase; `over_and_over` thinks again without an end."""
    rounds = itertools.count() if over_and_over else range(1)
    for _ in rounds:
        yield from _SAID[kind](phone)
        if not over_and_over:
            yield FINISHED


def _scores(phone: Phone) -> Iterator[Input]:
    asked = [one["id"] for one in phone.data["asked"]]
    for touchpoint in asked:
        yield "Scored", {"touchpoint": touchpoint, "met": "scored", "score": phone.chance.randint(-2, 2)}
    yield "Closing", {"stays": phone.chance.choice(asked), "all_in_all": phone.chance.randint(-2, 2)}


def _notes(phone: Phone) -> Iterator[Input]:
    """Three notes, always the same three: who thinks again puts other words into them."""
    kinds, places = phone.data["kinds"], phone.data["places"]
    for number in range(NOTES):
        about = {"id": f"{phone.number:08x}{number:024x}", "note": kinds[number]["value"]}
        where = places[(phone.number + number) % len(places)]["id"]
        yield "Written", {**about, "touchpoint": where, "text": f"Note {phone.chance.getrandbits(64):016x}"}


def _dots(phone: Phone) -> Iterator[Input]:
    """Five notes get a dot each; who thinks again takes them back and gives them anew."""
    notes = [note["id"] for group in phone.data["groups"] for note in group["notes"]]
    while phone.dotted:
        yield "Dots", {"target": phone.dotted.pop(), "dots": 0}
    for target in phone.chance.sample(notes, min(DOTS, len(notes))):
        phone.dotted.append(target)
        yield "Dots", {"target": target, "dots": 1}


_SAID = {PhaseKind.SCORE: _scores, PhaseKind.WRITE: _notes, PhaseKind.VOTE: _dots}


class Crowd:
    """People in one workshop."""

    def __init__(self, url: str, code: str, people: int, chance: Any) -> None:
        self.times, self.changes = Times(), Changes()
        self.between = 1.0  # seconds from one input of a person to the next
        self.phones = [Phone(url, code, n, chance(n), self.times, self.changes) for n in range(people)]

    async def join(self, seconds: float) -> None:
        """All come in, spread over that time."""
        between = seconds / len(self.phones)
        await _all(self._joining(phone, between * n) for n, phone in enumerate(self.phones))

    async def _joining(self, phone: Phone, wait: float) -> None:
        await asyncio.sleep(wait)
        await phone.join()

    async def take_part(self, kind: PhaseKind, *, until: float | None = None) -> None:
        """Everybody says what they have to say, one input a second, until all of it is acknowledged.

        With `until` (on `time.perf_counter()`) they think again until then.
        """
        await _all(self._at_pace(phone, kind, until) for phone in self.phones)

    async def all_at_once(self, kind: PhaseKind) -> None:
        """The same without waiting for anything."""
        await _all(self._without_pause(phone, kind) for phone in self.phones)

    async def _at_pace(self, phone: Phone, kind: PhaseKind, until: float | None) -> None:
        due = time.perf_counter() + phone.chance.random() * self.between
        said = inputs(phone, kind, over_and_over=until is not None)
        unlucky = phone.chance.randrange(3) if phone.number % ONE_IN_TEN == 0 else -1
        for number, (what, fields) in enumerate(said):
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if until is not None and time.perf_counter() >= until:
                break
            phone.expect_well()
            await phone.bring(what, **fields)
            if number == unlucky:
                await phone.come_back()
            elif phone.chance.random() < DELIVERED_AGAIN:
                await phone.repeat()
            due = max(due + self.between, time.perf_counter())
        await phone.settled()
        if until is not None:
            await phone.bring(FINISHED[0], **FINISHED[1])
            await phone.settled()

    async def _without_pause(self, phone: Phone, kind: PhaseKind) -> None:
        for what, fields in inputs(phone, kind):
            await phone.bring(what, **fields)
        await phone.settled()

    async def in_phase(self, phase: str) -> None:
        """Waits until every phone shows that phase."""
        await _all(phone.in_phase(phase) for phone in self.phones)

    def expect_well(self) -> None:
        """Raises what failed on a phone while nobody waited for it."""
        for phone in self.phones:
            phone.expect_well()

    async def leave(self) -> None:
        """All close their pages."""
        await _all(phone.leave() for phone in self.phones)


async def _all(works: Iterable[Awaitable[None]]) -> None:
    """Raises the first failure, with the others ended."""
    async with asyncio.TaskGroup() as group:
        for work in works:
            group.create_task(work)  # type: ignore[arg-type]
