"""From a Mermaid diagram to the document and back, with what is lost named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eximap.domain.action import Action
from eximap.domain.journey import Journey, Note, NoteKind, Stage, Touchpoint
from eximap.domain.scale import Scale
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import mermaid
from eximap.interchange.journey_json import load
from eximap.interchange.journey_mermaid import (
    _LOSSES,
    describe_loss,
    from_diagram,
    outside,
    to_diagram,
)
from eximap.interchange.mermaid_model import Diagram, Task


def task(name: str, score: float | None, section: str | None = None, *people: str) -> Task:
    return Task(name, score, people, section, 3, str(score))


DIAGRAM = Diagram(
    "My day",
    "",
    "",
    ("Go to work", "Empty", "Go home"),
    (
        task("Wake up", 0),
        task("Make tea", 5, "Go to work", "Me", "", "The cat "),
        task("Go upstairs", 3.5, "Go to work", "Me"),
        task("Sit down ", None, "Go home"),
    ),
)


def test_the_document_has_the_keys_of_the_format_in_their_order() -> None:
    document = from_diagram(DIAGRAM, "en")
    assert list(document) == ["format", "version", "journey", "rounds", "ideas", "actions"]
    assert list(document["journey"]) == ["title", "locale", "persona", "scenario", "state", "stages"]
    assert document["journey"]["stages"] == [
        {"name": "", "touchpoints": [converted("Wake up", 0, None)]},
        {
            "name": "Go to work",
            "touchpoints": [
                converted("Make tea", 5, 2.0, "Me", "The cat"),
                converted("Go upstairs", 3.5, 0.5, "Me"),
            ],
        },
        {"name": "Empty", "touchpoints": []},
        {"name": "Go home", "touchpoints": [converted("Sit down", None, None)]},
    ]


def converted(name: str, source: float | None, forecast: float | None, *actors: str) -> dict[str, object]:
    return {
        "name": name,
        "moment_of_truth": False,
        "actors": list(actors),
        "source_score": source,
        "forecast": forecast,
        "lead_behaviour": "",
        "notes": [],
    }


def test_a_whole_score_is_written_without_a_point() -> None:
    assert '"source_score": 5,' in json.dumps(from_diagram(DIAGRAM, "en"))


def test_the_declared_scale_decides_what_becomes_a_forecast() -> None:
    def forecasts(scale: Scale | None) -> list[float | None]:
        stages = from_diagram(DIAGRAM, "en", scale)["journey"]["stages"]
        return [t["forecast"] for s in stages for t in s["touchpoints"]]

    assert forecasts(Scale(0, 10)) == [-2.0, 0.0, pytest.approx(-0.6), None]
    assert forecasts(None) == [None] * 4
    assert [t.name for t in outside(DIAGRAM, Scale(1, 5))] == ["Wake up"]


def test_what_was_converted_can_be_imported() -> None:
    loaded = load(json.dumps(from_diagram(DIAGRAM, "zh"))).loaded
    assert loaded is not None
    back, losses = to_diagram(loaded.journey)
    assert back.sections == DIAGRAM.sections
    assert [(t.name, t.score, t.section) for t in back.tasks] == [
        ("Wake up", 0, None),
        ("Make tea", 5, "Go to work"),
        ("Go upstairs", 3.5, "Go to work"),
        ("Sit down", None, "Go home"),
    ]
    assert losses == ("forecasts",)


def test_a_repeated_section_stays_two_stages() -> None:
    again = replace(
        DIAGRAM, sections=("A", "B", "A"), tasks=(task("x", 1, "A"), task("y", 1, "B"), task("z", 1, "A"))
    )
    stages = from_diagram(again, "en")["journey"]["stages"]
    assert [(s["name"], [t["name"] for t in s["touchpoints"]]) for s in stages] == [
        ("A", ["x"]),
        ("B", ["y"]),
        ("A", ["z"]),
    ]


PLAIN = Touchpoint("t", "Offer call")
LOSSES = {
    "moments-of-truth": replace(PLAIN, moment_of_truth=True),
    "forecasts": replace(PLAIN, source_score=4, forecast=1),
    "forecasts-as-scores": replace(PLAIN, forecast=1),
    "notes": replace(PLAIN, notes=(Note("n", NoteKind.PAIN, "x"),)),
    "behaviours": replace(PLAIN, lead_behaviour="Calls"),
    "hints": replace(PLAIN, hint="x"),
    "icons": replace(PLAIN, icon="call"),
}


@pytest.mark.parametrize("code", LOSSES)
def test_what_mermaid_cannot_say_is_named(code: str) -> None:
    journey = Journey("j", "T", stages=(Stage("s", "S", (LOSSES[code],)),))
    assert to_diagram(journey)[1] == (code,)


def test_nothing_is_lost_from_names_actors_and_scores() -> None:
    journey = Journey(
        "j", "T", scenario="x", stages=(Stage("s", "S", (replace(PLAIN, source_score=4, actors=("A",)),)),)
    )
    assert to_diagram(journey) == (
        Diagram("T", "", "x", ("S",), (Task("Offer call", 4, ("A",), "S", 0, ""),)),
        (),
    )


def test_a_guess_finer_than_a_hundredth_is_rounded_and_said() -> None:
    journey = Journey("j", "T", stages=(Stage("s", "S", (replace(PLAIN, forecast=1 / 3),)),))
    diagram, losses = to_diagram(journey, actions=[Action("a", "j", "A")])
    assert diagram.tasks[0].score == 3.33
    assert losses == ("forecasts-as-scores", "forecasts-rounded", "actions")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_loss_has_words(language: str) -> None:
    assert all(describe_loss(code, translator(language)) for code in _LOSSES)


def test_every_diagram_that_mermaid_reads_can_be_converted_and_imported(shared_folder: Path) -> None:
    files = sorted((shared_folder / "outside" / "mermaid").glob("*.mmd"))
    diagrams = {file.name: mermaid.read(file.read_text(encoding="utf-8")).diagram for file in files}
    readable = {name: diagram for name, diagram in diagrams.items() if diagram is not None}
    assert len(readable) > 30
    for name, diagram in readable.items():
        reading = load(json.dumps(from_diagram(diagram, "en")))
        assert reading.problems == (), name
        assert reading.loaded is not None
        back, _ = to_diagram(reading.loaded.journey)
        assert [(t.name, t.score) for t in back.tasks] == [
            (" ".join(t.name.split()), t.score) for t in diagram.tasks
        ]
