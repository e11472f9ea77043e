"""Our ES modules joined into the one that Streamlit takes."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from eximap.ui import canvas, parts
from eximap.ui.parts import as_bytes, bundle, extended, packed, scripts, styles


def test_a_bundle_has_no_import_and_only_the_default_export() -> None:
    text = bundle(*canvas.MODULES)
    assert not re.search(r"^import\b", text, re.MULTILINE)
    assert re.findall(r"^export (\w+)", text, re.MULTILINE) == ["default"]


def test_the_modules_of_the_canvas_share_one_scope_without_a_clash() -> None:
    text = bundle(*canvas.MODULES)
    names = re.findall(
        r"^(?:export default )?(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE
    )
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_script_of_the_canvas_is_in_its_bundle() -> None:
    folder = Path(canvas.__file__).parent
    assert {f"canvas/{file.name}" for file in folder.glob("*.js")} <= set(canvas.MODULES)


def test_an_import_that_renames_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_text", lambda _name: "import { el as e } from '../parts/draw.js';\ne();\n")
    with pytest.raises(ValueError, match="must not rename"):
        bundle("canvas/x.js")


def test_styles_are_joined_in_order() -> None:
    text = styles("parts/tokens.css", "canvas/canvas.css")
    assert text.index(":host{") < text.index(".eximap-canvas{")


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        bundle("canvas/nowhere.js")


def test_a_bundle_unpacks_the_data_that_its_component_is_given() -> None:
    text = bundle("parts/draw.js", "frame/bar.js")
    assert text.count("export ") == 1
    assert text.endswith(
        "export default (component) => {\n"
        "  const text = component.data.json ?? new TextDecoder().decode(component.data);\n"
        "  return bar({ ...component, text, data: JSON.parse(text) });\n"
        "};\n"
    )
    assert packed({"links": [{"name": "map"}], "team": "Ночная"}) == {
        "json": '{"links": [{"name": "map"}], "team": "Ночная"}'
    }


def test_a_kept_text_takes_what_changes_at_every_run() -> None:
    text = as_bytes({"map": {"title": "Ночная }"}})
    more = extended(text, ack={"done": ["a"], "refused": []})
    assert json.loads(more) == {"map": {"title": "Ночная }"}, "ack": {"done": ["a"], "refused": []}}
    assert "Ночная".encode() in more


def test_a_bundle_brings_its_style_along() -> None:
    text = bundle("parts/draw.js", "frame/bar.js", style='a::after{content:"\\2212"}')
    assert '  dress(component.parentElement, "a::after{content:\\"\\\\2212\\"}");\n' in text


def test_a_components_script_is_a_file_whose_name_changes_with_its_words() -> None:
    files = ("parts/draw.js", "frame/bar.js")
    names = []
    for style in ("parts/tokens.css", "frame/bar.css"):
        scripts.component("a_test", html="<p></p>\n", css=(style,), js=files)
        names += scripts.needed("a_test", "not_shown_yet")
    first, second = (address.removeprefix(scripts.FOLDER) for address in names)
    assert first != second
    assert scripts.find(second) == bundle(*files, style=styles("frame/bar.css")).encode()
    assert scripts.find("a_test-0.js") is None
