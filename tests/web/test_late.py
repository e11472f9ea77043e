"""Routes that are made when somebody first asks for one of them."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from eximap.web.late import OURS, Late
from tests.web.conftest import Server


def said(request: Request) -> Response:
    return PlainTextResponse(f"ours {request.path_params}")


async def heard(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("ours")
    await socket.close()


def anything_else(_: Request) -> Response:
    return PlainTextResponse("Streamlit's")


class Counted:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[BaseRoute]:
        self.times += 1
        return [
            Route("/join/{code}", said, methods=["GET"]),
            Route("/leave", said, methods=["POST"]),
            WebSocketRoute("/eximap/live", heard),
        ]


def client(make: Counted) -> TestClient:
    return TestClient(Starlette(routes=[Late(make), Route("/{rest:path}", anything_else)]))


def test_nothing_is_made_for_addresses_that_are_not_ours():
    make = Counted()
    browser = client(make)
    for path in ("/", "/map", "/join", "/own", "/static/js/index.js", "/_stcore/health", "/enterprise"):
        assert browser.get(path).text == "Streamlit's"
    assert make.times == 0


def test_they_are_made_once_and_answer_as_if_they_had_always_been_there():
    make = Counted()
    browser = client(make)
    assert browser.get("/join/ABCD").text == "ours {'code': 'ABCD'}"
    assert browser.post("/leave").text == "ours {}"
    with browser.websocket_connect("/eximap/live") as socket:
        assert socket.receive_text() == "ours"
    assert make.times == 1


def test_another_method_is_refused_and_an_unknown_address_goes_on():
    browser = client(Counted())
    assert browser.put("/join/ABCD").status_code == 405
    assert browser.get("/eximap/nothing").text == "Streamlit's"


def test_every_route_of_the_application_has_an_address_of_ours(server: Server):
    from eximap.web import routes

    own = [route.path for route in routes.of(server, server.desk)]  # type: ignore[attr-defined]
    assert own
    assert [path for path in own if not OURS.match(path)] == []
