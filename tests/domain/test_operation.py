"""The door: every operation goes through it and back, and nothing else comes in."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import operation as op
from eximap.domain.editing.verbs import VERBS
from eximap.domain.errors import Invalid
from eximap.domain.journey import Lever, Need, NoteKind, Reach
from eximap.domain.reply import ReplyKind

# One of each kind, so that a new kind fails here until it has an example.
EXAMPLES: tuple[op.Operation, ...] = (
    op.RenameJourney("A shift"),
    op.DescribeJourney("An agent", "A night", "All in all?"),
    op.DeclareEnd(None),
    op.DeclareEnd("t1"),
    op.AddStage("s1", "Before", 0),
    op.RenameStage("s1", "After"),
    op.MoveStage("s1", 2),
    op.DeleteStage("s1"),
    op.RestoreStage("s1", 2),
    op.AddTouchpoint("t1", "s1", 0, "Headset on"),
    op.RenameTouchpoint("t1", "戴上耳麦"),
    op.DescribeTouchpoint("t1", "hint", ("Agent", "Lead")),
    op.MoveTouchpoint("t1", "s1", 0),
    op.MarkMomentOfTruth("t1", True),
    op.SetForecast("t1", None),
    op.SetForecast("t1", -1.5),
    op.SetLeadBehaviour("t1", "Stays on the call"),
    op.DeleteTouchpoint("t1"),
    op.RestoreTouchpoint("t1", "s1", 0),
    op.AddNote("n1", "t1", NoteKind.PAIN, "May I hang up?"),
    op.EditNote("n1", "May I?"),
    op.QualifyNote("n1", Need.NEED, None),
    op.QualifyNote("n1", None, Reach.NOT_BY_US),
    op.SetNoteVotes("n1", 4),
    op.MoveNote("n1", "t1", NoteKind.ITCH),
    op.MoveNote("n1", "t1", NoteKind.ITCH, 0),
    op.GroupNote("n1", "n2"),
    op.UngroupNote("n1"),
    op.ReplyToNote("n1", ReplyKind.NOT_NOW, "Legal decides in May"),
    op.ReplyToNote("n1", None, ""),
    op.DeleteNote("n1"),
    op.RestoreNote("n1"),
    op.RestoreNote("n1", 3),
    op.AddIdea("i1", "A code word", None, Lever.FIX_PIT),
    op.EditIdea("i1", "A code word", Lever.BUILD_PEAK, 5, None),
    op.SetIdeaVotes("i1", 4),
    op.DeleteIdea("i1"),
    op.RestoreIdea("i1"),
    op.Undo("o1"),
)


def message(**changes: Any) -> dict[str, Any]:
    """A sound message with some of it changed."""
    return {"op_id": "o1", "kind": "SetForecast", "id": "t1", "value": 1.5} | changes


def test_every_kind_has_an_example_and_all_but_undo_a_verb() -> None:
    assert {type(o).__name__ for o in EXAMPLES} == op.KINDS.keys()
    assert set(VERBS) == set(op.KINDS.values()) - {op.Undo}


@pytest.mark.parametrize("operation", EXAMPLES, ids=lambda o: type(o).__name__)
def test_an_operation_comes_back_from_its_json(operation: op.Operation) -> None:
    assert op.operation_from(json.loads(json.dumps(op.to_json(operation)))) == operation


def test_a_message_becomes_a_submission() -> None:
    submission = op.parse(message(expected="v0"))
    assert submission == op.Submission("o1", op.SetForecast("t1", 1.5), expected="v0")
    assert op.parse(message(value=1)).operation == op.SetForecast("t1", 1.0)
    assert op.parse(message(expected="")).expected == ""
    assert op.parse(message()).expected is None


def test_a_field_with_a_default_may_be_left_out() -> None:
    moved = {"kind": "MoveNote", "id": "n1", "touchpoint": "t1", "note": "itch"}
    assert op.operation_from(moved) == op.MoveNote("n1", "t1", NoteKind.ITCH, None)


BAD_IDS = ["", "x" * 65, "a b\n", "ключ", "a\0b", "\ud800", 7, None, True, ["a"], {"a": 1}]
REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("an unknown kind", message(kind="DropTables"), "kind", "unknown"),
    ("no kind", {"op_id": "o1"}, "kind", "unknown"),
    ("the base class", message(kind="Operation"), "kind", "unknown"),
    ("a kind that is a list", message(kind=["SetForecast"]), "kind", "unknown"),
    ("a missing field", {"op_id": "o1", "kind": "SetForecast", "id": "t1"}, "message", "fields"),
    ("a field too many", message(extra=1), "message", "fields"),
    ("restores from outside", message(restores="v0"), "message", "fields"),
    ("a text for a number", message(value="1.5"), "value", "type"),
    ("true for a number", message(value=True), "value", "type"),
    ("NaN", message(value=float("nan")), "value", "not-a-number"),
    ("infinity", message(value=float("inf")), "value", "not-a-number"),
    ("a number beyond every float", message(value=10**400), "value", "not-a-number"),
    ("1 for true", {"op_id": "o1", "kind": "MarkMomentOfTruth", "id": "t1", "on": 1}, "on", "type"),
    ("true for a count", {"op_id": "o1", "kind": "SetNoteVotes", "id": "n1", "votes": True}, "votes", "type"),
    ("half a vote", {"op_id": "o1", "kind": "SetNoteVotes", "id": "n1", "votes": 0.5}, "votes", "type"),
    (
        "an endless index",
        {"op_id": "o1", "kind": "MoveStage", "id": "s", "index": 2**63},
        "index",
        "out-of-range",
    ),
    (
        "an unknown note kind",
        {"op_id": "o1", "kind": "AddNote", "id": "n", "touchpoint": "t", "note": "gripe", "text": "x"},
        "note",
        "unknown",
    ),
    (
        "a list for a note kind",
        {"op_id": "o1", "kind": "AddNote", "id": "n", "touchpoint": "t", "note": ["pain"], "text": "x"},
        "note",
        "unknown",
    ),
    (
        "a text for actors",
        {"op_id": "o1", "kind": "DescribeTouchpoint", "id": "t", "hint": "", "actors": "Me"},
        "actors",
        "type",
    ),
    (
        "a number among actors",
        {"op_id": "o1", "kind": "DescribeTouchpoint", "id": "t", "hint": "", "actors": ["Me", 1]},
        "actors",
        "type",
    ),
    *((f"the id {bad!r}", message(id=bad), "id", "") for bad in BAD_IDS),
    *((f"the op_id {bad!r}", message(op_id=bad), "op_id", "not-an-id") for bad in BAD_IDS),
    *((f"expecting {bad!r}", message(expected=bad), "expected", "not-an-id") for bad in (0, False, [], "é")),
]


@pytest.mark.parametrize(
    ("body", "field", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_does_not_fit_is_invalid(body: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        op.parse(body)
    assert refused.value.field == field
    assert refused.value.reason == reason or not reason


@pytest.mark.parametrize("body", [None, [], "SetForecast", 7, True])
def test_what_is_no_object_is_invalid(body: Any) -> None:
    with pytest.raises(Invalid):
        op.parse(body)


FIELD_NAMES = sorted(
    {f.name for cls in op.KINDS.values() for f in fields(cls)} | {"kind", "op_id", "expected"}
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    kind=st.sampled_from(sorted(op.KINDS)) | JSON,
    body=st.dictionaries(st.sampled_from(FIELD_NAMES) | st.text(max_size=5), JSON, max_size=7),
)
def test_no_message_raises_anything_but_invalid(kind: Any, body: dict[str, Any]) -> None:
    try:
        submission = op.parse({**body, "kind": kind})
    except Invalid:
        return
    assert op.operation_from(op.to_json(submission.operation)) == submission.operation


@given(data=st.data(), example=st.sampled_from(EXAMPLES), value=JSON)
def test_one_wrong_value_in_a_sound_message_raises_nothing_but_invalid(
    data: st.DataObject, example: op.Operation, value: Any
) -> None:
    body = {"op_id": "o1", **op.to_json(example)}
    body[data.draw(st.sampled_from(sorted(body)))] = value
    try:
        submission = op.parse(body)
    except Invalid:
        return
    assert op.operation_from(op.to_json(submission.operation)) == submission.operation
