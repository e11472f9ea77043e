"""Mermaid itself reads back what eximap writes: the same names, sections, people and scores."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eximap.interchange.mermaid import Diagram, Task, read, write
from eximap.interchange.mermaid_javascript import trim, words

HERE = Path(__file__).parents[1] / "mermaid"
NASTY = [":", ";", "#", ",", "%%", "<br>", "title", "section", "accTitle", "journey"]
PARTS = [
    *NASTY,
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
    "%",
    "%%{",
    "}%%",
    "{",
    "}",
    "accDescr {",
    "accTitle:",
    '<b a="b">',
]
PARTS += [
    "#58;",
    "#colon;",
    "&amp;",
    "style",
    "classDef",
    "---",
    "```",
    "C4Container",
    "ﬂ°°",
    "¶ß",
    "：",
    "зал",
    "排队",
]
PARTS += [
    "\u00a0",
    "\ufeff",
    "\U0001f642",
    "5",
    "a",
    "Title ",
    "SECTION\u00a0",
    "x%% y",
    "\\",
    '"',
    "'",
    "=",
    ">",
]

Reader = Callable[[list[str]], list[dict]]


def task(
    name: str, section: str | None = None, score: float | None = 3, people: tuple[str, ...] = ()
) -> Task:
    return Task(name, score, people, section, 0, "")


def journey(*tasks: Task, sections: tuple[str, ...] = (), title: str = "") -> Diagram:
    return Diagram(title, "", "", sections, tasks)


def everywhere(name: str) -> Diagram:
    """Put one name in every place that takes text."""
    tasks = (task(name), task(name, name, 4, (name, "Me")), task("x", name, None, ("Me", name)))
    return Diagram(name, name, name, (name,), tasks)


TABLE = [
    *(everywhere(nasty) for nasty in NASTY),
    *(everywhere(f"{nasty} x") for nasty in NASTY),
    *(everywhere(f"x {nasty}") for nasty in NASTY),
    *(everywhere(f"a{nasty}b {nasty}: c") for nasty in NASTY),
    *(everywhere(part) for part in PARTS),
    everywhere("Shift 09:00: hand over #12; 50 %, <b>now</b>"),
    everywhere("style: a;b#c;"),
    everywhere("accDescr { x }"),
    everywhere("a\x01b\x1cc\x85d"),
    journey(),
    journey(sections=("A", "", "B")),
    journey(task("a", "A"), task("b", "B"), task("c", "A"), sections=("A", "B", "A", "C")),
    journey(task("a", None, 0), task("b", None, -2.5), task("c", None, 1e21), task("d", None, 0.1)),
    journey(task("a", None, 5, ("",)), task("b", None, 5, ("A", "")), task("c", None, 5, ("A, B", " C D "))),
    Diagram("t", "a", "one\n  two }\n\n%% three\naccTitle: four", (), (task("a"),)),
]

names = st.lists(
    st.sampled_from(PARTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6
)
texts = names.map("".join)
scores = st.none() | st.integers(-10, 10).map(float) | st.floats(allow_nan=False, allow_infinity=False)
people = st.lists(texts, max_size=3).map(tuple)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    sections = tuple(draw(st.lists(texts, max_size=3)))
    tasks = [task(draw(texts), None, draw(scores), draw(people)) for _ in range(draw(st.integers(0, 2)))]
    for section in sections:
        tasks += [
            task(draw(texts), section, draw(scores), draw(people)) for _ in range(draw(st.integers(0, 2)))
        ]
    return Diagram(draw(texts), draw(texts), draw(texts), sections, tuple(tasks))


def generated(count: int) -> list[Diagram]:
    """Make the same diagrams on every run, all at once: to start Mermaid for each would take minutes."""
    made: list[Diagram] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(diagrams())
    def collect(diagram: Diagram) -> None:
        made.append(diagram)

    collect()
    return made


def missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def mermaid() -> Reader:
    """Give a function that lets Mermaid read many texts in one go."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        missing("Mermaid itself needs node and npm.")
    if not (HERE / "node_modules" / "mermaid").is_dir():
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        installed = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if installed.returncode:
            missing(f"npm could not install Mermaid: {installed.stderr[-300:]}")

    def ask(diagrams: list[str]) -> list[dict]:
        command = [str(node), "read.mjs"]
        asked = json.dumps(diagrams)
        answer = subprocess.run(
            command, cwd=HERE, input=asked, capture_output=True, encoding="utf-8", check=True
        )
        return json.loads(answer.stdout)

    return ask


