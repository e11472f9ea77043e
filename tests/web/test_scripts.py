"""The components' scripts as files."""

from __future__ import annotations

from starlette.applications import Starlette

from eximap.web import scripts
from tests.web.client import TestClient

FILES = {"eximap_bar-1a2b.js": "export default () => 'Ночь';".encode()}
CLIENT = TestClient(Starlette(routes=[scripts.route("/eximap/script/", FILES.get)]))


def test_a_script_is_kept_for_ever_under_its_name() -> None:
    answer = CLIENT.get("/eximap/script/eximap_bar-1a2b.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == "export default () => 'Ночь';"


def test_another_name_finds_nothing() -> None:
    assert CLIENT.get("/eximap/script/eximap_bar-9f9f.js").status_code == 404
