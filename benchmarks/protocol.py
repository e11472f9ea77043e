"""What a page says to Streamlit's server and hears from it, without a wire: protobuf messages both ways."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATH, SUBPROTOCOL = "/_stcore/stream", "streamlit"
Triggers = Mapping[str, Mapping[str, Any]]


class ScriptFailed(RuntimeError):
    """A run ended with an exception on the page, or did not end as it should."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one message said: that a run has ended, or that a component (its name) has data."""

    ended: bool = False
    component: str = ""


NOTHING, ENDED = Heard(), Heard(ended=True)


class Conversation:
    """One session on one page: what was shown last, and the requests that the page makes of it.

    `components` are their ids by name, `data` what they were given last, `received` counts bytes.
    """

    def __init__(self, page: str = "", query: Mapping[str, str] | None = None) -> None:
        self._page, self._query = page, urlencode(query or {})
        self._hash = ""
        self._known: set[str] = set()
        self._seen: set[str] = set()
        self._state: dict[str, dict[str, Any]] = {}
        self.components: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.data: dict[str, dict[str, Any]] = {}
        self.received = 0

    def run(self) -> bytes:
        """Asks for a run of the whole script."""
        return self._request("", {})

    def state(self, component: str, **values: Any) -> bytes:
        """Sets some of a component's state values, as `setStateValue` does; its fragment alone runs again."""
        self._state.setdefault(self.components[component], {}).update(values)
        return self._request(self.fragments[component], {})

    def trigger(self, component: str, **values: Any) -> bytes:
        """Sets values that hold for one run, as `setTriggerValue` does."""
        return self._request(self.fragments[component], {component: values})

    def _request(self, fragment: str, triggers: Triggers) -> bytes:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash, run.fragment_id = self._query, self._hash, fragment
        if not self._hash:  # the first run finds its page by name
            run.page_name = self._page
        run.cached_message_hashes.extend(sorted(self._known))
        run.widget_states.SetInParent()
        for id_, values in self._state.items():
            run.widget_states.widgets.add(id=id_, json_value=json.dumps(values))
        for component, values in triggers.items():
            pulled = json.dumps([{"event": event, "value": value} for event, value in values.items()])
            id_ = f"$$STREAMLIT_INTERNAL_KEY_{self.components[component]}__events"
            run.widget_states.widgets.add(id=id_, json_trigger_value=pulled)
        return message.SerializeToString()

    def hear(self, raw: bytes | str) -> Heard:
        """Takes in one message. Raises `ScriptFailed`: a broken screen is never timed as a fast one."""
        self.received += len(raw)
        message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        match message.WhichOneof("type"):
            case "script_finished" if _is_last(message):
                # As the browser does: only what the latest run showed is offered as known.
                self._known, self._seen = self._seen, set()
                return ENDED
            case "ref_hash":
                self._seen.add(message.ref_hash)
            case "navigation":
                # With st.navigation the page is known only now; without it the hash stays empty.
                self._hash = message.navigation.page_script_hash
            case "delta":
                return self._note(message)
        return NOTHING

    def _note(self, message: ForwardMsg) -> Heard:
        if message.metadata.cacheable:
            self._seen.add(message.hash)
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise ScriptFailed(f"{element.exception.type}: {element.exception.message}")
        if element.WhichOneof("type") != "bidi_component":
            return NOTHING
        name = element.bidi_component.component_name
        self.components[name] = element.bidi_component.id
        self.fragments[name] = message.delta.fragment_id
        self.data[name] = _data(element.bidi_component)
        return Heard(component=name)


def _is_last(message: ForwardMsg) -> bool:
    """Whether the run is over; one that ended early runs again by itself. Raises `ScriptFailed`."""
    ended = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
    if ended == "FINISHED_EARLY_FOR_RERUN":
        return False
    if not ended.endswith("SUCCESSFULLY"):
        raise ScriptFailed(ended)
    return True


def _data(component: Any) -> dict[str, Any]:
    """What the component was given, in either of the ways of `eximap.ui.parts`."""
    if component.bytes:
        return dict(json.loads(component.bytes))
    return dict(json.loads(json.loads(component.json)["json"])) if component.json else {}


def acknowledge_at_once(wire: socket.socket) -> None:
    """Acknowledges packets at once where the system can be told to; to be called again and again.

    Streamlit's sockets are without TCP_NODELAY: a small message waits until the one before is acknowledged,
    and Linux delays that by 40 ms. Such a wait says nothing about the server's work.
    """
    if hasattr(socket, "TCP_QUICKACK"):
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
