"""Facilitators without a browser: the room's screen, and the map beside it."""

from __future__ import annotations

import asyncio
import itertools
import time
from typing import Any
from uuid import uuid4

from benchmarks.phone import Change, Changes, Refused
from benchmarks.screen import NoAnswer, Screen

ROOM, CANVAS = "eximap_workshop", "eximap_canvas"
SECONDS_GATHERED = 0.7  # as ui/workshop/app.js: counts of people are no hurry
SECONDS_TO_SEND_AGAIN = 4.0
SECONDS_FOR_OWN_ANSWER = 0.25  # as ui/canvas/company.js
FORECASTS = (-1.0, 0.5, 1.5)


class _Desk(Screen):
    """A screen that does one thing after the other, each until it is acknowledged."""

    def __init__(self, url: str, page: str, component: str, journey: str, cookie: str) -> None:
        super().__init__(url, page, component, {"journey": journey, "lang": "en"}, cookie)
        self._answered = asyncio.Event()
        self.times: list[float] = []

    def shown(self) -> None:
        self._answered.set()

    async def _until_acknowledged(self, message: dict[str, Any]) -> None:
        op_id, began = message["op_id"], time.perf_counter()
        for _ in range(10):
            self._answered.clear()
            await self._send(message)
            deadline = time.perf_counter() + SECONDS_TO_SEND_AGAIN
            while time.perf_counter() < deadline and not self._knows(op_id):
                await self._some_news(deadline - time.perf_counter())
            if self._knows(op_id):
                self.times.append((time.perf_counter() - began) * 1000)
                return
        raise NoAnswer(f"{message['kind']}: not acknowledged")

    async def _some_news(self, seconds: float) -> None:
        self._answered.clear()
        try:
            async with asyncio.timeout(seconds):
                await self.until(self._answered.wait())
        except TimeoutError:
            return

    def _knows(self, op_id: str) -> bool:
        ack = self.data.get("ack") or {"done": (), "refused": ()}
        for refusal in ack["refused"]:
            if refusal["op_id"] == op_id:
                raise Refused(refusal["sentence"])
        return op_id in ack["done"]

    async def _send(self, message: dict[str, Any]) -> None:
        raise NotImplementedError


class Room(_Desk):
    """The facilitator's screen: says what all phones show."""

    def __init__(self, url: str, journey: str, cookie: str, changes: Changes) -> None:
        super().__init__(url, "workshop", ROOM, journey, cookie)
        self._changes = changes
        self._gathering: asyncio.TimerHandle | None = None

    async def enter(self) -> None:
        """Opens it and follows what it follows."""
        await self.open()
        await self.follow(*self.data["room"]["topics"])

    async def highlight(self, touchpoint: str) -> None:
        """Lets a touchpoint stand out everywhere."""
        self._changes.append(Change(touchpoint, time.perf_counter()))
        await self._ask("highlight", touchpoint=touchpoint)

    async def go(self, phase: str) -> None:
        """Makes another phase the current one."""
        self._changes.append(Change(phase, time.perf_counter()))
        await self._ask("go", phase=phase)

    async def _ask(self, kind: str, **more: Any) -> None:
        about = {"op_id": str(uuid4()), "expected": None, "kind": kind}
        await self._until_acknowledged({**about, "workshop": self.data["room"]["id"], **more})

    async def _send(self, message: dict[str, Any]) -> None:
        await self.trigger(outbox=[message])

    def bumped(self, topics: frozenset[str]) -> None:
        """A change of the workshop is shown at once, people who are done a little later."""
        if any(not topic.startswith("room:") for topic in topics):
            self.look(time.time_ns())
            return
        if self._gathering is None:
            self._gathering = asyncio.get_running_loop().call_later(SECONDS_GATHERED, self._gathered)

    def _gathered(self) -> None:
        self._gathering = None
        self.look(time.time_ns())


class MapDesk(_Desk):
    """A facilitator who sets forecasts on the map, on touchpoints of their own."""

    def __init__(self, url: str, journey: str, cookie: str, own: tuple[str, ...]) -> None:
        super().__init__(url, "map", CANVAS, journey, cookie)
        self._journey = journey
        self._points = itertools.cycle(itertools.product(FORECASTS, own))

    async def enter(self) -> None:
        """Opens it and follows the map."""
        await self.open()
        await self.follow(self._journey)

    async def edit(self) -> None:
        """One edit: stored, and the changed map is here."""
        value, touchpoint = next(self._points)
        about = {"op_id": str(uuid4()), "expected": None, "kind": "SetForecast"}
        await self._until_acknowledged({**about, "id": touchpoint, "value": value})

    async def _send(self, message: dict[str, Any]) -> None:
        await self.state(outbox=[message])

    def bumped(self, topics: frozenset[str]) -> None:
        """One's own edit is answered by a run of its own; the other's is looked at."""
        del topics
        loop, stamp = asyncio.get_running_loop(), self.stamps[self._journey]
        loop.call_later(SECONDS_FOR_OWN_ANSWER, lambda: self._is_old(stamp) and self.look(stamp))

    def _is_old(self, stamp: int) -> bool:
        return bool(self.data["stamp"] < stamp)
