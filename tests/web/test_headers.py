"""Who is let in, and the headers that every answer carries."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from eximap.web.headers import HEADERS, REFUSAL, REFUSAL_PAGE, REFUSAL_SHARED, SecurityHeaders
from tests.web.client import TestClient

HERE = ("127.0.0.1", 50000)


def hello(_: Request) -> Response:
    return PlainTextResponse("hello", headers={"referrer-policy": "same-origin"})


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


ROUTES = [Route("/", hello), Route("/change", hello, methods=["POST"]), WebSocketRoute("/live", echo)]
APP = Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders)])


def client(host: str = "127.0.0.1:8501", caller: tuple[str, int] = HERE) -> TestClient:
    """A browser at `caller` that asks for `host`."""
    return TestClient(APP, base_url=f"http://{host}", client=caller)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "localhost", "[::1]:8501", "127.9.9.9"])
def test_this_computer_is_let_in(host: str) -> None:
    assert client(host).get("/").text == "hello"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8501",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.168.1.7",
        "0.0.0.0",
    ],
)
def test_a_foreign_host_name_is_turned_away(host: str) -> None:
    answer = client(host).get("/")
    assert (answer.status_code, answer.content) == (403, REFUSAL)
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("caller", ["192.168.1.7", "10.0.0.1", "2001:db8::1", "testclient"])
def test_another_computer_is_turned_away(caller: str) -> None:
    assert client(caller=(caller, 50000)).get("/").status_code == 403


def test_every_answer_carries_the_headers_and_an_own_one_stands() -> None:
    for path, status in (("/", 200), ("/nowhere", 404)):
        answer = client().get(path)
        assert answer.status_code == status
        for name, value in HEADERS:
            if name != b"referrer-policy":
                assert answer.headers[name.decode()] == value.decode()
    assert client().get("/").headers.get_list("referrer-policy") == ["same-origin"]


def test_scripts_come_from_here_only() -> None:
    policy = dict(HEADERS)[b"content-security-policy"].decode()
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    assert directives["script-src"] == ["'self'", "blob:"]
    assert directives["connect-src"] == ["'self'"]
    assert not [
        source for sources in directives.values() for source in sources if "//" in source or source == "*"
    ]


def test_a_websocket_from_here_is_let_through_and_a_foreign_one_is_not() -> None:
    with client().websocket_connect("ws://127.0.0.1:8501/live") as socket:
        assert socket.receive_text() == "hello"
    with pytest.raises(WebSocketDisconnect) as refused, client().websocket_connect("ws://evil.example/live"):
        pass
    assert refused.value.code == 1008


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_a_form_of_another_page_is_turned_away(origin: str) -> None:
    assert client().post("/change", headers={"origin": origin}).content == REFUSAL_PAGE
    assert client().post("/change", headers={"origin": "http://127.0.0.1:8501"}).text == "hello"
    assert client().post("/change").text == "hello"  # the command line is no page
    assert client().get("/", headers={"origin": origin}).text == "hello"


# --- shared -------------------------------------------------------------------------------------------------

SHARED = Starlette(
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders, hosts=frozenset({"laptop", "laptop.local", "10.0.0.7", "2001:db8::7"}))
    ],
)
ELSEWHERE = ("10.0.0.33", 50000)


def phone(host: str) -> TestClient:
    """Another device of the network that asks for `host`."""
    return TestClient(SHARED, base_url=f"http://{host}", client=ELSEWHERE)


@pytest.mark.parametrize(
    "host",
    ["laptop:8501", "LAPTOP", "laptop.local:8501", "laptop.local.", "10.0.0.7:8501", "[2001:db8::7]:8501"],
)
def test_shared_others_come_under_our_names(host: str) -> None:
    assert phone("10.0.0.7").get("/", headers={"host": host}).text == "hello"


def test_shared_the_address_that_was_connected_to_is_ours() -> None:
    assert phone("10.9.9.9:8501").get("/").text == "hello"


@pytest.mark.parametrize(
    "host", ["evil.example", "laptop.evil.example", "10.0.0.8", "0.0.0.0", "", "laptop@evil.example", "[::2]"]
)
def test_shared_a_foreign_name_is_turned_away(host: str) -> None:
    answer = phone("10.0.0.7").get("/", headers={"host": host})
    assert (answer.status_code, answer.content) == (403, REFUSAL_SHARED)


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [
        ("http://laptop:8501", True),
        ("https://laptop:8501", True),  # a proxy in front speaks HTTPS
        ("http://laptop", False),
        ("http://10.0.0.7:8501", False),
        ("http://evil.example", False),
        ("null", False),
        (None, False),
    ],
)
def test_shared_a_websocket_names_its_page_and_it_is_ours(origin: str | None, let_in: bool) -> None:
    headers = {} if origin is None else {"origin": origin}
    opening = phone("laptop:8501").websocket_connect("ws://laptop:8501/live", headers=headers)
    with nullcontext() if let_in else pytest.raises(WebSocketDisconnect) as refused, opening as socket:
        assert socket.receive_text() == "hello"
    assert let_in or refused.value.code == 1008
