"""The ways in and out: a code becomes a seat in a workshop, a key a lead. All leave signed cookies.

No cookie is readable by scripts (HttpOnly) or sent along by other sites' forms (SameSite=Lax).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from eximap.domain.errors import EximapError, JoiningClosed, NotAllowed, TooManyTries
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.usecases import invite
from eximap.usecases.doors import (
    KEY_COOKIE,
    KEY_LIVES,
    KIOSK_COOKIE,
    OWNER_COOKIE,
    SEAT_COOKIE,
    SEAT_LIVES,
    Doors,
)
from eximap.usecases.limits import Clock, Rate, WrongTries
from eximap.usecases.ports import Store
from eximap.web import enter_page
from eximap.web.visitor import is_secure, place, reach, tongue

CODES_EACH, CODES_ALL = Rate.a_minute(10), Rate.a_minute(60)
KEYS_EACH, KEYS_ALL = Rate.a_minute(5), Rate.a_minute(60)
KEY_MOST = 400  # bytes of what the form sends
SEE_OTHER = 303
_FRESH = {"cache-control": "no-store"}


class Joining:
    """The answers; `proxy` says that a proxy in front tells whether the visitor came by HTTPS."""

    def __init__(self, doors: Doors, store: Store, clock: Clock, proxy: bool) -> None:
        self._doors, self._store, self._proxy = doors, store, proxy
        self._codes = WrongTries(CODES_EACH, CODES_ALL, clock)
        self._keys = WrongTries(KEYS_EACH, KEYS_ALL, clock)

    def join(self, request: Request) -> Response:
        """`GET /join/{code}`: a seat, and on to `/join`. Whatever is wrong with a code sounds the same."""
        code, cookies = request.path_params["code"], request.cookies

        def attempt() -> str:
            return self._doors.join(code, cookies)[1]

        t = tongue(request)
        try:
            value = self._codes.attempt(place(request), attempt, JoiningClosed)
        except JoiningClosed:
            return _to("/join", lang=t.language, closed="1")
        except TooManyTries:
            return _to("/join", lang=t.language, closed="1", wait="1")
        answer = _to("/join", lang=t.language)
        self._set(request, answer, SEAT_COOKIE, value, SEAT_LIVES)
        answer.delete_cookie(KIOSK_COOKIE)
        return answer

    def ask_for_key(self, request: Request) -> Response:
        """`GET /enter`: a form for a key; `GET /enter?key=…`, as it is printed at start, is one filled in."""
        if "key" in request.query_params:
            return self._enter(request, request.query_params["key"])
        return _form(tongue(request))

    async def take_key(self, request: Request) -> Response:
        """`POST /enter` from that form."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > KEY_MOST:
                return _form(tongue(request), NotAllowed())
        given = parse_qs(body.decode("utf-8", "replace")).get("key", [""])[0]
        return await run_in_threadpool(self._enter, request, given)

    def _enter(self, request: Request, key: str) -> Response:
        t = tongue(request)
        if not self._doors.shared:
            return _to("/", lang=t.language)  # alone on a computer there is nothing to open
        try:
            _, value = self._keys.attempt(place(request), lambda: self._doors.enter(key), NotAllowed)
        except (NotAllowed, TooManyTries) as error:
            return _form(t, error)
        answer = _to("/", lang=t.language)
        self._set(request, answer, KEY_COOKIE, value, KEY_LIVES)
        answer.delete_cookie(KIOSK_COOKIE)
        return answer

    def leave(self, request: Request) -> Response:
        """`POST /leave`: all cookies are taken away. A seat stays taken: nobody else knows its token."""
        self._doors.leave(request.cookies)
        answer = _to("/join" if self._doors.shared else "/", lang=tongue(request).language)
        for name in (KEY_COOKIE, SEAT_COOKIE, KIOSK_COOKIE, OWNER_COOKIE):
            answer.delete_cookie(name)
        return answer

    def kiosk(self, request: Request) -> Response:
        """`GET /kiosk/{workshop}`: from now on this browser takes one person after another.

        It forgets the key with which it was opened: the next person must not be the lead.
        """
        t = tongue(request)
        caller = self._doors.caller_of(request.cookies)
        if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return PlainTextResponse(sentence(NotAllowed(), t), status_code=403, headers=_FRESH)
        try:
            if caller is None:
                raise NotAllowed
            value = self._doors.kiosk(caller, request.path_params["workshop"])
        except EximapError as error:
            status = 403 if isinstance(error, NotAllowed) else 404
            return PlainTextResponse(sentence(error, t), status_code=status, headers=_FRESH)
        self._doors.leave(request.cookies)
        answer = _to("/join", lang=t.language)
        self._set(request, answer, KIOSK_COOKIE, value, SEAT_LIVES)
        for name in (KEY_COOKIE, SEAT_COOKIE, OWNER_COOKIE):
            answer.delete_cookie(name)
        return answer

    def qr(self, request: Request) -> Response:
        """`GET /eximap/qr/{code}.svg`: for whoever leads the workshop."""
        t, found = tongue(request), reach(request, self._doors, self._store)
        base = self._doors.address or str(request.base_url).rstrip("/")
        try:
            if found is None:
                raise NotAllowed
            caller, store = found
            picture = invite.qr_svg(store, caller, request.path_params["code"], base)
        except EximapError as error:
            status = 403 if isinstance(error, NotAllowed) else 404
            return PlainTextResponse(sentence(error, t), status_code=status, headers=_FRESH)
        return Response(picture, media_type="image/svg+xml", headers=_FRESH)

    def _set(self, request: Request, answer: Response, name: str, value: str, lives: timedelta) -> None:
        secure = is_secure(request, self._proxy)
        seconds = int(lives.total_seconds())
        answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)


def routes(doors: Doors, store: Store, clock: Clock, proxy: bool) -> list[BaseRoute]:
    """The ways in and out."""
    it = Joining(doors, store, clock, proxy)
    answers: list[tuple[str, Callable[..., object], str]] = [
        ("/join/{code}", it.join, "GET"),
        ("/enter", it.ask_for_key, "GET"),
        ("/enter", it.take_key, "POST"),
        ("/leave", it.leave, "POST"),
        ("/kiosk/{workshop}", it.kiosk, "GET"),
        ("/eximap/qr/{code}.svg", it.qr, "GET"),
    ]
    return [Route(path, answer, methods=[method]) for path, answer, method in answers]


def _to(path: str, **query: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode(query)}", SEE_OTHER, headers=_FRESH)


def _form(t: Translator, error: EximapError | None = None) -> Response:
    said = _said(error, t) if error else ""
    return HTMLResponse(enter_page.html(t, said), 403 if error else 200, headers=_FRESH)


def _said(error: EximapError, t: Translator) -> str:
    if isinstance(error, NotAllowed):
        return t("This key doesn’t open anything here. Ask whoever started eximap for one.")
    return sentence(error, t)
