"""Files to take away, each under a plain address so that a link saves it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.errors import EximapError, Invalid, NotAllowed
from eximap.domain.release import Mode
from eximap.domain.round import K_CEILING, checked_k
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.usecases import escalate, hand_on, hand_on_plan, named_data, prepare_talk, share_release
from eximap.usecases.access import Caller
from eximap.usecases.doors import Doors
from eximap.usecases.filter_plan import FILTERS
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Store, World
from eximap.usecases.team_day import today
from eximap.web.visitor import reach, tongue

_STATUS: dict[type[EximapError], int] = {Invalid: 400, NotAllowed: 403}
_UNSAFE = frozenset('/\\:*?"<>|')

# The store as far as it is the caller's, the caller, the journey's id.
Make = Callable[[Store, Caller, World, str, Request, Translator], Handout]


def routes(store: Store, world: World, doors: Doors) -> list[BaseRoute]:
    """`GET /eximap/export/{journey}/{file}?lang=…` for every file that can be taken away.

    `GET /eximap/plan/{file}?lang=…` is the plan of all journeys that the caller reaches,
    `GET /eximap/named-data?name=…&lang=…` what is stored under a name; `GET /eximap/brief/{brief}.pdf` and
    `GET /eximap/conversation-card/{card}.pdf` are the printed page of either.
    """

    def download(request: Request) -> Response:
        t = tongue(request)
        make = _FILES.get(request.path_params["file"])
        if make is None:
            return PlainTextResponse(t("There is no such file."), status_code=404)
        journey = request.path_params["journey"]
        return answer(request, lambda own, caller: make(own, caller, world, journey, request, t), t)

    def whole_plan(request: Request) -> Response:
        t, file = tongue(request), request.path_params["file"]
        return answer(request, lambda own, caller: _plan(file, own, caller, world, None, request, t), t)

    def named(request: Request) -> Response:
        t, name = tongue(request), request.query_params.get("name", "")
        return answer(request, lambda own, caller: named_data.own(own, world, caller, name, t), t)

    def brief(request: Request) -> Response:
        t, id = tongue(request), request.path_params["id"]
        return answer(request, lambda own, caller: escalate.as_pdf(own, caller, id, today(own, world), t), t)

    def card(request: Request) -> Response:
        t, id = tongue(request), request.path_params["id"]
        return answer(request, lambda own, caller: prepare_talk.as_pdf(own, caller, id, t), t)

    def answer(request: Request, make: Callable[[Store, Caller], Handout], t: Translator) -> Response:
        return handed(request, store, doors, make, t)

    return [
        Route("/eximap/export/{journey}/{file}", download, methods=["GET"]),
        Route("/eximap/plan/{file}", whole_plan, methods=["GET"]),
        Route("/eximap/named-data", named, methods=["GET"]),
        Route("/eximap/brief/{id}.pdf", brief, methods=["GET"]),
        Route("/eximap/conversation-card/{id}.pdf", card, methods=["GET"]),
    ]


def handed(
    request: Request, store: Store, doors: Doors, make: Callable[[Store, Caller], Handout], t: Translator
) -> Response:
    """What `make` gives the caller as a file, or the one sentence that says why there is none."""
    try:
        found = reach(request, doors, store)
        if found is None:
            raise NotAllowed
        caller, own = found
        return _attachment(make(own, caller))
    except EximapError as error:
        return PlainTextResponse(sentence(error, t), status_code=_STATUS.get(type(error), 404))


def _attachment(handout: Handout) -> Response:
    name = "".join("-" if c in _UNSAFE or not c.isprintable() else c for c in handout.name)
    ascii_name = name.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(handout.content, media_type=handout.media_type, headers=headers)


def _score_sheet(
    store: Store, caller: Caller, _: World, journey: str, request: Request, t: Translator
) -> Handout:
    mode = request.query_params.get("mode", Mode.NOT_STORED.value)
    k = request.query_params.get("k", "5")
    if mode not in set(Mode):
        raise Invalid("mode", "unknown")
    if not k.isdecimal() or len(k) > len(str(K_CEILING)):
        raise Invalid("k", "unknown")
    promises = request.query_params.get("promises") == "1"
    return hand_on.score_sheet_as_pdf(store, caller, journey, Mode(mode), checked_k(int(k)), t, promises)


def _summary(
    store: Store, caller: Caller, w: World, journey: str, request: Request, t: Translator
) -> Handout:
    workshop = request.query_params.get("workshop")  # without it the journey's last one
    return hand_on.summary_as_pdf(store, caller, journey, today(store, w), t, workshop)


def _plan(
    file: str,
    store: Store,
    caller: Caller,
    world: World,
    journey: str | None,
    request: Request,
    t: Translator,
) -> Handout:
    filters = {name: request.query_params.get(name, "")[:200] for name in FILTERS}
    return hand_on_plan.handout(store, world, caller, file, journey, t, filters)


_FILES: dict[str, Make] = {
    "journey.json": lambda store, who, _w, id, _r, _t: hand_on.as_json(store, who, id),
    "journey.mmd": lambda store, who, _w, id, _r, _t: hand_on.as_mermaid(store, who, id),
    "map.pdf": lambda store, who, w, id, _r, t: hand_on.map_as_pdf(store, who, id, today(store, w), t),
    "score-sheet.pdf": _score_sheet,
    "summary.pdf": _summary,
    "release.json": lambda store, who, w, id, _r, t: share_release.as_file(store, w, who, id, t),
    **{file: partial(_plan, file) for file in hand_on_plan.FILES},
}
