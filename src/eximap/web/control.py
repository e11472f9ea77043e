"""What the command line asks of the running application, which owns the data file."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.errors import EximapError
from eximap.domain.scale import Scale
from eximap.i18n import choose, translator
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.usecases import bring_scores, keys, take_in_releases, team_day
from eximap.usecases.access import Caller, Role
from eximap.usecases.keep_journeys import recent
from eximap.usecases.ports import Store, World

TOKEN_HEADER = "x-eximap-token"
KEY_HEADER = "x-eximap-new-key"  # a header, since addresses end up in logs
LEAD = Caller(Role.LEAD, "command-line")  # the token lies in a file that only this user can read

Answer = Callable[[Request, Translator], Response]


def routes(store: Store, world: World, token: str) -> list[BaseRoute]:
    """`POST /eximap/backup?to=FILE`, `GET /eximap/journeys` and keys, all with the token of the lock file.

    `GET /eximap/keys` lists them, `POST /eximap/keys/end?id=…` ends one, and `POST /eximap/keys` stores one
    (role, unit, name, and the key itself, which the command line makes and shows).

    `POST /eximap/releases?at=…` takes in the release files of a folder, or one; `POST /eximap/scores?at=…`
    the raw rounds that the command line made of a table of scores.

    A refusal is one sentence in the language that is asked for.
    """

    def backup(request: Request, t: Translator) -> Response:
        named = request.query_params.get("to", "")
        if "\0" in named or not Path(named).is_absolute():
            return PlainTextResponse(t("The path of a backup has to be whole."), status_code=400)
        store.backup(Path(named))
        return JSONResponse({"backup": named})

    def journeys(_: Request, __: Translator) -> Response:
        lines = recent(store, LEAD, team_day.today(store, world))
        return JSONResponse([{"id": line.id, "title": line.title} for line in lines])

    def releases(request: Request, t: Translator) -> Response:
        named = request.query_params.get("at", "")
        if "\0" in named or not Path(named).is_absolute():
            return PlainTextResponse(t("The path has to be whole."), status_code=400)
        return JSONResponse(asdict(take_in_releases.take_in_at(store, world, LEAD, [Path(named)], t)))

    def list_keys(_: Request, __: Translator) -> Response:
        return JSONResponse([keys.told(store, key) for key in keys.all_keys(store, LEAD)])

    def add_key(request: Request, _: Translator) -> Response:
        given = request.query_params
        role, secret = keys.role_of(given.get("role", "")), request.headers.get(KEY_HEADER, "")
        key, _secret = keys.add(
            store, world, LEAD, role, given.get("unit", ""), given.get("name", ""), lambda: secret
        )
        return JSONResponse(keys.told(store, key))

    def end_key(request: Request, _: Translator) -> Response:
        keys.end(store, world, LEAD, request.query_params.get("id", ""))
        return JSONResponse({})

    return [
        Route("/eximap/keys", _guarded(list_keys, token), methods=["GET"]),
        Route("/eximap/keys", _guarded(add_key, token), methods=["POST"]),
        Route("/eximap/keys/end", _guarded(end_key, token), methods=["POST"]),
        Route("/eximap/backup", _guarded(backup, token), methods=["POST"]),
        Route("/eximap/releases", _guarded(releases, token), methods=["POST"]),
        Route("/eximap/scores", _guarded(_scores(store, world), token), methods=["POST"]),
        Route("/eximap/journeys", _guarded(journeys, token), methods=["GET"]),
    ]


def _scores(store: Store, world: World) -> Answer:
    def scores(request: Request, t: Translator) -> Response:
        given = request.query_params
        named, k = given.get("at", ""), given.get("k")
        if "\0" in named or not Path(named).is_absolute():
            return PlainTextResponse(t("The path has to be whole."), status_code=400)
        raw = bring_scores.Raw(Path(named), given.get("digest", ""), int(given.get("scores", "0")))
        scale = Scale(float(given.get("low", "1")), float(given.get("high", "5")))
        wanted = bring_scores.Wanted(given.get("title", ""), scale, int(k) if k else None)
        return JSONResponse(asdict(bring_scores.bring(store, world, LEAD, raw, wanted, t)))

    return scores


def _guarded(answer: Answer, token: str) -> Callable[[Request], Response]:
    def guarded(request: Request) -> Response:
        t = translator(choose(request.query_params.get("lang"), None, request.headers.get("accept-language")))
        given = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            return PlainTextResponse(t("This is for the command line of this computer."), status_code=403)
        try:
            return answer(request, t)
        except EximapError as error:
            return PlainTextResponse(sentence(error, t), status_code=409)

    return guarded
