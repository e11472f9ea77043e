"""A page without a browser, with its live channel; many of them live in one process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from benchmarks.protocol import PATH, SUBPROTOCOL, Conversation, acknowledge_at_once

SECONDS_TO_ANSWER = 60.0
AT_ONCE = True  # acknowledges packets at once (see `acknowledge_at_once`)


class NoAnswer(RuntimeError):
    """The server did not answer in time, or not as it should; carries what it said."""


class Screen:
    """One page of one browser, shown by `component`.

    `shown` is called with each new data; a task of its own hears whatever comes. What fails in it is raised
    by `expect_well`, and by whatever waits for an answer.
    """

    def __init__(
        self, url: str, page: str, component: str, query: Mapping[str, str] | None = None, cookie: str = ""
    ) -> None:
        self.url, self.cookie, self.component = url, cookie, component
        self._page, self._query = page, query
        self.talk = Conversation(page, query)
        self.stamps: dict[str, int] = {}
        self._socket: ClientConnection | None = None
        self._live: ClientConnection | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._drawn = asyncio.Event()

    @property
    def data(self) -> dict[str, Any]:
        """What the component was given last."""
        return self.talk.data[self.component]

    def shown(self) -> None:
        """There is new data."""

    def look(self, stamp: int) -> None:
        """Has the fragment run again, as whatever follows the live channel does."""
        self._start(self.trigger(look=stamp))

    def bumped(self, topics: frozenset[str]) -> None:
        """The live channel said that these have changed since it spoke of them last."""

    # --- the page -----------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Opens the page as a fresh session and waits until it is drawn."""
        self.talk = Conversation(self._page, self._query)
        self._drawn.clear()
        self._socket = await self._connect(PATH, [Subprotocol(SUBPROTOCOL)])
        self._start(self._hear(self._socket))
        await self._say(self.talk.run())
        await self.until(self._drawn.wait())

    async def follow(self, *topics: str) -> None:
        """Opens the live channel."""
        query = "&".join(f"on={quote(topic, safe='')}" for topic in topics)
        await self.channel(f"/eximap/live?{query}", self._bump)

    async def channel(self, path: str, heard: Callable[[dict[str, Any]], None]) -> None:
        """Opens a channel of ours."""
        self._live = await self._connect(path)
        self._start(_listen(self._live, heard))

    async def say(self, message: Mapping[str, Any]) -> None:
        """Says something on that channel; does not wait for what comes of it."""
        if self._live is None:
            raise NoAnswer("no channel")
        with suppress(ConnectionClosed):  # what hears will tell
            await self._live.send(json.dumps(message))

    async def state(self, **values: Any) -> None:
        """`setStateValue`; does not wait for what comes of it."""
        await self._say(self.talk.state(self.component, **values))

    async def trigger(self, **values: Any) -> None:
        """`setTriggerValue`; does not wait either."""
        await self._say(self.talk.trigger(self.component, **values))

    async def drop(self) -> None:
        """Loses both connections, without a word: a locked screen, a dead spot."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        for socket in filter(None, (self._socket, self._live)):
            socket.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def leave(self) -> None:
        """Closes the page."""
        for task in self._tasks:
            task.cancel()
        for socket in filter(None, (self._socket, self._live)):
            await socket.close()

    def expect_well(self) -> None:
        """Raises what failed while nobody was waiting."""
        for task in self._tasks:
            if task.done() and not task.cancelled():
                task.result()

    async def until(self, waited: Coroutine[Any, Any, Any]) -> Any:
        """What comes of `waited`. Raises what failed meanwhile, and `NoAnswer` when nothing comes."""
        wanted = asyncio.ensure_future(waited)
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                while not wanted.done():
                    going = {task for task in self._tasks if not task.done()}
                    await asyncio.wait({wanted, *going}, return_when=asyncio.FIRST_COMPLETED)
                    self.expect_well()
            return wanted.result()
        except TimeoutError:
            raise NoAnswer(f"{self._page}: nothing within {SECONDS_TO_ANSWER:.0f} s") from None
        finally:
            wanted.cancel()

    # --- wires --------------------------------------------------------------------------------------------

    def _start(self, work: Any) -> None:
        # What failed stays, for `expect_well` to raise it.
        self._tasks = [task for task in self._tasks if not _is_well_done(task)]
        self._tasks.append(asyncio.create_task(work))

    async def _connect(self, path: str, subprotocols: list[Subprotocol] | None = None) -> ClientConnection:
        return await connect(
            f"{self.url.replace('http', 'ws', 1)}{path}",
            subprotocols=subprotocols,
            origin=Origin(self.url),
            additional_headers={"Cookie": self.cookie},
            max_size=None,
            compression=None,
            open_timeout=SECONDS_TO_ANSWER,
            ping_interval=None,
        )

    async def _say(self, request: bytes) -> None:
        if self._socket is None:
            raise NoAnswer("not open")
        with suppress(ConnectionClosed):  # what hears will tell
            await self._socket.send(request)
        _hurry(self._socket)

    async def _hear(self, socket: ClientConnection) -> None:
        """Reads; new data counts from when it is here, not from the end of its run."""
        while True:
            heard = self.talk.hear(await socket.recv())
            _hurry(socket)
            if heard.component == self.component:
                self._drawn.set()
                self.shown()

    def _bump(self, told: dict[str, Any]) -> None:
        """As `Live` in ui/parts/live.js."""
        said = told["stamps"]
        fresh = {topic for topic, stamp in said.items() if self.stamps.get(topic) != stamp}
        self.stamps.update(said)
        if fresh:
            self.bumped(frozenset(fresh))


async def _listen(socket: ClientConnection, heard: Callable[[dict[str, Any]], None]) -> None:
    while True:
        heard(json.loads(await socket.recv()))
        _hurry(socket)


def _is_well_done(task: asyncio.Task[None]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is None)


def _hurry(socket: ClientConnection) -> None:
    wire = socket.transport.get_extra_info("socket")
    if AT_ONCE and wire is not None and wire.fileno() >= 0:
        acknowledge_at_once(wire)


async def cookies_of(url: str, path: str) -> str:
    """The cookies that a door sets, as a request's header sends them back. Raises `NoAnswer`."""
    host = urlsplit(url).netloc
    reader, writer = await asyncio.open_connection(*host.split(":"))
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    finally:
        writer.close()
    jar: SimpleCookie = SimpleCookie()
    for line in head[1:]:
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie":
            jar.load(value.strip())
    kept = "; ".join(f"{name}={cookie.value}" for name, cookie in jar.items() if cookie.value)
    if not kept:
        raise NoAnswer("\n".join(head[:12]))
    return kept
