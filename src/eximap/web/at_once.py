"""Small messages leave at once.

A socket that was made without naming its protocol, as Streamlit's is, gets no TCP_NODELAY from asyncio: each
small message waits until the other side has acknowledged the one before, which it puts off by up to 40 ms.
"""

from __future__ import annotations

import socket
from typing import Any

_SETS = "_set_nodelay"


def send(module: Any) -> None:
    """Has asyncio's `base_events` set TCP_NODELAY on every TCP connection; another asyncio stays as it is."""
    if hasattr(module, _SETS):
        setattr(module, _SETS, _set_nodelay)


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
