"""The playbook outside its page: what it has for one touchpoint, which no map waits for, and its files."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.effect import shrunken
from eximap.domain.errors import EximapError
from eximap.domain.playbook import Entry
from eximap.i18n.translator import Translator
from eximap.usecases import exchange_playbook, read_playbook
from eximap.usecases.doors import Doors
from eximap.usecases.ports import Store
from eximap.web.downloads import handed
from eximap.web.visitor import reach, tongue

OFFERED = 3  # more than that is looked for in the playbook itself


def routes(store: Store, doors: Doors) -> list[BaseRoute]:
    """`GET /eximap/playbook/{journey}/{touchpoint}?lang=…`: the entries that fit; none for a stranger.

    And `GET /eximap/playbook.json?entry=…&lang=…`: one entry as a file to hand on, or all of them.
    """

    def offered(request: Request) -> Response:
        lines = [_line(entry, tongue(request)) for entry in _fitting(request, store, doors)[:OFFERED]]
        return JSONResponse(lines, headers={"cache-control": "no-store"})

    def file(request: Request) -> Response:
        t, entry = tongue(request), request.query_params.get("entry")
        return handed(
            request, store, doors, lambda own, caller: exchange_playbook.as_json(own, caller, entry, t), t
        )

    return [
        Route("/eximap/playbook/{journey}/{touchpoint}", offered, methods=["GET"]),
        Route("/eximap/playbook.json", file, methods=["GET"]),
    ]


def _fitting(request: Request, store: Store, doors: Doors) -> tuple[Entry, ...]:
    found = reach(request, doors, store)
    if found is None:
        return ()
    caller, own = found
    journey, touchpoint = request.path_params["journey"], request.path_params["touchpoint"]
    try:
        return read_playbook.for_touchpoint(own, caller, journey, touchpoint)
    except EximapError:
        return ()  # a touchpoint of a moment ago, or somebody else's: there is nothing to offer


def _line(entry: Entry, t: Translator) -> dict[str, str]:
    effect = t.signed(shrunken(entry.evidence).value) if entry.evidence else t("story only")
    return {"id": entry.id, "name": entry.name, "team": entry.team, "effect": effect, "lang": entry.locale}