def shown(text: str) -> str:
    """Turn Mermaid's marks for an entity, ﬂ°°58¶ß and ﬂ°colon¶ß, into what its drawing shows."""
    return words(text.replace("ﬂ°°", "#").replace("ﬂ°", "#").replace("¶ß", ";"))


def one_line(text: str) -> str:
    for newline in "\r\n", "\r", "\v", "\f", "\u2028", "\u2029":
        text = text.replace(newline, "\n")
    return " ".join(line for line in map(trim, text.split("\n")) if line)


def as_meant(diagram: Diagram) -> dict:
    """Say what has to come back; an empty name comes back as one blank, which is empty once trimmed."""
    return {
        "title": one_line(diagram.title),
        "accTitle": one_line(diagram.acc_title),
        "accDescr": one_line(diagram.acc_descr),
        "sections": [one_line(section) for section in diagram.sections],
        "tasks": [
            {
                "section": one_line(task.section or ""),
                "name": one_line(task.name),
                "score": task.score,
                "people": [one_line(person) for person in task.people],
            }
            for task in diagram.tasks
        ],
    }


def as_mermaid_has_it(answer: dict) -> dict:
    assert "refused" not in answer, answer["refused"]
    return {
        "title": trim(shown(answer["title"])),
        "accTitle": trim(shown(answer["accTitle"])),
        "accDescr": one_line(shown(answer["accDescr"])),
        "sections": [trim(shown(section)) for section in answer["sections"]],
        "tasks": [
            {
                "section": trim(shown(task["section"])),
                "name": trim(shown(task["name"])),
                # JavaScript writes large numbers without an exponent, which JSON takes for whole numbers.
                "score": None if task["score"] is None else float(task["score"]),
                "people": [shown(person) for person in task["people"]],
            }
            for task in answer["tasks"]
        ],
    }


def as_eximap_reads_it(text: str) -> dict:
    diagram = read(text).diagram
    assert diagram is not None
    return as_meant(diagram)


@pytest.mark.parametrize(("batch", "count"), [("table", 0), ("generated", 400)])
def test_mermaid_and_eximap_read_back_what_was_written(mermaid: Reader, batch: str, count: int) -> None:
    written = TABLE if batch == "table" else generated(count)
    assert len(written) >= max(count, len(TABLE) if batch == "table" else 0)
    diagrams = [write(diagram) for diagram in written]
    for diagram, text, answer in zip(written, diagrams, mermaid(diagrams), strict=True):
        assert as_mermaid_has_it(answer) == as_meant(diagram), text
        assert as_eximap_reads_it(text) == as_meant(diagram), text


def test_mermaid_still_refuses_what_is_not_escaped(mermaid: Reader) -> None:
    """The comparison above would prove nothing if Mermaid took everything."""
    answers = mermaid(
        ["journey\nsection A: B", "journey\na: 3: B; C", "journey\na: 3: C4Container", "journey\n a: 3"]
    )
    assert ["refused" in answer for answer in answers] == [True, True, True, False]


FRONT_MATTERS = [
    "title: a", "title: 'a: b'", "title: a: b", "a: 1\na: 2", "a: |\n x: y: z", "a: http://x", "a: b # c: d",
    "config:\n  t: dark", "title: a:", "a: [b: c]", "text", 'title: "a" b', "a: 'x", "a: 'x\n  y'", "a: {",
    "a: {\n  b: 1\n }", "title: @x", "title: `x`", "title:x", "# c: d: e", "a: >\n b", "title: %x", "a: - b",
    "a: 'it''s' # yes", 'a: "\\"x" ', "a: [1\nb: 2",
]  # fmt: skip


def test_front_matter_is_refused_where_mermaid_refuses_it(mermaid: Reader) -> None:
    texts = [f"---\n{yaml}\n---\njourney\na: 5" for yaml in FRONT_MATTERS]
    refused_by_mermaid = [
        text for text, answer in zip(texts, mermaid(texts), strict=True) if "refused" in answer
    ]
    assert [text for text in texts if read(text).diagram is None] == refused_by_mermaid
