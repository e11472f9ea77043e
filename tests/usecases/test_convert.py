"""One file into another: nothing is lost in silence, and what is refused makes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.scale import DECLARED, Scale
from eximap.i18n import LANGUAGES, translator
from eximap.usecases.convert import Converted, Target, convert

EN = translator("en")
MERMAID = "journey\n  title A shift\n  section Before\n    Huddle: 5: Me, Lead\n    Queue: 7\n    Break: ?\n"


def converted(text: str, to: Target, name: str = "x.mmd", scale: Scale = DECLARED) -> Converted:
    return convert(text, name, to, scale, "en", EN)


def document(text: str, **more: Any) -> dict[str, Any]:
    result = converted(text, Target.JSON, **more)
    assert result.text is not None
    return json.loads(result.text)


def scores(journey: dict[str, Any]) -> list[tuple[float | None, float | None]]:
    """Source score and forecast of each touchpoint."""
    stages = journey["journey"]["stages"]
    return [(t["source_score"], t["forecast"]) for s in stages for t in s["touchpoints"]]


def test_a_score_outside_the_scale_is_kept_without_a_forecast_and_told_of() -> None:
    assert scores(document(MERMAID)) == [(5, 2.0), (7, None), (None, None)]
    sentences = converted(MERMAID, Target.JSON).sentences
    assert any(s.startswith("Line 5: 7 is outside the scale 1–5.") for s in sentences)
    assert scores(document(MERMAID, scale=Scale(1, 7)))[1] == (7, 2.0)


def test_a_list_becomes_stages_without_scores() -> None:
    made = document("Huddle\nQueue\n\nShouting\n", name="my shift.txt")
    assert made["journey"]["title"] == "my shift"
    assert [s["name"] for s in made["journey"]["stages"]] == ["Stage 1", "Stage 2"]
    assert scores(made) == [(None, None)] * 3


def test_json_becomes_mermaid_with_the_losses_named() -> None:
    source = document(MERMAID)
    source["journey"]["stages"][0]["touchpoints"][0]["notes"] = [{"kind": "pain", "text": "Too long"}]
    result = converted(json.dumps(source), Target.MERMAID, name="x.json")
    assert result.text is not None
    assert "Huddle: 5: Me, Lead" in result.text
    assert [s for s in result.sentences if "pains" in s]


@pytest.mark.parametrize("first", list(Target))
def test_what_was_converted_once_stays_as_it_is(first: Target) -> None:
    name = "x.json" if first is Target.JSON else "x.mmd"
    texts = [MERMAID]
    for each in ("x.mmd", name, name):
        result = converted(texts[-1], first, name=each)
        assert result.text is not None
        texts.append(result.text)
    assert texts[3] == texts[2]
    if first is Target.JSON:
        assert scores(json.loads(texts[2])) == scores(json.loads(texts[1]))  # ids come with the first reading


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", "flowchart LR\n a-->b", "journey\n  No score\n", '{"format": 1}', "{", "[]"]
)
def test_what_is_refused_says_why_in_one_sentence_a_line(language: str, text: str) -> None:
    result = convert(text, "", Target.JSON, DECLARED, "en", translator(language))
    assert result.text is None
    assert result.sentences
    assert all(s and "\n" not in s for s in result.sentences)


def test_every_real_mermaid_file_is_converted_or_refused_as_mermaid_does(shared_folder: Path) -> None:
    folder = shared_folder / "outside" / "mermaid"
    golden: dict[str, Any] = json.loads((folder / "golden.json").read_text("utf-8"))
    for name, expected in golden.items():
        result = converted((folder / name).read_text("utf-8"), Target.JSON, name=name)
        assert (result.text is not None) == expected["ok"], (name, result.sentences)


@given(
    text=st.text(st.sampled_from('journeyscti \n:{}[]"é;#%-?5'), max_size=60),
    name=st.sampled_from(["", "x.mmd", "x.json"]),
)
def test_no_text_raises(text: str, name: str) -> None:
    for target in Target:
        result = converted(text, target, name=name)
        assert result.text is not None or result.sentences
