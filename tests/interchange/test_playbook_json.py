"""`eximap.playbook` files: back as they were, every fault with its field, never a traceback."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.effect import Evidence
from eximap.domain.journey import CardForm, Lever, Line
from eximap.domain.playbook import Entry
from eximap.domain.review import Verdict
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import playbook_json
from eximap.interchange.playbook_json import describe, dump, load, written
from eximap.interchange.playbook_schema import PlaybookFile
from tests.domain.entries import BREATHER, LATER, POSTCARD, result

SCHEMA = Path(__file__).parents[2] / "docs" / "eximap.playbook.schema.json"
HELD = replace(BREATHER, results=(replace(result("r1", "客服 E"), verdict=Verdict.KEEP), result("r2")))


def outside(entry: Entry) -> Entry:
    """The entry as another host reads it."""
    return replace(entry, action=None, unit="", ver="")


def broken(change: dict[str, Any]) -> str:
    """A file of one entry with some fields of another value; None takes a field out."""
    part = dump([HELD])["entries"][0] | change
    told = {name: value for name, value in part.items() if value is not None}
    return json.dumps({"format": "eximap.playbook", "version": 1, "entries": [told]})


def test_what_was_written_is_read_again_without_what_is_of_this_host() -> None:
    reading = load(written(dump([HELD, POSTCARD])))
    assert reading.problems == ()
    assert reading.entries == (outside(HELD), outside(POSTCARD))


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=30).filter(
    lambda text: text == " ".join(text.split()) and text.strip()
)
evidence = st.builds(
    lambda y, half, n: Evidence(y, y - half, y + half, n, n + 1),
    st.floats(-4, 4),
    st.floats(0, 3),
    st.integers(3, 99),
)


@given(words, words, st.none() | evidence, st.sampled_from(Lever), st.none() | st.sampled_from(CardForm))
def test_any_entry_survives_the_journey(name, what, measured, lever, form) -> None:
    line = Line(form, what) if form else None
    entry = replace(
        BREATHER, name=name, what=what, evidence=measured, lever=lever, line=line, changed_at=LATER
    )
    assert load(written(dump([entry]))).entries == (outside(entry),)


EVIDENCE = {"difference": 0.5, "low": 0.1, "high": 0.9, "before": 12, "after": 11}
RESULT = {"id": "r1", "team": "F", "adopted_on": "2026-05-02", "changed_at": "2026-05-02T09:00:00Z"}


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"name": None}, "entries[0].name", "missing"),
        ({"name": " "}, "entries[0].name", "empty"),
        ({"what": "x" * 2001}, "entries[0].what", "too-long"),
        ({"lever": "push"}, "entries[0].lever", "not-one-of"),
        ({"reviewed_on": "4 April"}, "entries[0].reviewed_on", "not-a-date"),
        ({"changed_at": "2026-04-04T09:00:00"}, "entries[0].changed_at", "not-a-moment"),
        ({"touchpoint": {"name": 4}}, "entries[0].touchpoint.name", "wrong-type"),
        ({"evidence": EVIDENCE | {"before": 2}}, "entries[0].evidence", "tells-of-few-people"),
        ({"evidence": EVIDENCE | {"low": 0.6}}, "entries[0].evidence", "not-an-interval"),
        ({"evidence": EVIDENCE | {"difference": 9}}, "entries[0].evidence.difference", "too-high"),
        ({"results": [RESULT | {"team": ""}]}, "entries[0].results[0].team", "empty"),
        ({"results": [RESULT, RESULT]}, "entries[0].results[1].id", "duplicate-id"),
    ],
)
def test_a_fault_names_its_field_and_nothing_is_read(change: dict[str, Any], path: str, code: str) -> None:
    reading = load(broken(change))
    assert reading.entries is None
    assert [(problem.path, problem.code) for problem in reading.problems] == [(path, code)]


def test_all_faults_come_at_once() -> None:
    reading = load(broken({"name": "", "what": None, "lever": 3}))
    assert [problem.path for problem in reading.problems] == [
        "entries[0].name",
        "entries[0].lever",
        "entries[0].what",
    ]


def test_a_foreign_key_stays_behind_with_a_word() -> None:
    reading = load(broken({"price": 4}))
    assert reading.entries is not None
    assert [(p.path, p.severity) for p in reading.problems] == [("entries[0].price", "warning")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "syntax"),
        ("[]", "not-a-playbook"),
        ('{"format": "eximap.journey", "version": 1}', "not-a-playbook"),
        ('{"format": "eximap.playbook", "version": 2}', "newer-version"),
        ('{"format": "eximap.playbook", "version": 1}', "missing"),
        (" " * 5_000_001, "too-large"),
        ("\ud800", "not-text"),
    ],
)
def test_files_that_are_none(text: str, code: str) -> None:
    reading = load(text)
    assert reading.entries is None
    assert [problem.code for problem in reading.problems] == [code]
    for language in LANGUAGES:
        assert describe(reading.problems[0], translator(language))


@pytest.mark.parametrize(("limit", "change"), [("ENTRIES_MAX", {"results": None}), ("RESULTS_MAX", {})])
def test_more_than_anybody_has(monkeypatch: pytest.MonkeyPatch, limit: str, change: dict[str, Any]) -> None:
    monkeypatch.setattr(playbook_json, limit, 0)
    assert [problem.code for problem in load(broken(change)).problems] == ["too-many-parts"]


def test_the_documented_schema_is_the_one_that_the_reader_uses() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == PlaybookFile.model_json_schema()
