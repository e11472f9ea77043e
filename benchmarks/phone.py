"""Somebody in a workshop with a phone, without a browser: does what the scripts of `ui/join` do."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks.screen import Screen, cookies_of

LINE = "eximap_line"
SECONDS_TO_SEND_AGAIN = 4.0  # as ui/parts/outbox.js
TOGETHER = 20  # as ui/join/post.js
Message = dict[str, Any]


@dataclass(slots=True)
class Times:
    """Milliseconds: of arrivals, of inputs until acknowledged, of comings back.

    `again` counts messages that were delivered once more although they had been answered, `overdue` those
    that were sent again since no answer came.
    """

    joins: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    again: int = 0
    overdue: int = 0


@dataclass(slots=True)
class Change:
    """A touchpoint was let stand out or a phase began: `mark`, when, and after how many ms it was `seen`."""

    mark: str
    at: float
    seen: list[float] = field(default_factory=list)


class Changes(list[Change]):
    """What a facilitator changed for everybody, oldest first."""

    def which(self, mark: str | None) -> int:
        """The number of the latest change with this mark, −1 for none."""
        return next((n for n in range(len(self) - 1, -1, -1) if self[n].mark == mark), -1)


class Refused(RuntimeError):
    """An input was refused; carries the sentence."""


class Phone(Screen):
    """One person. Inputs go out without waiting for the one before; `settled` waits for all answers.

    `said` is what was acknowledged, by phase and slot, as the store has to know it in the end; `dotted` are
    the notes that were given a dot, acknowledged or not.
    """

    def __init__(
        self, url: str, code: str, number: int, chance: random.Random, times: Times, changes: Changes
    ) -> None:
        super().__init__(url, "join", LINE, {"lang": "en"})
        self.number = number
        self.code, self.chance, self.times, self.changes = code, chance, times, changes
        self.said: dict[str, dict[str, Message]] = {}
        self.dotted: list[str] = []
        self._pending: dict[str, Message] = {}
        self._sent: dict[str, float] = {}
        self._handed = 0.0
        self._told: dict[str, Any] = {}
        self._up = asyncio.Event()
        self._seen = -1
        self._moved = asyncio.Event()

    # --- coming in ----------------------------------------------------------------------------------------

    @property
    def data(self) -> dict[str, Any]:
        """What the phone shows: what its channel told last, before that what the page came with."""
        return self._told or super().data

    async def open(self) -> None:
        """The page, then the channel. What was changed before one came is nothing that one waited for."""
        self._seen = len(self.changes) - 1
        self._told = {}
        await super().open()
        self._up.clear()
        await self.channel("/eximap/phone?lang=en", self._heard)
        await self.until(self._up.wait())

    async def join(self) -> None:
        """From the scanned address to a seat."""
        began = time.perf_counter()
        self.cookie = await cookies_of(self.url, f"/join/{self.code}")
        await self.open()
        await self.bring("Join")
        await self.settled()
        self.times.joins.append((time.perf_counter() - began) * 1000)

    async def come_back(self, *, unheard: int = 2) -> None:
        """Loses its connections with inputs on the way, and opens the page anew, as a browser that forgot.

        Of the answers the last `unheard` are as if they had not come: their inputs are delivered again.
        """
        said = list(self.said.get(self.phase, {}).values())
        last = said[len(said) - min(unheard, len(said)) :]
        await self.drop()
        began = time.perf_counter()
        self._pending = {message["op_id"]: message for message in (*last, *self._pending.values())}
        self._sent.clear()
        self.times.again += len(last)
        await self.open()
        await self._hand(list(self._pending.values()))
        await self.settled()
        self.times.back.append((time.perf_counter() - began) * 1000)

    # --- saying -------------------------------------------------------------------------------------------

    async def bring(self, kind: str, phase: str | None = None, **fields: Any) -> None:
        """One input on its way."""
        op_id = f"{self.chance.getrandbits(128):032x}"
        about = {"op_id": op_id, "workshop": self.data["workshop"], "kind": kind}
        message = {**about, "phase": self.phase if phase is None else phase, **fields}
        self._pending[op_id] = message
        self._sent[op_id] = time.perf_counter()
        await self._hand([message])

    async def _hand(self, messages: list[Message]) -> None:
        """As `Post.hand` in ui/join/post.js."""
        self._handed = time.perf_counter()
        for start in range(0, len(messages), TOGETHER):
            await self.say({"messages": messages[start : start + TOGETHER]})

    async def repeat(self) -> None:
        """Delivers an answered input once more, as when its answer was lost, ahead of what still waits."""
        said = list(self.said.get(self.phase, {}).values())[-1:]
        self.times.again += len(said)
        await self._hand([*said, *self._pending.values()])

    async def settled(self) -> None:
        """Waits until everything is answered, sending again as the page does. Raises `Refused`."""
        while self._pending:
            self._moved.clear()
            try:
                async with asyncio.timeout(1.0):
                    await self.until(self._moved.wait())
            except TimeoutError:
                if time.perf_counter() - self._handed > SECONDS_TO_SEND_AGAIN:
                    self.times.overdue += 1
                    await self._hand(list(self._pending.values()))

    async def in_phase(self, phase: str) -> None:
        """Waits until this phase is shown."""
        while self.phase != phase:
            self._moved.clear()
            await self.until(self._moved.wait())

    # --- being told ---------------------------------------------------------------------------------------

    @property
    def phase(self) -> str:
        """The current phase's id."""
        return str(self.data["phase"]["id"])

    def _heard(self, said: dict[str, Any]) -> None:
        """As `Following` in ui/join/follow.js."""
        if "own" not in said:
            return
        before, slots = self._told if said.get("news") else {}, said["own"].pop("slots", {})
        self._told = {**before, **said.get("all", {}), **said["own"]}
        self._told["own"] = {**self._told.get("own", {}), **slots}
        self._up.set()
        self._take(said.get("ack") or {"done": (), "refused": ()})

    def _take(self, ack: dict[str, Any]) -> None:
        """Takes the acknowledgements, and notes which change of the facilitator is here."""
        now = time.perf_counter()
        for refusal in ack["refused"]:
            if refusal["op_id"] in self._pending:
                raise Refused(refusal["sentence"])
        for op_id in [op_id for op_id in dict.fromkeys(ack["done"]) if op_id in self._pending]:
            self._acknowledged(self._pending.pop(op_id), now)
        at = max(self.changes.which(mark) for mark in (self.data.get("highlight"), self.phase))
        while self._seen < at:
            self._seen += 1
            change = self.changes[self._seen]
            change.seen.append((now - change.at) * 1000)
        self._moved.set()

    def _acknowledged(self, message: Message, now: float) -> None:
        sent = self._sent.pop(message["op_id"], None)
        if message["kind"] == "Join":
            return
        if sent is not None:
            self.times.writes.append((now - sent) * 1000)
        mine = self.said.setdefault(message["phase"], {})
        mine.pop(slot_of(message), None)  # the latest last
        mine[slot_of(message)] = message


def slot_of(message: Message) -> str:
    """The slot that a message fills, as `domain.contribution.slot_of`."""
    match message["kind"]:
        case "Scored":
            return str(message["touchpoint"])
        case "Dots":
            return str(message["target"])
        case "Closing" | "Finished":
            return str(message["kind"]).lower()
    return str(message["id"])
