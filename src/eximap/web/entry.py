"""Streamlit's own page under each of our addresses, told what it would otherwise find out by asking.

Left alone, the page of `/map` looks for its server under `/map/`, waits a tenth of a second after that
failure, asks again under `/`, asks for the host's settings, and only then connects; what draws a component,
and the component's own script, it loads when the first one has come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
# Every screen of ours is made of components, and some have a style sheet of their own.
NEEDED = ("BidiComponent", "Html")
FOR_EVER = "public, immutable, max-age=31536000"  # under an address that changes with its words
_IMPORTED = re.compile(r"""(?:from|import)["'`]\./([\w.\-]+\.js)["'`]""")
_HEAD, _HEAD_ENDS = "<head>", "</head>"


def routes(
    static: Path, names: Iterable[str], style: str, scripts: Callable[[str], Iterable[str]]
) -> list[BaseRoute]:
    """`GET /` and `GET /{name}` for each page, and the script that the page begins with.

    `static` is the folder of Streamlit's own files, `style` holds for every screen, `scripts` are the
    addresses of what the screen of that name loads.
    """
    html, script = page(static, style), _script()

    def entry(name: str) -> Callable[[Request], Response]:
        def answer(_: Request) -> Response:
            return HTMLResponse(_with(html, scripts(name)), headers={"cache-control": "no-cache"})

        return answer

    def beginning(_: Request) -> Response:
        headers = {"cache-control": FOR_EVER}
        return Response(BEGINNING, media_type="text/javascript", headers=headers)

    paths = {"/": "home", **{f"/{name}": name for name in names}}
    pages = [Route(path, entry(name), methods=["GET"]) for path, name in paths.items()]
    return [Route(script, beginning, methods=["GET"]), *pages]


def page(static: Path, style: str) -> str:
    """Streamlit's page with our script and style at its head, and with the modules that every screen needs.

    A Streamlit made in another way keeps its page as it is: this only makes it quicker.
    """
    html = (static / "index.html").read_text(encoding="utf-8")
    modules = (f"./static/js/{name}" for name in _modules(static) if name not in html)
    html = html.replace(_HEAD, f'{_HEAD}\n    <script src="{_script()}"></script>', 1)
    return _with(html.replace(_HEAD_ENDS, f"  {style}\n  {_HEAD_ENDS}", 1), modules)


def _with(html: str, modules: Iterable[str]) -> str:
    links = (f'  <link rel="modulepreload" crossorigin href="{address}">\n  ' for address in modules)
    return html.replace(_HEAD_ENDS, "".join(links) + _HEAD_ENDS, 1)


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
