"""The scripts of the browser components, as files that a browser keeps."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from eximap.web.entry import FOR_EVER


def route(folder: str, find: Callable[[str], bytes | None]) -> Route:
    """`GET {folder}{file}`: what `find` has under that name."""

    def script(request: Request) -> Response:
        text = find(request.path_params["file"])
        if text is None:
            return PlainTextResponse("", status_code=404)
        return Response(text, media_type="text/javascript", headers={"cache-control": FOR_EVER})

    return Route(folder + "{file}", script, methods=["GET"])
