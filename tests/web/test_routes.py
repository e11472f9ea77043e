"""The routes together: what is committed to the store reaches who listens."""

from __future__ import annotations

from eximap.usecases import keep_journeys
from eximap.usecases.access import Caller, Role
from tests.web.client import TestClient
from tests.web.conftest import Server


def test_a_commit_is_told_on_the_live_channel(client: TestClient, server: Server) -> None:
    with client.websocket_connect(f"/eximap/live?on={server.journey}") as socket:
        before = socket.receive_json()["stamps"][server.journey]
        lead = Caller(Role.LEAD, "browser")
        keep_journeys.rename(server.store, server.world, lead, server.journey, "Another title")
        after = before
        while after == before:
            after = socket.receive_json()["stamps"][server.journey]
        assert after == server.store.stamp(server.journey) > before


def test_alone_on_a_computer_a_key_has_nothing_to_open(client: TestClient) -> None:
    answer = client.get("/enter?key=anything&lang=en", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=en")
    assert "set-cookie" not in answer.headers
