"""Notes that say the same: who heads a group, and what happens to it when notes move, go and come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain import editing, note_group
from eximap.domain import operation as op
from eximap.domain.errors import Invalid
from eximap.domain.journey import Journey, NoteKind
from tests.domain.maps import note, operations, shift, stage, touchpoint


def after(*done: op.Operation, journey: Journey | None = None) -> Journey:
    """The shift with four notes n1…n4 at a, and what was done to them, one after another."""
    one = stage("before", touchpoint("a", *(note(f"n{i}") for i in range(1, 5))), touchpoint("b"))
    made = journey or replace(shift(), stages=(one, *shift().stages[1:]))
    for number, operation in enumerate(done):
        made = editing.apply(made, op.Submission(f"o{number}", operation)).journey
    return made


TWO_UNDER_ONE = (op.GroupNote("n2", "n1"), op.GroupNote("n3", "n1"))
GROUPS: list[tuple[str, tuple[op.Operation, ...], dict[str, str]]] = [
    ("nothing done", (), {}),
    ("two under one", TWO_UNDER_ONE, {"n2": "n1", "n3": "n1"}),
    ("under one that stands under another", (op.GroupNote("n2", "n1"), op.GroupNote("n3", "n2")),
     {"n2": "n1", "n3": "n1"}),
    ("a group under a note", (*TWO_UNDER_ONE, op.GroupNote("n1", "n4")),
     {"n1": "n4", "n2": "n4", "n3": "n4"}),
    ("taken out again", (*TWO_UNDER_ONE, op.UngroupNote("n2")), {"n3": "n1"}),
    ("a group taken out of a group", (*TWO_UNDER_ONE, op.GroupNote("n1", "n4"), op.UngroupNote("n1")),
     {"n2": "n1", "n3": "n1"}),
    ("the head is deleted: the others are free", (*TWO_UNDER_ONE, op.DeleteNote("n1")), {}),
    ("the head comes back: so does the group", (*TWO_UNDER_ONE, op.DeleteNote("n1"), op.RestoreNote("n1", 0)),
     {"n2": "n1", "n3": "n1"}),
    ("one in between is deleted", (op.GroupNote("n3", "n2"), op.GroupNote("n2", "n1"), op.DeleteNote("n2")),
     {"n3": "n1"}),
    ("the head moves: the group stays one", (*TWO_UNDER_ONE, op.MoveNote("n1", "b", NoteKind.PAIN)),
     {"n2": "n1", "n3": "n1"}),
    ("the head goes with its touchpoint",
     (*TWO_UNDER_ONE, op.MoveNote("n1", "b", NoteKind.PAIN), op.DeleteTouchpoint("b")), {}),
]  # fmt: skip


@pytest.mark.parametrize(("done", "grouped"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_who_heads_a_group(done: tuple[op.Operation, ...], grouped: dict[str, str]) -> None:
    heads = note_group.heads(after(*done))
    assert {id: head for id, head in heads.items() if id != head} == grouped


def test_a_head_knows_how_many_stand_under_it() -> None:
    assert note_group.under(after()) == {}
    assert note_group.under(after(*TWO_UNDER_ONE)) == {"n1": 2}
    assert note_group.under(after(*TWO_UNDER_ONE, op.GroupNote("n1", "n4"))) == {"n4": 3}


def test_the_notes_of_a_moved_head_stay_where_they_were_said() -> None:
    moved = after(*TWO_UNDER_ONE, op.MoveNote("n1", "b", NoteKind.PAIN))
    assert [[n.id for n in t.notes] for t in moved.stages[0].touchpoints] == [["n2", "n3", "n4"], ["n1"]]


CIRCLES: list[tuple[str, tuple[op.Operation, ...], op.GroupNote]] = [
    ("itself", (), op.GroupNote("n1", "n1")),
    ("the other way round", (op.GroupNote("n1", "n2"),), op.GroupNote("n2", "n1")),
    ("in three steps", (op.GroupNote("n1", "n2"), op.GroupNote("n2", "n3")), op.GroupNote("n3", "n1")),
    (
        "over a deleted note, which may come back",
        (op.GroupNote("n1", "n2"), op.GroupNote("n2", "n3"), op.DeleteNote("n2")),
        op.GroupNote("n3", "n1"),
    ),
]


@pytest.mark.parametrize(("done", "last"), [row[1:] for row in CIRCLES], ids=[row[0] for row in CIRCLES])
def test_no_note_is_put_under_itself(done: tuple[op.Operation, ...], last: op.GroupNote) -> None:
    with pytest.raises(Invalid, match="circle"):
        after(*done, last)


def test_a_circle_from_a_file_hides_no_note() -> None:
    journey = after()
    first, second = (replace(note(id), grouped_under=up) for id, up in (("n1", "n2"), ("n2", "n1")))
    looped = replace(journey, stages=(stage("s", touchpoint("a", first, second)),))
    assert note_group.heads(looped) == {"n1": "n1", "n2": "n2"}
    assert note_group.heads(after(op.UngroupNote("n1"), journey=looped)) == {"n1": "n1", "n2": "n1"}


def test_a_text_may_be_edited_while_somebody_groups_the_note() -> None:
    edited = editing.apply(after(), op.Submission("mine", op.EditNote("n1", "Mine"), "n1-v"))
    grouped = editing.apply(edited.journey, op.Submission("theirs", op.GroupNote("n1", "n2"), "n1-p"))
    undone = editing.apply(grouped.journey, replace(edited.undo, op_id="u")).journey
    assert undone.stages[0].touchpoints[0].notes[0].text == "text of n1"
    assert note_group.heads(undone)["n1"] == "n2"


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_done_every_note_has_a_head_that_heads_itself(data: st.DataObject) -> None:
    journey = after()
    for number in range(data.draw(st.integers(1, 6))):
        operation = data.draw(operations(journey, f"fresh-{number}"))
        journey = editing.apply(journey, op.Submission(f"p{number}", operation)).journey
        heads = note_group.heads(journey)
        assert heads.keys() == {n.id for t in journey.touchpoints() for n in t.notes}
        assert all(heads[head] == head for head in heads.values())
