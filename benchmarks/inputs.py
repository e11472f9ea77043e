"""`python -m benchmarks.inputs`: what an input costs after a few and after thousands, without a server.

Fifty phones at the desk that answers them, which is all that an input passes between its wires. Processor
time of this thread alone: what others do on the machine moves it little.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, cast

from benchmarks import by_hand
from benchmarks.big_map import LEAD, opened
from benchmarks.team import DOTS, NOTES, Opened, opened_workshop
from eximap.bootstrap import world
from eximap.domain.journey import NoteKind
from eximap.domain.phase import PhaseKind
from eximap.i18n.translator import translator
from eximap.ui.join.line import Desk, Phone
from eximap.usecases import run_workshop, scope, steer_workshop
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import Doors
from eximap.usecases.ports import Secrets, Store
from eximap.usecases.take_part import Ticket

PEOPLE = 50
CHANGES = 10
TOGETHER = 2  # inputs that wait when the desk turns to them, as at human pace
PARTS = (PhaseKind.SCORE, PhaseKind.WRITE, PhaseKind.VOTE)
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """So many inputs of one phase in a row: ms of processor time each, and characters of an answer.

    Then `CHANGES` of the facilitator: ms of processor time until the text for all phones is made, characters
    for one.
    """

    kind: PhaseKind
    before: int
    ms: float
    told: float
    change_ms: float
    change_told: float


class _Unhurried:
    """Stands for `Doors`: nobody writes too fast here."""

    def pace(self, ticket: Ticket) -> None:
        """Takes everything."""


class People:
    """Fifty people at one desk, who think again without an end."""

    def __init__(self, store: Store, secrets: Secrets, it: Opened) -> None:
        self._store, self._it = store, it
        self._world, self._chance = world(), random.Random(6)
        self._desk = Desk(store, secrets, self._world, cast(Doors, _Unhurried()))
        self._phones = [self._phone(store, secrets) for _ in range(PEOPLE)]
        self._dotted: list[list[str]] = [[] for _ in self._phones]
        for phone in self._phones:
            self._say([(phone, self._message(phone, "Join"))])

    def _phone(self, store: Store, secrets: Secrets) -> Phone:
        reach = scope.of(store, Caller(Role.PARTICIPANT, ""), self._it.id)
        ticket = Ticket(self._it.id, f"{self._chance.getrandbits(160):040x}")
        doors = cast(Doors, _Unhurried())
        return Phone(self._it.id, translator("en"), reach, secrets, self._world, ticket, None, doors)

    def _message(self, phone: Phone, what: str, **fields: Any) -> Message:
        return {"op_id": self._world.random_id(), "workshop": phone.workshop, "kind": what, **fields}

    def said(self, kind: PhaseKind, notes: Sequence[str]) -> Iterator[tuple[Phone, Message]]:
        """One input after the other, of one person after the other."""
        number = 0
        while True:
            for at, phone in enumerate(self._phones):
                what, fields = self._input(kind, at, number, notes)
                yield phone, self._message(phone, what, phase=self._it.phases[kind], **fields)
            number += 1

    def _input(self, kind: PhaseKind, at: int, number: int, notes: Sequence[str]) -> tuple[str, Message]:
        points = self._it.touchpoints
        if kind is PhaseKind.SCORE:
            score = self._chance.randint(-2, 2)
            return "Scored", {"touchpoint": points[number % len(points)], "met": "scored", "score": score}
        if kind is PhaseKind.WRITE:
            about = {"id": f"{at:08x}{number % NOTES:024x}", "note": NoteKind.PAIN.value}
            text = f"Note {self._chance.getrandbits(64):016x}"
            return "Written", {**about, "touchpoint": points[(at + number) % len(points)], "text": text}
        given = self._dotted[at]
        if number // DOTS % 2:
            return "Dots", {"target": given.pop(), "dots": 0}
        given.append(self._chance.choice([note for note in notes if note not in given]))
        return "Dots", {"target": given[-1], "dots": 1}

    def block(self, said: Iterator[tuple[Phone, Message]], kind: PhaseKind, before: int, n: int) -> Block:
        """The next `n` inputs."""
        began, told = time.thread_time(), 0
        for _ in range(n // TOGETHER):
            told += self._say([next(said) for _ in range(TOGETHER)])
        return Block(kind, before, (time.thread_time() - began) * 1000 / n, told / n, *self._changes())

    def _changes(self) -> tuple[float, float]:
        took, told = [], 0
        for touchpoint in self._it.touchpoints[:CHANGES]:
            steer_workshop.highlight(self._store, self._world, LEAD, self._it.id, touchpoint)
            began = time.thread_time()
            told += sum(len(text or "") for text in self._desk.attend([(p, ()) for p in self._phones]))
            took.append((time.thread_time() - began) * 1000)
        return median(took), told / CHANGES / PEOPLE

    def finish(self, kind: PhaseKind) -> None:
        """Everybody is done."""
        for phone in self._phones:
            done = self._message(phone, "Finished", phase=self._it.phases[kind], on=True)
            self._say([(phone, done)])

    def _say(self, brought: Sequence[tuple[Phone, Message]]) -> int:
        texts = self._desk.attend([(phone, [message]) for phone, message in brought])
        if any('"refused": [{' in str(text) for text in texts):
            raise RuntimeError(str(texts))
        return sum(len(text or "") for text in texts)


def measured(data: Path, inputs: int, block: int) -> list[Block]:
    """Each phase with so many inputs, block by block."""
    it, found = opened_workshop(data, "inputs"), []
    with opened(data) as (store, secrets):
        people = People(store, secrets, it)
        for kind in it.phases:
            if kind is not PhaseKind.SCORE:
                run_workshop.go_to(store, secrets, world(), LEAD, it.id, it.phases[kind])
            if kind in PARTS:
                found += _phase(people, kind, _notes(store, it), inputs, block)
    return found


def _phase(people: People, kind: PhaseKind, notes: Sequence[str], inputs: int, block: int) -> list[Block]:
    said = people.said(kind, notes)
    found = [people.block(said, kind, before, block) for before in range(0, inputs, block)]
    people.finish(kind)
    return found


def _notes(store: Store, it: Opened) -> list[str]:
    journey = store.read(lambda session: session.journey(it.journey))
    return [note.id for touchpoint in journey.touchpoints() for note in touchpoint.notes]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; prints Markdown."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.inputs", description="Say a lot.")
    asked.add_argument("--inputs", type=int, default=10_000, help="of each phase")
    asked.add_argument("--block", type=int, default=1000)
    asked.add_argument("--to", type=Path, help="the document to write it into")
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="eximap-inputs-") as folder:
        blocks = measured(Path(folder), given.inputs, given.block)
    text = "\n\n".join((by_hand.INPUTS, _SAID, "\n".join((_COLUMNS, *map(_row, blocks)))))
    if given.to:
        by_hand.put(given.to, by_hand.INPUTS, text)
    print(text)
    return 0


def _row(one: Block) -> str:
    change = f"{one.change_ms:.1f} | {one.change_told:.0f}"
    return f"| {one.kind.value} | {one.before} | {one.ms:.2f} | {one.told:.0f} | {change} |"


_SAID = (
    f"{PEOPLE} phones at the desk that answers them, without a server or a wire, an input of two people at a "
    "time: milliseconds of processor time, and how many characters an answer has. Then a touchpoint that the "
    "facilitator lets stand out, until the text for each phone is made."
)


_COLUMNS = f"""\
| phase | inputs before | an input, ms | characters told | a change told to {PEOPLE}, ms | characters each |
|---|---|---|---|---|---|"""


if __name__ == "__main__":
    sys.exit(main())
