"""Whether the application can do its work: a query runs on its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from eximap.usecases.ports import Store


def route(store: Store) -> Route:
    """`GET /eximap/health`: 200 when a query runs, else 503."""

    def health(_: Request) -> Response:
        alive = store.healthy()
        return JSONResponse({"store": "ok" if alive else "failed"}, status_code=200 if alive else 503)

    return Route("/eximap/health", health, methods=["GET"])
