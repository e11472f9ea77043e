"""Headers that every answer carries, and the refusal of hosts that are not this computer.

Alone on a laptop whoever opens the application is the lead, so it must be out of reach from anywhere else: a
request from another computer, or under a foreign host name (DNS rebinding), is turned away.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-ancestors 'self'; object-src 'none'; base-uri 'self'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"no-referrer"),
)
REFUSAL = b"eximap answers on this computer only. Open it at http://127.0.0.1 with its port.\n"


class SecurityHeaders:
    """Pure ASGI middleware, so that streaming and WebSockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers to an HTTP answer; refuses what does not come from this computer."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif not _is_local(scope):
            await _refuse(scope, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", [])}
            extra = [h for h in HEADERS if h[0] not in present]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await send(message)

    return sending


def _is_local(scope: Scope) -> bool:
    client = scope.get("client")
    if client is not None and not _is_loopback(client[0]):
        return False
    hosts = _values(scope, b"host")
    pages = _values(scope, b"origin") if scope["type"] == "websocket" else []
    if not all(_of_page(origin) in hosts for origin in pages):
        return False  # a page that another server of this computer sent, while somebody only looked at it
    return all(_is_loopback(_name_of(host)) for host in hosts)


def _values(scope: Scope, wanted: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for name, value in scope["headers"] if name == wanted]


def _of_page(origin: str) -> str:
    """Host and port of an origin, written as in the host header of a request to it."""
    return origin.partition("://")[2]


def _name_of(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    start = {
        "type": "http.response.start",
        "status": 403,
        "headers": [(b"content-type", b"text/plain"), *HEADERS],
    }
    await send(start)
    await send({"type": "http.response.body", "body": REFUSAL})
