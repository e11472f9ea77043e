"""Who sends a request, from its cookies, its address and its language."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

from eximap.i18n import choose, translator
from eximap.i18n.translator import Translator
from eximap.usecases import scope
from eximap.usecases.access import Caller
from eximap.usecases.doors import Doors
from eximap.usecases.ports import Store

_ONE_HOUSEHOLD = 64  # bits of an IPv6 address: what one subscriber has whole


def tongue(request: HTTPConnection) -> Translator:
    """The language of the address, else the browser's."""
    return translator(choose(request.query_params.get("lang"), None, request.headers.get("accept-language")))


def reach(request: HTTPConnection, doors: Doors, store: Store) -> tuple[Caller, Store] | None:
    """The caller with the store as far as it is theirs; None for somebody without a key."""
    caller = doors.caller_of(request.cookies)
    return None if caller is None else (caller, scope.of(store, caller))


def place(request: HTTPConnection) -> str:
    """What tries are counted by: an address, of IPv6 the part that one subscriber has. Never stored."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _ONE_HOUSEHOLD), strict=False))
    return host


def is_secure(request: HTTPConnection, proxy: bool) -> bool:
    """Whether the visitor came by HTTPS; what a header says counts only where a proxy is declared."""
    told = request.headers.get("x-forwarded-proto", "") if proxy else ""
    return (told or request.url.scheme) in {"https", "wss"}
