"""The page under each address, and what it begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette

from eximap.web import entry
from tests.web.client import TestClient

STATIC = Path(streamlit.__file__).parent / "static"
STYLE = "<style>#root { margin: 0 }</style>"
KNOWN = {"home": [], "map": ["/eximap/script/eximap_canvas-1.js"]}
CLIENT = TestClient(Starlette(routes=entry.routes(STATIC, ["home", "map"], STYLE, KNOWN.__getitem__)))


@pytest.mark.parametrize("path", ["/", "/home", "/map", "/map?journey=a&lang=ru"])
def test_each_address_has_streamlits_page_with_our_script_before_all_others(path: str) -> None:
    answer = CLIENT.get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', answer.text)
    assert re.fullmatch(r"/eximap/begin-[0-9a-f]{8}\.js", scripts[0])
    assert scripts[1].startswith("./static/js/index.")


def test_each_page_begins_with_our_style_and_loads_its_own_script() -> None:
    assert STYLE in CLIENT.get("/").text.partition("</head>")[0]
    assert KNOWN["map"][0] not in CLIENT.get("/").text
    assert f'<link rel="modulepreload" crossorigin href="{KNOWN["map"][0]}">' in CLIENT.get("/map").text


def test_what_a_screen_loads_is_asked_at_each_visit() -> None:
    """A component is known only once its screen has been shown."""
    KNOWN["home"].append("/eximap/script/eximap_home-1.js")
    assert "eximap_home-1.js" in CLIENT.get("/").text


def test_other_addresses_are_left_to_streamlit() -> None:
    assert CLIENT.get("/favicon.png").status_code == 404
    assert CLIENT.get("/_stcore/health").status_code == 404


def test_the_script_names_this_server_and_allows_no_other() -> None:
    [script] = re.findall(r"/eximap/begin-\w+\.js", entry.page(STATIC, STYLE))
    answer = CLIENT.get(script)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert "BACKEND_BASE_URL: location.origin" in answer.text
    assert "allowedOrigins: [location.origin]" in answer.text
    assert "//" not in answer.text


def test_what_draws_a_component_is_loaded_with_the_page() -> None:
    """Against the pinned version: its files may be cut in another way in the next one."""
    loaded = re.findall(r'rel="modulepreload" crossorigin href="\./([^"]+)"', entry.page(STATIC, STYLE))
    assert len(loaded) == len(set(loaded))
    assert all((STATIC / name).is_file() for name in loaded)
    assert {"BidiComponent", "Html"} <= {Path(name).name.split(".")[0] for name in loaded}


def test_the_pinned_streamlit_reads_what_the_script_says() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in (STATIC / "static" / "js").glob("index.*.js")]
    assert any("window.__streamlit" in text and "BACKEND_BASE_URL" in text for text in scripts)


def test_a_page_made_in_another_way_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Streamlit</title>", encoding="utf-8")
    assert entry.page(tmp_path, STYLE) == "<!doctype html><title>Streamlit</title>"
