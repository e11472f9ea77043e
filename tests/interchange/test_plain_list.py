"""Plain lists as people paste them: what becomes a stage, what a touchpoint, what is said about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n import LANGUAGES, translator
from eximap.interchange.plain_list import describe, read

Shape = list[tuple[str | None, list[str]]]


def shape(text: str) -> Shape:
    return [(stage.name, [t.name for t in stage.touchpoints]) for stage in read(text).stages]


TABLE: dict[str, tuple[str, Shape]] = {
    "one a line": ("Offer call\nFirst morning", [(None, ["Offer call", "First morning"])]),
    "a single moment": ("Offer call", [(None, ["Offer call"])]),
    "a blank line parts stages": ("a\nb\n\n\nc\nd", [(None, ["a", "b"]), (None, ["c", "d"])]),
    "moments alone between blank lines": ("a\n\nb", [(None, ["a"]), (None, ["b"])]),
    "the first line above deeper ones is the stage": (
        "Pre-start\n  a\n  b\n\nFirst week\n  c",
        [("Pre-start", ["a", "b"]), ("First week", ["c"])],
    ),
    "stages by indentation alone": ("S\n\ta\n\tb\nT\n\tc", [("S", ["a", "b"]), ("T", ["c"])]),
    "a bullet is a step of depth": ("S\n- a\n- b\n\nT\n* c", [("S", ["a", "b"]), ("T", ["c"])]),
    "a blank line under the stage": ("S\n\n- a\n- b\n\nT\n\n- c", [("S", ["a", "b"]), ("T", ["c"])]),
    "nested bullets": ("- S\n  - a\n  - b\n- T\n  - c", [("S", ["a", "b"]), ("T", ["c"])]),
    "numbers": ("1. a\n2) b\n3、c\n（4）d", [(None, ["a", "b", "c", "d"])]),
    "a number that is part of the name": (
        "9.30 huddle\n2 silent weeks",
        [(None, ["9.30 huddle", "2 silent weeks"])],
    ),
    "signs that are part of the name": ("-5 points\n*Offer* call", [(None, ["-5 points", "*Offer* call"])]),
    "other bullets": ("• a\n– b\n·c", [(None, ["a", "b", "c"])]),
    "tick boxes": ("- [ ] a\n- [x] b", [(None, ["a", "b"])]),
    "full-width blanks": ("第一周\n\u3000工位和账号\n\u3000见组长", [("第一周", ["工位和账号", "见组长"])]),
    "Windows line ends and a mark in front": ("\ufeffa\r\nb\r\n\r\nc", [(None, ["a", "b"]), (None, ["c"])]),
    "all of it indented": ("    a\n    b", [(None, ["a", "b"])]),
    "a bullet without words": ("- a\n-\u0020\n- b", [(None, ["a", "b"])]),
    "a line of its own after a stage": ("S\n  a\nb", [("S", ["a"]), (None, ["b"])]),
    "doubled blanks and tabs inside": ("First\t  week", [(None, ["First week"])]),
    "deeper before the first stage": ("  a\nS\n  b", [(None, ["a"]), ("S", ["b"])]),
}


@pytest.mark.parametrize(("text", "expected"), TABLE.values(), ids=TABLE)
def test_a_list_is_read_as_it_looks(text: str, expected: Shape) -> None:
    assert shape(text) == expected
    assert read(text).problems == ()


def test_touchpoints_know_their_lines() -> None:
    stages = read("S\r\n\r\n- a\r\n\r\n- b").stages
    assert [(t.name, t.line) for s in stages for t in s.touchpoints] == [("a", 3), ("b", 5)]


@pytest.mark.parametrize(
    ("text", "line", "code", "severity"),
    [
        ("", 1, "empty", "error"),
        ("\n \n\t\n", 1, "empty", "error"),
        ("a\n" + "x" * 201, 2, "too-long", "error"),
        ("x" * 201 + "\n  a", 1, "too-long", "error"),
        ("a\n" * 501, 501, "too-many", "error"),
        ("S\n  a\n    b", 3, "deeper", "warning"),
        ("a\nb\x00c", 2, "unreadable", "error"),
        ("x" * 5_000_001, 1, "too-large", "error"),
    ],
)
def test_problems_are_told_by_line(text: str, line: int, code: str, severity: str) -> None:
    found = read(text)
    assert [(p.line, p.code, p.severity) for p in found.problems] == [(line, code, severity)]
    assert found.has_errors() is (severity == "error")
    for language in LANGUAGES:
        assert describe(found.problems[0], translator(language))


def test_exactly_the_limits_are_allowed() -> None:
    assert not read("\n".join(["x" * 200] * 500)).problems


@given(st.text())
def test_nothing_that_is_typed_makes_it_raise(text: str) -> None:
    found = read(text)
    assert found.stages or found.has_errors()
    assert all(stage.touchpoints for stage in found.stages)
    assert all(describe(problem, translator("en")) for problem in found.problems)


@given(st.lists(st.sampled_from(["a", "  a", "- b", "\t- c", "", "1. d", "\u3000e"]), max_size=12))
def test_every_line_with_words_is_a_stage_or_a_touchpoint(lines: list[str]) -> None:
    stages = read("\n".join(lines)).stages
    made = sum(len(s.touchpoints) + (s.name is not None) for s in stages)
    assert made == sum(bool(line.strip()) for line in lines)
