"""Streamlit's own page under each of our addresses, told what it would otherwise find out by asking.

Left alone, the page of `/map` looks for its server under `/map/`, waits a tenth of a second after that
failure, asks again under `/`, asks for the host's settings, and only then connects; what draws a component it
loads when the first one has come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

# What a host that carries Streamlit may say in advance. The server's own settings follow and then hold, so
# nothing is allowed here that they would refuse.
BEGINNING = """\
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
"""
# Every screen of ours is made of components and one style sheet.
NEEDED = ("BidiComponent", "Html")
_IMPORTED = re.compile(r"""(?:from|import)["'`]\./([\w.\-]+\.js)["'`]""")
_HEAD, _HEAD_ENDS = "<head>", "</head>"


def routes(static: Path, names: Iterable[str]) -> list[BaseRoute]:
    """`GET /` and `GET /{name}` for each page, and the script that the page begins with.

    `static` is the folder of Streamlit's own files.
    """
    html, script = page(static), _script()

    def entry(_: Request) -> Response:
        return HTMLResponse(html, headers={"cache-control": "no-cache"})

    def beginning(_: Request) -> Response:
        headers = {"cache-control": "public, immutable, max-age=31536000"}
        return Response(BEGINNING, media_type="text/javascript", headers=headers)

    pages = [Route(path, entry, methods=["GET"]) for path in ("/", *(f"/{name}" for name in names))]
    return [Route(script, beginning, methods=["GET"]), *pages]


def page(static: Path) -> str:
    """Streamlit's page with our script at its head, and with the modules that every screen of ours needs.

    A Streamlit made in another way keeps its page as it is: this only makes it quicker.
    """
    html = (static / "index.html").read_text(encoding="utf-8")
    links = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in _modules(static)
        if name not in html
    )
    html = html.replace(_HEAD, f'{_HEAD}\n    <script src="{_script()}"></script>', 1)
    return html.replace(_HEAD_ENDS, "".join(f"  {link}\n  " for link in links) + _HEAD_ENDS, 1)


def _script() -> str:
    """Its address changes with its words, so that a browser may keep it."""
    return f"/eximap/begin-{sha256(BEGINNING.encode()).hexdigest()[:8]}.js"


def _modules(static: Path) -> list[str]:
    """The needed modules and what they import themselves, by file name."""
    folder = static / "static" / "js"
    roots = [path for name in NEEDED for path in sorted(folder.glob(f"{name}.*.js"))]
    imported = (_IMPORTED.findall(path.read_text(encoding="utf-8")) for path in roots)
    names = [*(path.name for path in roots), *(name for found in imported for name in found)]
    return list(dict.fromkeys(names))
