"""Files to take away, each under a plain address so that a link saves it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.errors import EximapError, Invalid
from eximap.domain.release import Mode
from eximap.domain.round import K_CEILING, checked_k
from eximap.i18n import choose, translator
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.usecases import hand_on
from eximap.usecases.access import Caller, Role
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Store, World

LEAD = Caller(Role.LEAD, "download")  # whoever reaches this address is on this computer
_UNSAFE = frozenset('/\\:*?"<>|')

Make = Callable[[Store, World, str, Request, Translator], Handout]


def routes(store: Store, world: World) -> list[BaseRoute]:
    """`GET /eximap/export/{journey}/{file}?lang=…` for every file that can be taken away."""

    def download(request: Request) -> Response:
        t = translator(choose(request.query_params.get("lang"), None, request.headers.get("accept-language")))
        make = _FILES.get(request.path_params["file"])
        if make is None:
            return PlainTextResponse(t("There is no such file."), status_code=404)
        try:
            handout = make(store, world, request.path_params["journey"], request, t)
        except EximapError as error:
            status = 400 if isinstance(error, Invalid) else 404
            return PlainTextResponse(sentence(error, t), status_code=status)
        return _attachment(handout)

    return [Route("/eximap/export/{journey}/{file}", download, methods=["GET"])]


def _attachment(handout: Handout) -> Response:
    name = "".join("-" if c in _UNSAFE or not c.isprintable() else c for c in handout.name)
    ascii_name = name.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(handout.content, media_type=handout.media_type, headers=headers)


def _score_sheet(store: Store, _: World, journey: str, request: Request, t: Translator) -> Handout:
    mode = request.query_params.get("mode", Mode.NOT_STORED.value)
    k = request.query_params.get("k", "5")
    if mode not in set(Mode):
        raise Invalid("mode", "unknown")
    if not k.isdecimal() or len(k) > len(str(K_CEILING)):
        raise Invalid("k", "unknown")
    return hand_on.score_sheet_as_pdf(store, LEAD, journey, Mode(mode), checked_k(int(k)), t)


_FILES: dict[str, Make] = {
    "journey.json": lambda store, _w, journey, _r, _t: hand_on.as_json(store, LEAD, journey),
    "journey.mmd": lambda store, _w, journey, _r, _t: hand_on.as_mermaid(store, LEAD, journey),
    "map.pdf": lambda store, w, journey, _r, t: hand_on.map_as_pdf(store, LEAD, journey, w.now().date(), t),
    "plan.pdf": lambda store, w, journey, _r, t: hand_on.plan_as_pdf(store, LEAD, journey, w.now().date(), t),
    "plan.csv": lambda store, w, journey, _r, t: hand_on.plan_as_csv(store, LEAD, journey, w.now().date(), t),
    "score-sheet.pdf": _score_sheet,
}
