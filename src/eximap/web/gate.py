"""What a visitor without a key reaches in a shared eximap: the ways in, and what those pages are made of.

A list of what is open, so that whatever Streamlit or we add later is closed: uploads, media, metrics, every
other screen. What stands open checks for itself whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from eximap.usecases.doors import Doors

OPEN = re.compile(
    r"""/join | /join/[^/]+ | /own | /own/[^/]+ | /enter | /leave
    | /eximap/(?:live|phone|health|begin-[0-9a-f]+\.js|script/[\w-]+\.js)
    | /eximap/(?:backup|journeys|releases|scores|keys|keys/[^/]+)  # with the token of the lock file
    | /static/.+ | /favicon\.png | /manifest\.json
    | /_stcore/(?:stream|health|host-config)
    """,
    re.VERBOSE,
)
REFUSED, SEE_OTHER = 1008, 303  # a WebSocket's "policy violation"


class Gate:
    """Pure ASGI middleware; alone on a computer there are no doors, and everything is open."""

    def __init__(self, app: ASGIApp, doors: Callable[[], Doors] | None) -> None:
        self.app, self._doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets through what is open, and whoever has a key; sends everybody else to `/join`."""
        if scope["type"] not in {"http", "websocket"} or self._doors is None:
            await self.app(scope, receive, send)
            return
        visit = HTTPConnection(scope)
        if OPEN.fullmatch(scope["path"]) or self._doors().caller_of(visit.cookies):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": REFUSED})
        else:
            await _turned_away(visit, scope["method"])(scope, receive, send)


def _turned_away(visit: HTTPConnection, method: str) -> ASGIApp:
    from eximap.domain.errors import NotAllowed
    from eximap.i18n.errors import sentence
    from eximap.web.visitor import tongue

    t = tongue(visit)
    fresh = {"cache-control": "no-store"}
    if method in {"GET", "HEAD"} and "text/html" in visit.headers.get("accept", ""):
        return RedirectResponse(f"/join?lang={t.language}", SEE_OTHER, headers=fresh)
    return PlainTextResponse(sentence(NotAllowed(), t), status_code=403, headers=fresh)
