"""Reading and writing Mermaid journeys: Mermaid's own answers, the problems by line, and what comes back."""

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
from eximap.interchange.mermaid import Diagram, Task, describe, read, read_tolerant, write
from eximap.interchange.mermaid_problems import SENTENCES, DIAGRAM_KINDS

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


REFUSED = {
    "": (1, "empty", "There's no diagram in this text. Paste a Mermaid journey."),
    "\n%% nothing\n": (1, "empty", "There's no diagram in this text. Paste a Mermaid journey."),
    "flowchart TD\nA-->B": (1, "not_a_journey", "This is a flowchart, not a journey."),
    "\ngraph LR": (2, "not_a_journey", "This is a flowchart, not a journey."),
    "stateDiagram-v2\n": (1, "not_a_journey", "This is a state diagram, not a journey."),
    "Make tea: 5: Me": (
        1,
        "not_a_journey",
        "This isn't a Mermaid journey: it doesn't begin with the word journey.",
    ),
    "Journey\na: 5": (1, "journey_in_capitals", "Line 1: write the word journey in small letters."),
    "# x\njourney": (1, "text_before_journey", "Line 1: the word journey has to come first."),
    " ---\ntitle: x\n---\njourney": (1, "bad_front_matter", "Line 1: the front matter can't be read."),
    "---\na: 1\ntitle: b: c\n---\njourney": (
        3,
        "bad_front_matter",
        "Line 3: the front matter can't be read.",
    ),
    "---\na: 1\na: 2\n---\njourney": (3, "bad_front_matter", "Line 3: the front matter can't be read."),
    "journey\n\n a: 5\n b": (
        4,
        "task_without_score",
        "Line 4: the task has no score. Put a colon and a number",
    ),
    "journey\na:": (2, "task_without_score", "Line 2: the task has no score."),
    "journey\n: 5: Me": (2, "task_without_name", "Line 2: the task has no name."),
    "journey\nsection A: B\na: 5": (2, "colon_in_section", "Line 2: a section's name can't hold a colon."),
    "journey\nsection\na: 5: Me": (2, "section_without_name", "Line 2: the section has no name."),
    "journey\ntitle\n\na: 5": (2, "title_without_text", "Line 2: the title is empty."),
    "journey\ntitle A; B": (2, "semicolon", "Line 2: a semicolon can't stand here."),
    "journey\na: 5: Me;": (2, "semicolon", "Line 2: a semicolon can't stand here."),
    "journey\nTicket #12: 5": (2, "hash_cuts_line", "Line 2: everything behind # is dropped. Write #35;"),
    "journey\njourney home: 2": (2, "word_journey_at_start", "Line 2: a task can't begin with “journey”."),
    "journey\nsection talk: 4: Me": (2, "keyword_at_start", "Line 2: a task can't begin with “section”."),
    "journey\n打电话： 5： 我": (
        2,
        "fullwidth_colon",
        "Line 2: Mermaid refuses full-width colons (：). Write",
    ),
    "journey\naccDescr {\n no end": (
        2,
        "brace_not_closed",
        "Line 2: the brace behind accDescr is never closed.",
    ),
    "journey\naccTitle:": (2, "word_without_text", "Line 2: no text follows “accTitle”."),
    "journey\na C4Container: 5": (
        2,
        "c4_word",
        "Line 2: because of the word C4Container, Mermaid takes this for",
    ),
}


@pytest.mark.parametrize("text", REFUSED)
def test_says_where_and_why_it_refuses(text: str) -> None:
    line, code, sentence = REFUSED[text]
    reading = read(text)
    assert reading.diagram is None
    (problem,) = [problem for problem in reading.problems if problem.severity == "error"]
    assert (problem.line, problem.code) == (line, code)
    assert describe(problem, ENGLISH).startswith(sentence)


WARNED = {
    "journey\nShift 09:00: 4: Me": (
        2,
        "colon_cuts_name",
        "Line 2: the colon ends the name, so the task is called “Shift 09”.",
    ),
    "journey\na: 3,5: Me": (
        2,
        "score_not_a_number",
        "Line 2: “3,5” is not a number, so the task has no score.",
    ),
    "journey\na: Infinity": (2, "score_not_a_number", "Line 2: “Infinity” is not a number"),
    "journey\na: : Me": (2, "empty_score", "Line 2: Mermaid reads an empty score as 0."),
    "journey\na: 5: Me: loud": (2, "text_left_out", "Line 2: Mermaid drops what follows the people: “loud”."),
    "journey\ntitle A\ntitle B": (3, "title_again", "Line 3: a second title; only the last one counts."),
    "journey\ntitle x: 3: Me": (2, "title_looks_like_task", "Line 2: this looks like a task"),
    "journey\ntitle\nA": (
        2,
        "title_on_next_line",
        "Line 2: no text follows “title”, so the next line is the title: “A”.",
    ),
    "journey\nsection\nA": (
        2,
        "section_on_next_line",
        "Line 2: no text follows “section”, so the next line is its name",
    ),
    "journey\nsection  ": (2, "section_without_name", "Line 2: the section has no name."),
    "journey\nsection Sprint #3": (2, "text_behind_hash", "Line 2: “#3” is dropped as a comment."),
    "---\ntitle: 'A'\n---\njourney": (
        2,
        "front_matter_title",
        "Line 2: the title “A” is in the front matter only.",
    ),
    "journey\n%%{init: {}": (
        2,
        "directive_not_closed",
        "Line 2: %%{ is never closed, so what follows is lost. Add }%%.",
    ),
}


