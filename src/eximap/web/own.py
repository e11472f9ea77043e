"""An owner's link: whoever opens it gets a cookie, and the page of that owner's actions."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.errors import EximapError, NotAllowed, NotFound, TooManyTries
from eximap.i18n.errors import sentence
from eximap.usecases import owner_links
from eximap.usecases.doors import KIOSK_COOKIE, OWNER_COOKIE, Doors
from eximap.usecases.limits import Clock, Rate, WrongTries
from eximap.usecases.ports import Store, World
from eximap.web.visitor import is_secure, place, reach, tongue

EACH, ALL = Rate.a_minute(10), Rate.a_minute(60)
SEE_OTHER = 303
_FRESH = {"cache-control": "no-store"}


def routes(doors: Doors, store: Store, world: World, clock: Clock, proxy: bool) -> list[BaseRoute]:
    """`GET /own/{token}`, and `GET /eximap/own/{link}.svg`, its QR code for the lead."""
    tries = WrongTries(EACH, ALL, clock)

    def own(request: Request) -> Response:
        t, token = tongue(request), request.path_params["token"]
        answer = RedirectResponse(f"/own?lang={t.language}", SEE_OTHER, headers=_FRESH)
        try:
            link, value = tries.attempt(place(request), lambda: doors.own(token), NotAllowed)
        except (NotAllowed, TooManyTries):
            answer.delete_cookie(OWNER_COOKIE)
            return answer
        seconds = int((link.until - world.now()).total_seconds())
        secure = is_secure(request, proxy)
        answer.set_cookie(OWNER_COOKIE, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)
        answer.delete_cookie(KIOSK_COOKIE)
        return answer

    def qr(request: Request) -> Response:
        t, found = tongue(request), reach(request, doors, store)
        base = doors.address or str(request.base_url).rstrip("/")
        try:
            if found is None:
                raise NotAllowed
            caller, own_store = found
            links = {link.id: link for link in owner_links.standing(own_store, world, caller)}
            link = links.get(request.path_params["link"])
            if link is None:
                raise NotFound("owner-link", request.path_params["link"])
        except EximapError as error:
            status = 403 if isinstance(error, NotAllowed) else 404
            return PlainTextResponse(sentence(error, t), status_code=status, headers=_FRESH)
        picture = owner_links.qr_svg(f"{base}{doors.path_of(link)}")
        return Response(picture, media_type="image/svg+xml", headers=_FRESH)

    return [
        Route("/own/{token}", own, methods=["GET"]),
        Route("/eximap/own/{link}.svg", qr, methods=["GET"]),
    ]
