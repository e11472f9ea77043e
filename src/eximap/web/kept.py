"""Streamlit's own scripts, kept in memory, and small on their way to a phone.

For every new visitor Streamlit reads each of its seventy scripts from the disk, in threads: that is most of
what a visitor's first page costs the server. And it sends them as they are, 2.3 MB a visitor, which fifty
phones in one room share a Wi-Fi for. On this computer there is no way to make shorter.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from eximap.web.entry import FOR_EVER

FOLDER = "/static/js/"
HERE = ("127.0.0.1", "::1")
LEVEL = 6  # of all scripts of a visit a tenth of a second, once; 9 takes longer and saves one in a hundred


class KeptScripts:
    """Pure ASGI middleware that answers for the scripts in `folder`; each is read when first asked for."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self._app = app
        self._paths = {FOLDER + path.name: path for path in folder.glob("*.js")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or hands on whatever it does not know."""
        asked = scope["type"] == "http" and scope["method"] == "GET"
        known = self._paths.get(scope["path"]) if asked else None
        await (self._app if known is None else _answer(known, _is_far(scope)))(scope, receive, send)


def _is_far(scope: Scope) -> bool:
    """Whether the visitor sits at another computer and takes what is compressed."""
    host, _ = scope.get("client") or ("", 0)
    return host not in HERE and "gzip" in Headers(scope=scope).get("accept-encoding", "")


@cache
def _answer(path: Path, compressed: bool) -> Response:
    headers = {"cache-control": FOR_EVER, "vary": "accept-encoding"}
    content = path.read_bytes()
    if compressed:
        content = gzip.compress(content, LEVEL)
        headers["content-encoding"] = "gzip"
    return Response(content, media_type="text/javascript", headers=headers)
