"""The phones' channel: over it a phone says what its person said, and is told what is new to it.

Whoever has no seat gets none. Everything that waits is attended to together, in one transaction, by one
thread beside the server's loop; nothing of it is kept or logged here.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from eximap.i18n.translator import Translator
from eximap.web.live import QUIET, REFUSED, Hub, Listener
from eximap.web.visitor import tongue

SAID_MOST = 64 * 1024  # characters of one message: more is no page of ours
WAITING_MOST = 400  # inputs of one phone that wait: as many as no person makes in a lift
AT_A_TIME = 8  # inputs of one phone, so that nobody waits for somebody else's hundred
UNHEARD_MOST = 50  # messages that a phone does not take: it is not there any more


class Phone(Protocol):
    """Who a connection speaks for; `kiosk` is not None where one person after another does.

    Pages that speak for one person have the same `seat`.
    """

    @property
    def topic(self) -> str: ...
    @property
    def kiosk(self) -> str | None: ...
    @property
    def seat(self) -> object: ...

    def sit_down(self, person: str | None) -> None: ...


class Desk(Protocol):
    """What answers phones, in one thread at a time (`ui/join/line.py`)."""

    def phone_of(self, cookies: Mapping[str, str], t: Translator) -> Any:
        """The phone that these cookies make of a connection, None without a seat."""

    def attend(self, phones: Sequence[tuple[Any, Sequence[object]]]) -> list[str | None]:
        """What each is told once what they brought is stored; None where it has to be hung up on."""


class Connection(Listener):
    """A phone on the line, with what it said and what it has to be told."""

    def __init__(self, phone: Phone, loop: asyncio.AbstractEventLoop, wake: Callable[[Connection], None]):
        super().__init__(frozenset({phone.topic}), "", "", loop)
        self.phone = phone
        self.told: asyncio.Queue[str | None] = asyncio.Queue()
        self._wake = wake
        self._sits: str | None = None
        self._said: list[tuple[str | None, list[object]]] = []

    def wake(self, topic: str) -> None:
        """Something that it shows has changed."""
        del topic
        self._wake(self)

    def hear(self, text: str) -> bool:
        """Takes what the page said; False for what no page of ours says."""
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):  # brackets within brackets by the thousand
            return False
        if not isinstance(said, dict) or not isinstance(said.get("messages"), list):
            return False
        person = said.get("person")
        self._said.append((person if isinstance(person, str) else None, said["messages"]))
        if sum(len(messages) for _, messages in self._said) + len(self._said) > WAITING_MOST:
            return False
        self._wake(self)
        return True

    def take(self) -> list[object]:
        """The next inputs; at a kiosk those of one person, who sits there from now on."""
        taken: list[object] = []
        while self._said and len(taken) < AT_A_TIME:
            person, messages = self._said[0]
            if self.phone.kiosk is not None:
                if taken and person != self._sits:
                    break
                self._sits = person
                self.phone.sit_down(person)
            fits = AT_A_TIME - len(taken)
            taken += messages[:fits]
            self._said[:1] = [(person, messages[fits:])] if len(messages) > fits else []
        return taken

    @property
    def waits(self) -> bool:
        """Whether there is more to take."""
        return bool(self._said)


class Phones:
    """All phones on the line."""

    def __init__(self, hub: Hub, desk: Callable[[], Desk]) -> None:
        self._hub, self._desk = hub, desk
        self._beside = ThreadPoolExecutor(1, "phones")
        self._due: dict[Connection, None] = {}
        self._seated: dict[object, set[Connection]] = defaultdict(set)
        self._working: asyncio.Task[None] | None = None

    async def serve(self, socket: WebSocket) -> None:
        """Until the page is left. Refuses whoever has no seat."""
        loop = asyncio.get_running_loop()
        desk = await loop.run_in_executor(self._beside, self._desk)
        phone = desk.phone_of(socket.cookies, tongue(socket))
        if phone is None:
            await socket.close(REFUSED)
            return
        await socket.accept()
        connection = Connection(phone, loop, self._wake)
        with self._hub.listening(connection), self._sitting(connection):
            self._wake(connection)
            wires = {asyncio.ensure_future(wire(socket, connection)) for wire in (_hear, _tell)}
            try:
                ended, _ = await asyncio.wait(wires, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wire in wires:
                    wire.cancel()
                self._due.pop(connection, None)
        if not any(wire.result() for wire in ended):
            await socket.close(REFUSED)

    @contextmanager
    def _sitting(self, connection: Connection) -> Iterator[None]:
        beside = self._seated[connection.phone.seat]
        beside.add(connection)
        try:
            yield
        finally:
            beside.discard(connection)
            if not beside:
                self._seated.pop(connection.phone.seat, None)

    def _wake(self, connection: Connection) -> None:
        self._due[connection] = None
        if self._working is None:
            self._working = asyncio.ensure_future(self._work())

    async def _work(self) -> None:
        """Attends to all that are due, until none is."""
        try:
            while self._due:
                due, self._due = list(self._due), {}
                brought = [(connection, connection.take()) for connection in due]
                told = await self._attended(brought)
                for (connection, messages), text in zip(brought, told, strict=True):
                    connection.told.put_nowait(text)
                    if connection.waits:
                        self._due[connection] = None
                    if messages:  # another tab of the same person learns of it
                        beside = self._seated.get(connection.phone.seat, set())
                        self._due |= dict.fromkeys(beside - {connection})
        finally:
            self._working = None

    async def _attended(self, brought: Sequence[tuple[Connection, list[object]]]) -> list[str | None]:
        """One whose message breaks something is hung up on; the others are attended to all the same."""
        loop = asyncio.get_running_loop()
        asked = [(connection.phone, messages) for connection, messages in brought]
        done = loop.run_in_executor(self._beside, self._desk().attend, asked)
        (found,) = await asyncio.gather(done, return_exceptions=True)
        if not isinstance(found, BaseException):
            return found
        if len(brought) > 1:
            return [text for one in brought for text in await self._attended([one])]
        loop.call_exception_handler({"message": "A phone was not attended to", "exception": found})
        return [None]


async def _hear(socket: WebSocket, connection: Connection) -> bool:
    """Until the page goes (True) or says what no page of ours says (False)."""
    while True:
        said = await socket.receive()
        if said["type"] == "websocket.disconnect":
            return True
        text = said.get("text")
        if text is None or len(text) > SAID_MOST or not connection.hear(text):
            return False


async def _tell(socket: WebSocket, connection: Connection) -> bool:
    """Until the page is gone (True), or there is nothing more to tell, or nobody takes it (False)."""
    while connection.told.qsize() <= UNHEARD_MOST:
        try:
            text = await asyncio.wait_for(connection.told.get(), QUIET)
        except TimeoutError:
            text = "{}"
        if text is None:
            return False
        try:
            await socket.send_text(text)
        except (WebSocketDisconnect, RuntimeError):  # RuntimeError: the other side closed
            return True
    return False


def route(phones: Phones) -> WebSocketRoute:
    """`/eximap/phone?lang=LANGUAGE`: the page says `{"messages": […], "person": …}`.

    It is told `{"own": …, "all": …}`, then with `"news"` what has changed of both, and after messages
    `"ack"`.
    """
    return WebSocketRoute("/eximap/phone", phones.serve)
