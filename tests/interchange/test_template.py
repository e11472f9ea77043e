"""What happens to a template that somebody has edited by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.template import TemplateFault
from eximap.i18n import translator
from eximap.interchange.template import read_templates
from eximap.interchange.template_fault import _PROBLEMS, describe
from eximap.interchange.template_schema import _CODES
from eximap.interchange.yaml_tree import parse

JOURNEYS = Path(__file__).parents[2] / "journeys"
SHIPPED = read_templates(JOURNEYS)
GOOD = (JOURNEYS / "abusive-call-shift.yaml").read_text(encoding="utf-8")


def faults_of(
    folder: Path, content: str | bytes, name: str = "mine.yaml"
) -> list[tuple[int | None, str, str]]:
    raw = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(raw)
    shelf = read_templates(folder)
    assert shelf.templates == ()
    return [(fault.line, fault.field, fault.problem_code) for fault in shelf.faults]


# What stands there, what somebody makes of it, and each fault: field, code, what its line holds.
BREAKS = [
    ("version: 1", "version: 2", [("version", "unknown-value", "version: 2")]),
    ("role: agent", "role: boss", [("role", "unknown-value", "role: boss")]),
    ("{en: A shift with an abusive call,", "{en: '  ',", [("title.en", "empty", "title:")]),
    ("icon: diversity_3", "icon: unicorn", [("stages[0].touchpoints[0].icon", "unknown-icon", "unicorn")]),
    ("forecast: 0.5", "forecast: 7", [("stages[0].touchpoints[0].forecast", "out-of-range", "forecast: 7")]),
    (
        "icon: headset_mic",
        "icno: headset_mic",
        [
            ("stages[0].touchpoints[1].icno", "unknown-key", "icno:"),
            ("stages[0].touchpoints[1].icon", "missing", "- name: {en: Headset on"),
        ],
    ),
    (
        "Queue in red, zh: 排队爆红,",
        "Queue in red,",
        [("stages[0].touchpoints[2].name.zh", "missing-language", "Queue in red")],
    ),
    ("forecast: -0.5", "forecast: low", [("stages[0].touchpoints[2].forecast", "not-number", "low")]),
    ("forecast: -2", "forecast: -1.7", [("stages[1].touchpoints[0].forecast", "not-half", "-1.7")]),
    (
        "Warning given,",
        "A warning is given in a calm voice,",
        [("stages[1].touchpoints[1].name.en", "too-long", "in a calm voice")],
    ),
    ("Hand up,", "shouting STARTS,", [("stages[1].touchpoints[2].name.en", "name-twice", "shouting STARTS")]),
    (
        "moment_of_truth: true",
        "moment_of_truth: maybe",
        [("stages[1].touchpoints[3].moment_of_truth", "not-true-false", "maybe")],
    ),
    ("form: BID", "form: SBI", [("stages[1].touchpoints[3].line.form", "unknown-value", "SBI")]),
    (
        "icon: replay",
        "icon: replay\n        end: true  # here",
        [("stages[3].touchpoints[1].end", "second-end", "end: true")],
    ),
    (
        "icon: task_alt",
        "icon: task_alt\n        icon: pause",
        [("stages[3].touchpoints[1].icon", "duplicate-key", "icon: pause")],
    ),
]
PLANTED = [fault for *_, faults in BREAKS for fault in faults]


def broken(text: str) -> str:
    """A copy with every break planted once."""
    for before, after, _ in BREAKS:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_every_planted_fault_comes_at_once_with_its_line(tmp_path: Path) -> None:
    text = broken(GOOD)
    found = faults_of(tmp_path, text)
    held = {(field, code): text.splitlines()[(line or 0) - 1] for line, field, code in found}
    assert len(found) == len(PLANTED)
    assert set(held) == {(field, code) for field, code, _ in PLANTED}
    assert [part for field, code, part in PLANTED if part not in held[field, code]] == []


def test_faults_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    lines = [line or 0 for line, *_ in faults_of(tmp_path, broken(GOOD))]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", (None, "", "empty-file")),
        ("# only a comment\n", (None, "", "empty-file")),
        ("null\n", (None, "", "empty-file")),
        ("- a\n- b\n", (1, "", "not-fields")),
        (b"title: \xff\xfe", (1, "", "encoding")),
        (b"a: 1\nb: 2\nc: \xe4\n", (3, "", "encoding")),
        ("a: 1\nb: [2\nc: 3\n", (3, "", "syntax")),
        ("a: b: c\n", (1, "", "syntax")),
        ("a: 1\n---\nb: 2\n", (2, "", "syntax")),
        ("a: 1\nb: \x07\n", (2, "", "syntax")),
        ("[" * 1000, (None, "", "too-deep")),
        ("#" * 1_000_001, (None, "", "too-big")),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: str | bytes, fault: tuple) -> None:
    assert faults_of(tmp_path, content) == [fault]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("id: abusive-call-shift", "id: Abusive Call", ("id", "bad-id")),
        ("id: abusive-call-shift\n", "", ("id", "missing")),
        ("      - name: {en: Huddle,", "      - name: &h {en: Huddle,", None),
        ("role: agent", "role: !!python/name:os.system agent", ("role", "odd-value")),
        ("role: agent", "role: agent\n? [a, b]\n: c", ("", "odd-key")),
        ("  zh: 总的来说", "  zh: 5\n  de: 总的来说", ("all_in_all.zh", "not-text")),
        ("        end: true\n", "", ("stages", "no-end")),
        ("forecast: -2", "forecast: .nan", ("stages[1].touchpoints[0].forecast", "out-of-range")),
        ("forecast: -2", "forecast: true", ("stages[1].touchpoints[0].forecast", "not-number")),
    ],
)
def test_one_break_is_named(tmp_path: Path, before: str, after: str, fault: tuple[str, str] | None) -> None:
    text = GOOD.replace(before, after, 1)
    assert text != GOOD
    if fault is None:
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        assert read_templates(tmp_path).faults == ()
        return
    assert fault in [(field, code) for _, field, code in faults_of(tmp_path, text)]


def test_an_alias_is_refused_once_and_nothing_follows_from_it(tmp_path: Path) -> None:
    text = GOOD.replace("title: {", "title: &again {").replace("summary:\n", "summary: *again\nold:\n", 1)
    found = faults_of(tmp_path, text)
    assert [(field, code) for _, field, code in found] == [("summary", "alias"), ("old", "unknown-key")]


def test_too_few_stages_and_touchpoints_are_counted(tmp_path: Path) -> None:
    begin, end = GOOD.index("  - name: {en: The call,"), GOOD.index("  - name: {en: Close,")
    found = faults_of(tmp_path, GOOD[:begin] + GOOD[end:])
    line = GOOD.splitlines().index("stages:") + 1
    assert found == [(line, "stages", "stage-count"), (line, "stages", "touchpoint-count")]


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for path in JOURNEYS.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "aaa.yaml").write_text("stages: [", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "notes.txt").write_text("not a template", encoding="utf-8")
    shelf = read_templates(tmp_path)
    assert shelf.templates == SHIPPED.templates
    assert [(fault.file, fault.problem_code) for fault in shelf.faults] == [
        ("aaa.yaml", "syntax"),
        ("folder.yaml", "unreadable"),
    ]


def test_of_two_files_with_one_id_the_first_stays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yml").write_text(GOOD, encoding="utf-8")
    shelf = read_templates(tmp_path)
    assert [template.id for template in shelf.templates] == ["abusive-call-shift"]
    (fault,) = shelf.faults
    assert (fault.file, fault.field, fault.problem_code) == ("b.yml", "id", "same-id")
    assert fault.detail == {"other": "a.yaml"}
    assert GOOD.splitlines()[(fault.line or 0) - 1] == "id: abusive-call-shift"


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_templates(tmp_path).faults == ()


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = read_templates(tmp_path / "gone").faults
    assert fault == TemplateFault("gone", None, "", "no-folder")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    tree = parse(raw)
    assert tree.data is not None or tree.flaws


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            TemplateFault("a.yaml", 41, "stages[2].touchpoints[0].forecast", "out-of-range", {"value": -7}),
            "a.yaml, line 41, stages[2].touchpoints[0].forecast: −7 is outside −2 to +2",
        ),
        (
            TemplateFault("a.yaml", 3, "title.zh", "missing-language", {"key": "zh"}),
            "a.yaml, line 3, title.zh: the text for zh is missing",
        ),
        (
            TemplateFault("a.yaml", 6, "role", "unknown-value", {"value": "boss", "expected": "agent, lead"}),
            "a.yaml, line 6, role: boss is none of agent, lead",
        ),
        (
            TemplateFault("a.yaml", 1200, "", "syntax"),
            "a.yaml, line 1200: this isn’t valid YAML; check the indentation, "
            "and put a text with “: ” in it in quotes",
        ),
        (TemplateFault("a.yaml", None, "", "empty-file"), "a.yaml: the file is empty"),
    ],
)
def test_a_fault_is_one_sentence(fault: TemplateFault, sentence: str) -> None:
    assert describe(fault, translator("en")) == sentence


def test_every_fault_of_a_file_becomes_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(broken(GOOD), encoding="utf-8")
    for fault in read_templates(tmp_path).faults:
        said = describe(fault, translator("en"))
        assert said.startswith(f"mine.yaml, line {fault.line}, {fault.field}: ")
        assert "{" not in said


def test_every_code_of_the_schema_has_a_sentence() -> None:
    assert set(_CODES.values()) <= set(_PROBLEMS)


def test_what_is_no_file_at_all_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    shelf = read_templates(tmp_path)
    assert [(fault.file, fault.problem_code) for fault in shelf.faults] == [
        ("loop.yaml", "unreadable"),
        ("pipe.yaml", "unreadable"),
    ]


def test_a_file_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).write_bytes(b"")
    (fault,) = read_templates(tmp_path).faults
    assert describe(fault, translator("en")).encode()
