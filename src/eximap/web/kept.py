"""Streamlit's own scripts, kept in memory.

For every new visitor Streamlit reads each of its seventy scripts from the disk, in threads: that is most of
what a visitor's first page costs the server.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from eximap.web.entry import FOR_EVER

FOLDER = "/static/js/"


class KeptScripts:
    """Pure ASGI middleware that answers for the scripts in `folder`; each is read when first asked for."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app = app
        self._paths = {FOLDER + path.name: path for path in folder.glob("*.js")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or hands on whatever it does not know."""
        asked = scope["type"] == "http" and scope["method"] == "GET"
        known = self._paths.get(scope["path"]) if asked else None
        await (self._app if known is None else _answer(known))(scope, receive, send)


@cache
def _answer(path: Path) -> Response:
    return Response(path.read_bytes(), media_type="text/javascript", headers={"cache-control": FOR_EVER})
