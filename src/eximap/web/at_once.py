"""Small messages leave at once.

A socket that was made without naming its protocol, as Streamlit's is, gets no TCP_NODELAY from asyncio: each
small message waits until the other side has acknowledged the one before, which it puts off by up to 40 ms.
And Streamlit itself gathers what a script writes for five milliseconds, in which most of our scripts end.
"""

from __future__ import annotations

import socket
from typing import Any

_SETS = "_set_nodelay"
_GATHERS = "MESSAGE_FLUSH_INTERVAL_SECS"
SECONDS_GATHERED = 0.0  # whoever else has something to do goes first, and that is all


def send(module: Any) -> None:
    """Has asyncio's `base_events` set TCP_NODELAY on every TCP connection; another asyncio stays as it is."""
    if hasattr(module, _SETS):
        setattr(module, _SETS, _set_nodelay)


def gather_less(module: Any) -> None:
    """Has Streamlit's `runtime` send what it has at once; another Streamlit stays as it is."""
    if hasattr(module, _GATHERS):
        setattr(module, _GATHERS, SECONDS_GATHERED)


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
