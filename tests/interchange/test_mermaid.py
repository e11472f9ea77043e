"""Reading Mermaid journeys: Mermaid's own answers, the lines that it refuses, and texts of any kind."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n.translator import Translator
from eximap.interchange.mermaid import Diagram, describe, read, read_tolerant

GOLDENS = Path(__file__).parents[2].parent / "shared" / "outside" / "mermaid"
ENGLISH = Translator("en")


def golden_cases() -> list[Any]:
    if not GOLDENS.is_dir():
        return []
    files = json.loads((GOLDENS / "golden.json").read_text(encoding="utf-8"))
    probes = json.loads((GOLDENS / "probes.golden.json").read_text(encoding="utf-8"))
    from_files = [
        ((GOLDENS / name).read_bytes().decode("utf-8"), answer, name) for name, answer in files.items()
    ]
    from_probes = [(answer["input"], answer, name) for name, answer in probes.items()]
    return [pytest.param(text, answer, id=name) for text, answer, name in from_files + from_probes]


def shown(text: str) -> str:
    """Turn Mermaid's marks for entities back, and every spelling of <br> into one blank."""
    text = re.sub(r"ﬂ°°(\d+)¶ß", lambda found: chr(int(found[1])), text)
    return re.sub(r"</?br[^>]*>", " ", text.replace("ﬂ°colon¶ß", ":"))


def as_golden(diagram: Diagram) -> dict[str, Any]:
    return {
        "title": diagram.title,
        "accTitle": diagram.acc_title,
        "accDescr": diagram.acc_descr,
        "sections": list(diagram.sections),
        "tasks": [(task.section or "", task.name, task.score, list(task.people)) for task in diagram.tasks],
    }


def decoded(answer: dict[str, Any]) -> dict[str, Any]:
    tasks = [
        (
            shown(task["section"]),
            shown(task["task"]),
            None if isinstance(task["score"], str) else task["score"],
            [shown(person) for person in task["people"]],
        )
        for task in answer["tasks"]
    ]
    plain = {key: shown(answer[key]) for key in ("title", "accTitle", "accDescr")}
    return {**plain, "sections": [shown(section) for section in answer["sections"]], "tasks": tasks}


def test_the_goldens_are_here() -> None:
    if not GOLDENS.is_dir() and not os.environ.get("CI"):
        pytest.skip("The folder of outside examples is not beside the repository.")
    assert len(golden_cases()) == 84


@pytest.mark.parametrize(("text", "answer"), golden_cases())
def test_reads_what_mermaid_reads(text: str, answer: dict[str, Any]) -> None:
    reading = read(text)
    if answer["ok"]:
        assert reading.diagram is not None, reading.problems
        assert as_golden(reading.diagram) == decoded(answer)
    else:
        assert reading.diagram is None
        assert any(problem.severity == "error" for problem in reading.problems)


def codes(text: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.code, problem.severity) for problem in read(text).problems]


def test_every_faulty_line_is_reported_and_the_rest_is_read() -> None:
    text = "journey\n section A\n  one\n  two: 2: Me\n  three; 3\n section B: C\n\n  four: 4\n"
    assert codes(text) == [
        (3, "task_without_score", "error"),
        (5, "semicolon", "error"),
        (6, "colon_in_section", "error"),
    ]
    diagram = read_tolerant(text).diagram
    assert diagram is not None
    assert diagram.sections == ("A", "B: C")
    assert [(task.name, task.score, task.section, task.line) for task in diagram.tasks] == [
        ("one", None, "A", 3),
        ("two", 2, "A", 4),
        ("three; 3", None, "A", 5),
        ("four", 4, "B: C", 8),
    ]


@pytest.mark.parametrize(
    ("line", "name", "score", "people"),
    [
        ("Ticket #12: 5: Me", "Ticket #12", 5, ("Me",)),
        ("a: 5: Me;", "a", 5, ("Me",)),
        ("a: 3: A; B", "a", 3, ("A; B",)),
        ("journey home: 2: Me", "journey home", 2, ("Me",)),
        ("section talk: 4: Me", "section talk", 4, ("Me",)),
        ("接电话：4：我，你、他", "接电话", 4, ("我", "你", "他")),
        ("just a name", "just a name", None, ()),
    ],
)
def test_a_refused_line_is_read_as_it_was_meant(
    line: str, name: str, score: float, people: tuple[str]
) -> None:
    reading = read_tolerant(f"journey\n{line}")
    assert reading.diagram is not None
    assert [(task.name, task.score, task.people) for task in reading.diagram.tasks] == [(name, score, people)]


