"""What is said about a Mermaid journey that Mermaid refuses, or takes in a way that nobody meant."""

from __future__ import annotations

import re

import pytest

from eximap.i18n.translator import Translator
from eximap.interchange.mermaid import describe, read
from eximap.interchange.mermaid_problems import DIAGRAM_KINDS, SENTENCES

ENGLISH = Translator("en")

REFUSED = {
    "": (1, "empty", "There’s no diagram in this text. Paste a Mermaid journey."),
    "\n%% nothing\n": (1, "empty", "There’s no diagram in this text. Paste a Mermaid journey."),
    "flowchart TD\nA-->B": (1, "not_a_journey", "This is a flowchart, not a journey."),
    "\ngraph LR": (2, "not_a_journey", "This is a flowchart, not a journey."),
    "stateDiagram-v2\n": (1, "not_a_journey", "This is a state diagram, not a journey."),
    "Make tea: 5: Me": (
        1,
        "not_a_journey",
        "This isn’t a Mermaid journey: it doesn’t begin with the word journey.",
    ),
    "Journey\na: 5": (1, "journey_in_capitals", "Line 1: write the word journey in small letters."),
    "# x\njourney": (1, "text_before_journey", "Line 1: the word journey has to come first."),
    " ---\ntitle: x\n---\njourney": (1, "bad_front_matter", "Line 1: the front matter can’t be read."),
    "---\na: 1\ntitle: b: c\n---\njourney": (
        3,
        "bad_front_matter",
        "Line 3: the front matter can’t be read.",
    ),
    "---\na: 1\na: 2\n---\njourney": (3, "bad_front_matter", "Line 3: the front matter can’t be read."),
    "journey\n\n a: 5\n b": (
        4,
        "task_without_score",
        "Line 4: the task has no score. Put a colon and a number",
    ),
    "journey\na:": (2, "task_without_score", "Line 2: the task has no score."),
    "journey\n: 5: Me": (2, "task_without_name", "Line 2: the task has no name."),
    "journey\nsection A: B\na: 5": (2, "colon_in_section", "Line 2: a section’s name can’t hold a colon."),
    "journey\nsection\na: 5: Me": (2, "section_without_name", "Line 2: the section has no name."),
    "journey\ntitle\n\na: 5": (2, "title_without_text", "Line 2: the title is empty."),
    "journey\ntitle A; B": (2, "semicolon", "Line 2: a semicolon can’t stand here."),
    "journey\na: 5: Me;": (2, "semicolon", "Line 2: a semicolon can’t stand here."),
    "journey\nTicket #12: 5": (2, "hash_cuts_line", "Line 2: everything behind # is dropped. Write #35;"),
    "journey\njourney home: 2": (2, "word_journey_at_start", "Line 2: a task can’t begin with “journey”."),
    "journey\nsection talk: 4: Me": (2, "keyword_at_start", "Line 2: a task can’t begin with “section”."),
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
