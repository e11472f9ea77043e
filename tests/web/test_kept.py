"""Streamlit's own scripts, answered from memory."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from eximap.web.kept import KeptScripts
from tests.web.client import TestClient


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "js"
    made.mkdir()
    (made / "index.C1J.js").write_text("start('Ночь')", "utf-8")
    (tmp_path / "secret.js").write_text("a secret")
    return made


@pytest.fixture
def client(folder: Path) -> TestClient:
    """In front of an application that answers everything with a word."""

    def beyond(_: Request) -> PlainTextResponse:
        return PlainTextResponse("beyond")

    everything = Route("/{path:path}", beyond, methods=["GET", "POST"])
    return TestClient(Starlette(routes=[everything], middleware=[Middleware(KeptScripts, folder=folder)]))


def test_a_script_is_read_once_and_kept_for_ever(client: TestClient, folder: Path) -> None:
    for _ in range(2):
        answer = client.get("/static/js/index.C1J.js")
        assert answer.text == "start('Ночь')"
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
        assert "immutable" in answer.headers["cache-control"]
        (folder / "index.C1J.js").unlink(missing_ok=True)


@pytest.mark.parametrize(
    "path",
    ["/static/js/", "/static/js/x.js", "/static/js/..%2fsecret.js", "/static/js/%2e%2e/secret.js", "/map"],
)
def test_anything_else_is_handed_on(client: TestClient, path: str) -> None:
    assert client.get(path).text == "beyond"
    assert client.post("/static/js/index.C1J.js").text == "beyond"


@pytest.mark.parametrize(
    ("host", "accepts", "encoding"),
    [
        ("192.168.1.20", "gzip, deflate, br", "gzip"),
        ("192.168.1.20", "br", None),
        ("192.168.1.20", "", None),
        ("127.0.0.1", "gzip", None),
        ("::1", "gzip", None),
    ],
)
def test_a_phone_takes_it_compressed(folder: Path, host: str, accepts: str, encoding: str | None) -> None:
    def nothing(_: Request) -> PlainTextResponse:
        return PlainTextResponse("beyond")

    app = Starlette(routes=[Route("/", nothing)], middleware=[Middleware(KeptScripts, folder=folder)])
    phone = TestClient(app, client=(host, 50_000), headers={"accept-encoding": accepts})
    answer = phone.get("/static/js/index.C1J.js")
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.text == "start('Ночь')"


def test_streamlit_still_has_its_scripts_there() -> None:
    assert list((Path(streamlit.__file__).parent / "static" / "static" / "js").glob("index.*.js"))