@pytest.mark.parametrize("text", WARNED)
def test_warns_of_what_mermaid_takes_silently(text: str) -> None:
    line, code, sentence = WARNED[text]
    reading = read(text)
    assert reading.diagram is not None
    (problem,) = reading.problems
    assert (problem.line, problem.code, problem.severity) == (line, code, "warning")
    assert describe(problem, ENGLISH).startswith(sentence)


def test_every_sentence_is_tried_above() -> None:
    tried = {code for _, code, _ in [*REFUSED.values(), *WARNED.values()]} | {"too_many_faults"}
    assert tried == set(SENTENCES)


@pytest.mark.parametrize("kind", DIAGRAM_KINDS)
def test_names_the_kind_of_another_diagram(kind: str) -> None:
    (problem,) = read(f"{kind}\n x").problems
    assert problem.detail == {"kind": kind}
    assert re.fullmatch(r"This is an? .+, not a journey\.", describe(problem, ENGLISH))


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


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("5", 5), (" ", 0), ("-2.5", -2.5), ("+.5", 0.5), ("5.", 5), ("1e2", 100), ("0x1F", 31), ("0b11", 3),
        ("0O17", 15), ("\u00a07\ufeff", 7), ("1_000", None), ("-0x1", None), ("1e999", None), ("0x", None),
        ("Infinity", None), ("NaN", None), ("５", None), ("3 4", None), ("?", None), ("#53;", None),
    ],
)  # fmt: skip
def test_scores_are_javascript_numbers(written: str, score: float | None) -> None:
    diagram = read(f"journey\na:{written}").diagram
    assert diagram is not None
    assert diagram.tasks[0].score == score


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a#58;b", "a:b"), ("a#colon;b", "a:b"), ("#35;1", "#1"), ("#amp;", "&"), ("#nosuch;", "#nosuch;"),
        ("a<br>b", "a b"), ("a<BR />b", "a b"), ("a</br>b", "a b"), ("a#60;br#62;b", "a<br>b"),
        ("#99999999999;", "\ufffd"), ("#1;", "\x01"), ('<b x="1">', "<b x='1'>"), ("a ", "a "),
    ],
)  # fmt: skip
def test_names_are_what_a_reader_sees(written: str, name: str) -> None:
    diagram = read(f"journey\n{written}: 5").diagram
    assert diagram is not None
    assert diagram.tasks[0].name == name


def test_a_journey_is_written_as_one_would_write_it() -> None:
    tasks = (
        Task("Log in", 3.0, (), None, 0, ""),
        Task("Call: greet", -1.5, ("Me", "Ann, Bob"), "Morning", 0, ""),
        Task("section 2\nnow", None, ("Me",), "Morning", 0, ""),
    )
    assert write(Diagram("Day #1", "", "", ("Morning", "Evening"), tasks)) == (
        "journey\n"
        "  title Day #35;1\n"
        "    Log in: 3\n"
        "  section Morning\n"
        "    Call#58; greet: -1.5: Me, Ann#44; Bob\n"
        "    #115;ection 2 now: ?: Me\n"
        "  section Evening\n"
    )


trimmed = (
    st.text(max_size=8)
    .map(lambda text: " ".join(text.split()).strip("\ufeff"))
    .filter(lambda text: text.strip())
)
scores = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    sections = tuple(draw(st.lists(trimmed, max_size=3)))
    people = st.lists(trimmed, max_size=3).map(tuple)
    tasks = tuple(
        Task(draw(trimmed), draw(scores), draw(people), section, 0, "")
        for section in (None, *sections)
        for _ in range(draw(st.integers(0, 2)))
    )
    return Diagram(draw(trimmed), draw(trimmed), draw(trimmed), sections, tasks)


def without_lines(diagram: Diagram) -> Diagram:
    tasks = [Task(task.name, task.score, task.people, task.section, 0, "") for task in diagram.tasks]
    return Diagram(diagram.title, diagram.acc_title, diagram.acc_descr, diagram.sections, tuple(tasks))


@given(diagrams())
def test_what_was_written_reads_back(diagram: Diagram) -> None:
    again = read(write(diagram)).diagram
    assert again is not None
    assert without_lines(again) == diagram


def test_tasks_without_a_section_come_first_and_late_sections_open_anew() -> None:
    tasks = tuple(
        Task(name, 1, (), section, 0, "") for name, section in (("a", "A"), ("b", None), ("c", "X"))
    )
    again = read(write(Diagram("", "", "", ("A", "B"), tasks))).diagram
    assert again is not None
    assert [(task.name, task.section) for task in again.tasks] == [("b", None), ("a", "A"), ("c", "X")]
    assert again.sections == ("A", "X", "B")


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
