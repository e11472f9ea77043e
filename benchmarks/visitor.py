"""A visitor without a browser, one call after the other, on Streamlit's WebSocket."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.protocol import PATH, SUBPROTOCOL, Conversation, acknowledge_at_once

SECONDS_TO_ANSWER = 30.0


class Visitor:
    """One session on one page, as a context. Every call returns the milliseconds until its run has ended.

    Raises `ScriptFailed` when a page shows an exception.
    """

    def __init__(
        self, url: str, page: str = "", query: dict[str, str] | None = None, cookie: str = ""
    ) -> None:
        self._url, self._cookie = url, cookie
        self._page = Conversation(page, query)

    def __enter__(self) -> Visitor:
        """Connects; nothing runs before the first request."""
        self._leaving = ExitStack()
        joined = connect(
            f"{self._url.replace('http', 'ws', 1)}{PATH}",
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            origin=Origin(self._url),
            additional_headers={"Cookie": self._cookie} if self._cookie else None,
            max_size=None,
            compression=None,
        )
        self._socket = self._leaving.enter_context(joined)
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves the page."""
        self._leaving.close()

    @property
    def data(self) -> dict[str, dict[str, Any]]:
        """What each component was given last, by its name."""
        return self._page.data

    @property
    def components(self) -> dict[str, str]:
        """The components' ids by name."""
        return self._page.components

    @property
    def received(self) -> int:
        """Bytes so far."""
        return self._page.received

    def rerun(self) -> float:
        """Runs the whole script again."""
        return self._ask(self._page.run())

    def say(self, component: str, state: dict[str, Any]) -> float:
        """Sets a component's state values, as `setStateValue` does; its fragment alone runs again."""
        return self._ask(self._page.state(component, **state))

    def pull(self, component: str, **values: Any) -> float:
        """Sets values that hold for one run, as `setTriggerValue` does."""
        return self._ask(self._page.trigger(component, **values))

    def _ask(self, request: bytes) -> float:
        before = time.perf_counter()
        self._socket.send(request)
        acknowledge_at_once(self._socket.socket)
        while not self._page.hear(self._socket.recv(timeout=SECONDS_TO_ANSWER)).ended:
            continue
        return (time.perf_counter() - before) * 1000
