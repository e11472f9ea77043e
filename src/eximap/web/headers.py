"""Headers that every answer carries, and the refusal of hosts and pages that are not ours.

Alone on a laptop whoever opens the application is the lead, so it must be out of reach from anywhere else: a
request from another computer, or under a foreign host name (DNS rebinding), is turned away. Shared, requests
come from anywhere, but only under this computer's own addresses and names and those that it was given. In
both, a page that somebody else sent can neither open a WebSocket nor change anything.
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
    # Not `no-referrer`: under it a form's own origin would be hidden from us, too.
    (b"referrer-policy", b"same-origin"),
)
REFUSAL = b"eximap answers on this computer only. Open it at http://127.0.0.1 with its port.\n"
REFUSAL_SHARED = b"eximap does not answer under this name. EXIMAP_HOSTS adds one.\n"
REFUSAL_PAGE = b"This request comes from another site's page.\n"
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """Pure ASGI middleware, so that streaming and WebSockets pass untouched.

    `hosts` are the names and addresses under which a shared eximap answers; None alone on a computer.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = None) -> None:
        self.app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers to an HTTP answer; refuses what is not for us, or from another site's page."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif not self._is_ours(scope):
            await _refuse(scope, send, REFUSAL if self._hosts is None else REFUSAL_SHARED)
        elif not _is_from_our_page(scope, told=self._hosts is not None):
            await _refuse(scope, send, REFUSAL_PAGE)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def _is_ours(self, scope: Scope) -> bool:
        hosts = _values(scope, b"host")
        if self._hosts is None:
            client = scope.get("client")
            near = client is None or _is_loopback(client[0])
            return near and all(_is_loopback(_name_of(host)) for host in hosts)
        if len(hosts) != 1:
            return False
        name = _name_of(hosts[0])
        return name in self._hosts or _is_loopback(name) or _is_where_it_came(scope, name)


def _is_where_it_came(scope: Scope, name: str) -> bool:
    """Whether the name is the very address that was connected to: ours, in whatever network we are by now."""
    server = scope.get("server")
    try:
        return server is not None and ip_address(name) == ip_address(server[0])
    except ValueError:
        return False


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", [])}
            extra = [h for h in HEADERS if h[0] not in present]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await send(message)

    return sending


def _is_from_our_page(scope: Scope, *, told: bool) -> bool:
    """Whether no page of another origin sends this; `told` wants each WebSocket's page to be named."""
    socket = scope["type"] == "websocket"
    if not socket and scope["method"] in READING:
        return True
    hosts, pages = _values(scope, b"host"), _values(scope, b"origin")
    if socket and told and not pages:
        return False
    return all(_of_page(origin) in hosts for origin in pages)


def _values(scope: Scope, wanted: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for name, value in scope["headers"] if name == wanted]


def _of_page(origin: str) -> str:
    """Host and port of an origin, written as in the host header of a request to it."""
    return origin.partition("://")[2]


def _name_of(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].rstrip(".")


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


async def _refuse(scope: Scope, send: Send, why: bytes) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    start = {
        "type": "http.response.start",
        "status": 403,
        "headers": [(b"content-type", b"text/plain"), *HEADERS],
    }
    await send(start)
    await send({"type": "http.response.body", "body": why})
