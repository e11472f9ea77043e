"""What the command line asks: only with the token of this start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.client import TestClient
from tests.web.conftest import Server

TOKEN = {"x-eximap-token": "the-token"}


def test_a_backup_is_written_with_the_token(client: TestClient, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "backup.duckdb"
    answer = client.post("/eximap/backup", params={"to": str(target)}, headers=TOKEN)
    assert (answer.status_code, answer.json()) == (200, {"backup": str(target)})
    assert target.read_bytes()[8:12] == b"DUCK"


@pytest.mark.parametrize("token", [None, "", "the-token ", "the-tokem", "другой".encode()])
def test_without_the_token_nothing_happens(
    client: TestClient, tmp_path: Path, token: str | bytes | None
) -> None:
    headers = {} if token is None else {"x-eximap-token": token}
    target = tmp_path / "backup.duckdb"
    for answer in (
        client.post("/eximap/backup", params={"to": str(target)}, headers=headers),
        client.get("/eximap/journeys", headers=headers),
    ):
        assert answer.status_code == 403
        assert answer.text.endswith(".")
    assert not target.exists()


@pytest.mark.parametrize("to", ["", "backup.duckdb", "../backup.duckdb", "/tmp/a\0b"])
def test_a_path_has_to_be_whole(client: TestClient, to: str) -> None:
    answer = client.post("/eximap/backup", params={"to": to}, headers=TOKEN)
    assert (answer.status_code, answer.text.count("\n")) == (400, 0)


def test_a_backup_that_cannot_be_written_is_a_sentence(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    params = {"to": str(tmp_path / "file" / "backup.duckdb"), "lang": "en"}
    answer = client.post("/eximap/backup", params=params, headers=TOKEN)
    assert (answer.status_code, answer.text) == (409, "The file can’t be written there. Nothing was changed.")


def test_the_running_data_file_is_no_target(client: TestClient, tmp_path: Path) -> None:
    answer = client.post("/eximap/backup", params={"to": str(tmp_path / "eximap.duckdb")}, headers=TOKEN)
    assert answer.status_code == 409


def test_journeys_are_listed(client: TestClient, server: Server) -> None:
    (line,) = client.get("/eximap/journeys", headers=TOKEN).json()
    assert line["id"] == server.journey
    assert line["title"]


def test_the_health_route_runs_a_query(client: TestClient, server: Server) -> None:
    assert client.get("/eximap/health").json() == {"store": "ok"}
    server.store.close()
    assert client.get("/eximap/health").status_code == 503
