"""The live channel: a WebSocket that says "something you show has changed", never what.

What changed is read by the page itself, from the store, with its own rights. A bump names a topic (a journey,
a workshop, a workshop's room) and its stamp; bumps that come close together are sent once.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from eximap.usecases.access import Caller

GATHERED = 0.12  # seconds: what changes within them is one bump
QUIET = 25.0  # seconds: a phone's network drops a connection that says nothing
HEARD_MOST = 64  # characters of what a browser may say here; it has nothing to say
TOPICS_MOST = 4
REFUSED = 1008  # "policy violation" (RFC 6455, section 7.4.1)


@dataclass(eq=False)
class Listener:
    """One open page; `name` is shown to the others on its topics, empty for nobody to see."""

    topics: frozenset[str]
    name: str
    browser: str
    loop: asyncio.AbstractEventLoop
    due: set[str] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self, topic: str) -> None:
        """Something under this topic has changed."""
        self.due.add(topic)
        self.woken.set()


class Hub:
    """Who listens to what. `bump` may be called from any thread; all else runs in the server's loop."""

    def __init__(self, stamp: Callable[[str], int]) -> None:
        self._stamp = stamp
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._dirty: set[str] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def bump(self, topics: Iterable[str]) -> None:
        """Something under these topics was committed."""
        loop, wanted = self._loop, frozenset(topics)
        if loop is not None and not loop.is_closed() and not wanted.isdisjoint(self._listeners):
            loop.call_soon_threadsafe(self._mark, wanted)

    def _mark(self, topics: frozenset[str]) -> None:
        if not self._dirty:
            asyncio.get_running_loop().call_later(GATHERED, self._flush)
        self._dirty |= topics

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty, set()
        for topic in dirty:
            for listener in tuple(self._listeners.get(topic, ())):
                listener.wake(topic)

    def people(self, topic: str) -> list[str]:
        """Names of those who look at a topic, each once, in order of the alphabet."""
        return sorted({one.name for one in self._listeners.get(topic, ()) if one.name})

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Within it the listener is woken by changes."""
        self._loop = listener.loop
        for topic in listener.topics:
            self._listeners[topic].add(listener)
        self._tell_of(listener)
        try:
            yield
        finally:
            for topic in listener.topics:
                self._listeners[topic].discard(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]
            self._tell_of(listener)

    def _tell_of(self, listener: Listener) -> None:
        """Presence has changed: whoever looks at the same learns it with the next bump."""
        if listener.name:
            self._mark(listener.topics)

    async def serve(self, socket: WebSocket, listener: Listener) -> None:
        """Tells the listener of changes until the page is left."""
        with self.listening(listener):
            hearing = asyncio.ensure_future(_hear(socket))
            try:
                while not hearing.done():
                    await self._tell(socket, listener)
                    waking = asyncio.ensure_future(listener.woken.wait())
                    await asyncio.wait({hearing, waking}, timeout=QUIET, return_when=asyncio.FIRST_COMPLETED)
                    waking.cancel()
                if hearing.result():
                    await socket.close(REFUSED)
            except (WebSocketDisconnect, RuntimeError):  # RuntimeError: sending after the other side closed
                pass
            finally:
                hearing.cancel()

    async def _tell(self, socket: WebSocket, listener: Listener) -> None:
        listener.woken.clear()
        due, listener.due = listener.due, set()
        stamps = {topic: self._stamp(topic) for topic in sorted(due or listener.topics)}
        people = {topic: self.people(topic) for topic in stamps}
        await socket.send_text(json.dumps({"stamps": stamps, "people": people}, ensure_ascii=False))


async def _hear(socket: WebSocket) -> bool:
    """Waits until the page goes, or talks too much: true then, for that is no page of ours."""
    while True:
        said = await socket.receive()
        if said["type"] == "websocket.disconnect":
            return False
        if len(said.get("text") or said.get("bytes") or "") > HEARD_MOST:
            return True


Allowed = Callable[[WebSocket, str], Caller | None]


def route(hub: Hub, allowed: Allowed) -> WebSocketRoute:
    """`/eximap/live?on=TOPIC[&on=TOPIC]`: refused whole if one topic is not the caller's to follow."""

    async def live(socket: WebSocket) -> None:
        topics = socket.query_params.getlist("on")[: TOPICS_MOST + 1]
        callers = [allowed(socket, topic) for topic in topics]
        if not topics or len(topics) > TOPICS_MOST or None in callers:
            await socket.close(REFUSED)
            return
        await socket.accept()
        caller = callers[0]
        name = caller.name if caller is not None else ""
        browser = caller.browser if caller is not None else ""
        listener = Listener(frozenset(topics), name, browser, asyncio.get_running_loop())
        await hub.serve(socket, listener)

    return WebSocketRoute("/eximap/live", live)