def test_full_width_colons_are_only_warned_of_when_reading_on() -> None:
    (problem,) = read_tolerant("journey\n接电话：4：我").problems
    assert problem.severity == "warning"
    assert describe(problem, ENGLISH).startswith("Line 2: full-width colons (：) are read as ordinary ones.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\ufeff\n\n journey\n\n a", 5),
        ("journey\r\n\r\n a\r\n", 3),
        ("---\nconfig:\n  x: 1\n---\n\n%% c\n\njourney\n%% d\n\n a", 11),
        ('%%{init: {\n"theme": "dark"\n}}%%\njourney %%{wrap}%%\n a', 5),
        ("# Our day\n\n```js\nx\n```\n\n```mermaid\njourney\n a\n```\n", 9),
        ("```mermaid\nflowchart\n```\n~~~mermaid\n%% c\njourney\n a\n~~~\nb", 7),
    ],
)
def test_lines_are_those_of_the_text_as_given(text: str, line: int) -> None:
    assert codes(text) == [(line, "task_without_score", "error")]


def test_a_fence_ends_the_journey() -> None:
    diagram = read("Our day\n```mermaid\njourney\na: 5: Me\n```\nb: 4: You\n").diagram
    assert diagram is not None
    assert [(task.name, task.line) for task in diagram.tasks] == [("a", 4)]


def test_only_the_tolerant_reader_takes_the_title_of_the_front_matter() -> None:
    text = "---\ntitle: Day one # ours\n---\njourney\n"
    strict, tolerant = read(text).diagram, read_tolerant(text).diagram
    assert (strict.title if strict else None, tolerant.title if tolerant else None) == ("", "Day one")


SCRAPS = [
    "journey",
    "title ",
    "section",
    "accDescr {",
    "accTitle:",
    "}",
    "%%",
    "%%{a: ",
    "#",
    "#58;",
    ";",
    ":",
    "：",
    "---\n",
]
scraps = st.lists(
    st.sampled_from([*SCRAPS, "\n", "\r\n", "<a", '="', ">", "```mermaid\n", "a", " 5"]) | st.text(max_size=3)
)


@given(st.booleans(), scraps.map("".join))
def test_no_text_is_too_odd(headed: bool, text: str) -> None:
    text = f"journey\n{text}" if headed else text
    strict, tolerant = read(text), read_tolerant(text)
    assert (strict.diagram is None) == any(problem.severity == "error" for problem in strict.problems)
    lines = len(re.findall(r"\r\n|\r|\n", text)) + 1
    for problem in (*strict.problems, *tolerant.problems):
        assert 1 <= problem.line <= lines
        assert describe(problem, ENGLISH)
    if strict.diagram is not None and tolerant.diagram is not None:
        assert tolerant.diagram.tasks == strict.diagram.tasks


def test_a_wrong_file_of_many_lines_is_given_up() -> None:
    reading = read("journey\n" + "no score\n" * 5000)
    assert (len(reading.problems), reading.problems[-1].code) == (1001, "too_many_faults")


@pytest.mark.parametrize(
    "scrap",
    [
        "\n",
        " ",
        "#",
        "%",
        "%%{",
        "%%{a:\n",
        "%% a\n\n",
        "<a",
        "style:",
        "C4",
        "#1",
        "section\n",
        "a:1:b\n",
        "---\n",
        "<br ",
    ],
)
def test_time_grows_with_the_text_and_not_faster(scrap: str) -> None:
    """A reader in quadratic time would take 64 times as long for the longer text, and hours for 5 MB."""

    def seconds(length: int) -> float:
        text = "journey\n" + scrap * (length // len(scrap))
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    assert seconds(320_000) < 24 * max(seconds(40_000), 0.02)
