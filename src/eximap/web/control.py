"""What the command line asks of the running application: it owns the file, so it makes the backup."""

from __future__ import annotations

import hmac
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from eximap.domain.errors import StoreUnusable
from eximap.usecases.ports import Store

TOKEN_HEADER = "x-eximap-token"


def route(store: Store, token: str) -> Route:
    """`POST /eximap/backup?to=FILE` with the token of the lock file, which only this user can read."""

    def backup(request: Request) -> Response:
        given = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            return JSONResponse({"error": "token"}, status_code=403)
        named = request.query_params.get("to", "")
        target = Path(named)
        if not target.is_absolute() or "\0" in named:
            return JSONResponse({"error": "path"}, status_code=400)
        try:
            store.backup(target)
        except StoreUnusable as error:
            return JSONResponse({"error": error.reason, "detail": error.detail}, status_code=409)
        return JSONResponse({"backup": str(target)})

    return Route("/eximap/backup", backup, methods=["POST"])
