"""A visitor without a browser: speaks Streamlit's protocol over a WebSocket, as the page does."""

from __future__ import annotations

import json
import socket
import time
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

SECONDS_TO_ANSWER = 30.0


class ScriptFailed(RuntimeError):
    """A run ended with an exception on the page, or did not end as it should."""


class Visitor:
    """One session on one page, as a context. Every call returns the milliseconds until its run has ended.

    Raises `ScriptFailed` when a page shows an exception, so a broken screen is never timed as a fast one.
    """

    def __init__(self, url: str, page: str = "", query: dict[str, str] | None = None) -> None:
        self._page, self._query = page, urlencode(query or {})
        self._hash = ""
        self._known: set[str] = set()
        self._seen: set[str] = set()
        self._state: dict[str, str] = {}
        self.components: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.data: dict[str, dict[str, Any]] = {}
        self.received = 0
        self._url = url

    def __enter__(self) -> Visitor:
        """Connects; nothing runs before the first request."""
        self._leaving = ExitStack()
        joined = connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self._url),
            max_size=None,
            compression=None,
        )
        self._socket = self._leaving.enter_context(joined)
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves the page."""
        self._leaving.close()

    def rerun(self) -> float:
        """Runs the whole script again."""
        return self._ask("")

    def say(self, component: str, state: dict[str, Any]) -> float:
        """Sets a component's state values, as `setStateValue` does; its fragment alone runs again."""
        self._state[self.components[component]] = json.dumps(state)
        return self._ask(self.fragments[component])

    def _ask(self, fragment: str) -> float:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash, run.fragment_id = self._query, self._hash, fragment
        if not self._hash:  # the first run finds its page by name
            run.page_name = self._page
        run.cached_message_hashes.extend(sorted(self._known))
        run.widget_states.SetInParent()
        for id_, value in self._state.items():
            run.widget_states.widgets.add(id=id_, json_value=value)
        before = time.perf_counter()
        self._socket.send(message.SerializeToString())
        self._answer_at_once()
        return self._until_finished(before)

    def _answer_at_once(self) -> None:
        """Acknowledges packets at once where the system can be told to.

        Streamlit's sockets are without TCP_NODELAY: a small message waits until the one before is
        acknowledged, and Linux delays that by 40 ms. Such a wait says nothing about the server's work.
        """
        if hasattr(socket, "TCP_QUICKACK"):
            self._socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _until_finished(self, before: float) -> float:
        while True:
            raw = self._socket.recv(timeout=SECONDS_TO_ANSWER)
            self.received += len(raw)
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "script_finished" and _is_last(message):
                # As the browser does: only what the latest run showed is offered as known.
                self._known, self._seen = self._seen, set()
                return (time.perf_counter() - before) * 1000
            if kind == "ref_hash":
                self._seen.add(message.ref_hash)
            elif kind == "navigation":
                # With st.navigation the page is known only now; without it the hash stays empty.
                self._hash = message.navigation.page_script_hash
            elif kind == "delta":
                self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._seen.add(message.hash)
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise ScriptFailed(f"{element.exception.type}: {element.exception.message}")
        if element.WhichOneof("type") == "bidi_component":
            name = element.bidi_component.component_name
            self.components[name] = element.bidi_component.id
            self.fragments[name] = message.delta.fragment_id
            self.data[name] = _data(element.bidi_component)


def _is_last(message: ForwardMsg) -> bool:
    """Whether the run is over; one that ended early runs again by itself. Raises `ScriptFailed`."""
    ended = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
    if ended == "FINISHED_EARLY_FOR_RERUN":
        return False
    if not ended.endswith("SUCCESSFULLY"):
        raise ScriptFailed(ended)
    return True


def _data(component: Any) -> dict[str, Any]:
    return dict(json.loads(json.loads(component.json)["json"])) if component.json else {}
