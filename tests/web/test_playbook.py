"""The playbook over HTTP: what it offers for a touchpoint, and the file to hand on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.playbook import Moment
from tests.domain.entries import BREATHER, POSTCARD
from tests.web.client import TestClient
from tests.web.conftest import Server


@pytest.fixture
def touchpoint(server: Server) -> str:
    """A touchpoint that the breather key fits."""
    first = next(server.store.read(lambda session: session.journey(server.journey)).touchpoints())
    entry = replace(BREATHER, moment=Moment(first.name))
    for each in (entry, POSTCARD):
        server.store.transact(lambda session, new=each: session.put_entry(None, new))
    return first.id


def test_a_touchpoint_is_offered_what_fits(client: TestClient, server: Server, touchpoint: str) -> None:
    answer = client.get(f"/eximap/playbook/{server.journey}/{touchpoint}?lang=en")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == [
        {"id": "breather", "name": "Breather key", "team": "Tech E", "effect": "+0.7", "lang": "en"}
    ]


@pytest.mark.parametrize("path", ["{journey}/none", "none/{touchpoint}"])
def test_nothing_is_offered_for_what_is_not_there(
    client: TestClient, server: Server, touchpoint: str, path: str
) -> None:
    named = path.format(journey=server.journey, touchpoint=touchpoint)
    answer = client.get(f"/eximap/playbook/{named}")
    assert (answer.status_code, answer.json()) == (200, [])


def test_one_entry_or_all_can_be_handed_on(client: TestClient, touchpoint: str) -> None:
    whole = client.get("/eximap/playbook.json?lang=en")
    assert whole.headers["content-disposition"].startswith('attachment; filename="Playbook.json"')
    assert {entry["id"] for entry in whole.json()["entries"]} == {"breather", "postcard"}
    one = client.get("/eximap/playbook.json?entry=postcard")
    assert [entry["id"] for entry in one.json()["entries"]] == ["postcard"]
    assert client.get("/eximap/playbook.json?entry=none").status_code == 404
