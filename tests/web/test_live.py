"""The live channel: who may follow what, and what is said when something was committed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.websockets import WebSocket, WebSocketDisconnect

from eximap.usecases.access import Caller, Role
from eximap.web import live
from tests.web.client import TestClient


class Stamps:
    """Stands in for the store's stamps."""

    def __init__(self) -> None:
        self.by_topic: Counter[str] = Counter()
        self.hub = live.Hub(self.by_topic.__getitem__)

    def commit(self, *topics: str) -> None:
        self.by_topic.update(topics)
        self.hub.bump(topics)


def _allowed(socket: WebSocket, topic: str) -> Caller | None:
    name = socket.query_params.get("name", "")
    return None if topic.startswith("room:") else Caller(Role.LEAD, "browser", name)


@pytest.fixture
def stamps() -> Stamps:
    return Stamps()


@pytest.fixture
def client(stamps: Stamps) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[live.route(stamps.hub, _allowed)])) as client:  # one loop for all
        yield client


def test_whoever_comes_learns_where_things_stand(client: TestClient, stamps: Stamps) -> None:
    stamps.by_topic["j1"] = 7
    with client.websocket_connect("/eximap/live?on=j1") as socket:
        assert socket.receive_json() == {"stamps": {"j1": 7}, "people": {"j1": []}}


def test_a_commit_is_told_to_those_who_show_it(client: TestClient, stamps: Stamps) -> None:
    with (
        client.websocket_connect("/eximap/live?on=j1") as one,
        client.websocket_connect("/eximap/live?on=j2") as other,
    ):
        for socket in (one, other):
            _until(socket, lambda said: True)
        stamps.commit("j1")
        assert _until(one, lambda said: said["stamps"].get("j1") == 1)["stamps"] == {"j1": 1}
        stamps.commit("j2")
        # Had the first commit been told here, it would come before the second.
        assert "j1" not in _until(other, lambda said: said["stamps"].get("j2") == 1)["stamps"]


def test_changes_close_together_are_told_once(client: TestClient, stamps: Stamps) -> None:
    with client.websocket_connect("/eximap/live?on=j1") as socket:
        _until(socket, lambda said: True)
        for _ in range(50):
            stamps.commit("j1")
        told = []
        while not told or told[-1]["stamps"]["j1"] < 50:
            told.append(socket.receive_json())
        assert len(told) <= 3


def test_names_of_those_who_look_are_known(client: TestClient) -> None:
    with client.websocket_connect("/eximap/live?on=j1&name=Dana") as dana:
        with client.websocket_connect("/eximap/live?on=j1&name=Bo") as bo:
            for socket in (dana, bo):
                _until(socket, lambda said: said["people"]["j1"] == ["Bo", "Dana"])
        _until(dana, lambda said: said["people"]["j1"] == ["Dana"])


@pytest.mark.parametrize(
    "query",
    ["", "?on=room:w", "?on=j1&on=room:w", "?" + "&".join(f"on=j{n}" for n in range(live.TOPICS_MOST + 1))],
    ids=["no topic", "not the caller’s", "one of two not the caller’s", "too many"],
)
def test_what_is_not_ones_own_is_refused_whole(client: TestClient, query: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect(f"/eximap/live{query}"),
    ):
        pass
    assert refused.value.code == live.REFUSED


def test_whoever_talks_here_is_hung_up_on(client: TestClient) -> None:
    with client.websocket_connect("/eximap/live?on=j1") as socket:
        _until(socket, lambda said: True)
        socket.send_text(json.dumps({"kind": "DeleteTouchpoint", "id": "t1", "op_id": "o" * 64}))
        with pytest.raises(WebSocketDisconnect):
            _until(socket, lambda said: False)


def _until(socket: object, wanted: object) -> dict[str, dict[str, object]]:
    """The first message that is wanted."""
    while True:
        said = socket.receive_json()  # type: ignore[attr-defined]
        if wanted(said):  # type: ignore[operator]
            return said
