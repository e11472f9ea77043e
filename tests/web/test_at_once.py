"""Small messages leave at once, whatever way the server's socket was made."""

from __future__ import annotations

import asyncio
import socket
from asyncio import base_events
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from streamlit.runtime import runtime
from streamlit.runtime.runtime import Runtime

from eximap.web import at_once


async def _accepted() -> bool:
    """Whether a connection has TCP_NODELAY that came in by a socket made as Streamlit makes its own."""
    seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        own = writer.get_extra_info("socket")
        seen.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listening = socket.socket(family=socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    async with await asyncio.start_server(came, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        answer = bool(await seen)
        writer.close()
    return answer


def test_a_connection_waits_for_no_acknowledgement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_events, "_set_nodelay", base_events._set_nodelay)
    at_once.send(base_events)
    with ThreadPoolExecutor(1) as own:  # a browser test before this one may have left a loop in our thread
        assert own.submit(lambda: asyncio.run(_accepted())).result()


def test_a_socket_of_another_kind_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_events, "_set_nodelay", base_events._set_nodelay)
    at_once.send(base_events)
    one, other = socket.socketpair()
    with one, other:
        with pytest.raises(OSError, match="not supported"):  # a Unix socket knows no such option
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        before = one.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), one.fileno()
        base_events._set_nodelay(one)
        assert (one.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), one.fileno()) == before
        one.sendall(b"told")
        assert other.recv(4) == b"told"


def test_an_asyncio_made_in_another_way_stays_as_it_is() -> None:
    other = SimpleNamespace()
    at_once.send(other)
    assert vars(other) == {}


def test_streamlit_still_waits_between_messages_for_as_long_as_this_name_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert at_once._GATHERS in Runtime._loop_coroutine.__code__.co_names
    monkeypatch.setattr(runtime, at_once._GATHERS, runtime.MESSAGE_FLUSH_INTERVAL_SECS)
    at_once.gather_less(runtime)
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == at_once.SECONDS_GATHERED


def test_a_streamlit_made_in_another_way_stays_as_it_is() -> None:
    other = SimpleNamespace()
    at_once.gather_less(other)
    assert vars(other) == {}
