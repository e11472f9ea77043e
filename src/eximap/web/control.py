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


class Control:
    """The answers; a refusal is one sentence in the language that is asked for."""

    def __init__(self, store: Store, world: World) -> None:
        self._store, self._world = store, world

    def backup(self, request: Request, t: Translator) -> Response:
        """`POST /eximap/backup?to=FILE`."""
        named = request.query_params.get("to", "")
        if not _is_whole(named):
            return PlainTextResponse(t("The path of a backup has to be whole."), status_code=400)
        self._store.backup(Path(named))
        return JSONResponse({"backup": named})

    def journeys(self, _: Request, __: Translator) -> Response:
        """`GET /eximap/journeys`."""
        lines = recent(self._store, LEAD, team_day.today(self._store, self._world))
        return JSONResponse([{"id": line.id, "title": line.title} for line in lines])

    def releases(self, request: Request, t: Translator) -> Response:
        """`POST /eximap/releases?at=…` takes in the release files of a folder, or one."""
        named = request.query_params.get("at", "")
        if not _is_whole(named):
            return PlainTextResponse(t("The path has to be whole."), status_code=400)
        taken = take_in_releases.take_in_at(self._store, self._world, LEAD, [Path(named)], t)
        return JSONResponse(asdict(taken))

    def keys(self, _: Request, __: Translator) -> Response:
        """`GET /eximap/keys`."""
        return JSONResponse([keys.told(self._store, key) for key in keys.all_keys(self._store, LEAD)])

    def add_key(self, request: Request, _: Translator) -> Response:
        """`POST /eximap/keys` stores one: role, unit, name, and the key, which the command line makes."""
        given = request.query_params
        role, secret = keys.role_of(given.get("role", "")), request.headers.get(KEY_HEADER, "")
        unit, name = given.get("unit", ""), given.get("name", "")
        key, _secret = keys.add(self._store, self._world, LEAD, role, unit, name, lambda: secret)
        return JSONResponse(keys.told(self._store, key))

    def end_key(self, request: Request, _: Translator) -> Response:
        """`POST /eximap/keys/end?id=…`."""
        keys.end(self._store, self._world, LEAD, request.query_params.get("id", ""))
        return JSONResponse({})


def routes(store: Store, world: World, token: str) -> list[BaseRoute]:
    """All of them, with the token of the lock file."""
    it = Control(store, world)
    answers: list[tuple[str, Answer, str]] = [
        ("keys", it.keys, "GET"),
        ("keys", it.add_key, "POST"),
        ("keys/end", it.end_key, "POST"),
        ("backup", it.backup, "POST"),
        ("releases", it.releases, "POST"),
        ("scores", _scores(store, world), "POST"),
        ("journeys", it.journeys, "GET"),
    ]
    return [Route(f"/eximap/{path}", _guarded(answer, token), methods=[how]) for path, answer, how in answers]


def _is_whole(path: str) -> bool:
    return "\0" not in path and Path(path).is_absolute()


def _scores(store: Store, world: World) -> Answer:
    """`POST /eximap/scores?at=…`: the raw rounds that the command line made of a table of scores."""

    def scores(request: Request, t: Translator) -> Response:
        given = request.query_params
        named, k = given.get("at", ""), given.get("k")
        if not _is_whole(named):
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
