"""Editing a map: every operation with what takes it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain import editing
from eximap.domain import operation as op
from eximap.domain.editing import Applied
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid, NotFound
from eximap.domain.journey import TOUCHPOINTS_MAX, Bin, Journey, Lever, NoteKind
from eximap.domain.reply import ReplyKind
from tests.domain.maps import names, operations, shift, stage, touchpoint


def do(journey: Journey, operation: op.Operation, op_id: str = "o1", expected: str | None = None) -> Applied:
    """The operation applied under its own id."""
    return editing.apply(journey, op.Submission(op_id, operation, expected))


def undo(applied: Applied, journey: Journey | None = None, op_id: str = "u1") -> Applied:
    """The undo of `applied`, on the journey that it made or on a later one."""
    return editing.apply(journey or applied.journey, replace(applied.undo, op_id=op_id))


# --- what each operation does ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (op.MoveTouchpoint("a", "before", 0), [["a", "b"], ["c"]]),
        (op.MoveTouchpoint("a", "before", 1), [["b", "a"], ["c"]]),
        (op.MoveTouchpoint("a", "call", 0), [["b"], ["a", "c"]]),
        (op.MoveTouchpoint("a", "call", 99), [["b"], ["c", "a"]]),
        (op.MoveTouchpoint("c", "before", -5), [["c", "a", "b"], []]),
        (op.MoveStage("call", 0), [["c"], ["a", "b"]]),
        (op.MoveStage("call", 1), [["a", "b"], ["c"]]),
        (op.AddTouchpoint("d", "before", 1, "New"), [["a", "d", "b"], ["c"]]),
        (op.AddStage("late", "Late", 1), [["a", "b"], [], ["c"]]),
        (op.DeleteTouchpoint("a"), [["b"], ["c"]]),
        (op.DeleteStage("before"), [["c"]]),
    ],
    ids=str,
)
def test_where_things_stand_afterwards(operation: op.Operation, expected: list[list[str]]) -> None:
    assert names(do(shift(), operation).journey) == expected


def test_moving_to_its_own_place_changes_nothing_but_the_mark_of_who_placed_it() -> None:
    after = do(shift(), op.MoveTouchpoint("a", "before", 0)).journey
    before = shift().stages[0].touchpoints[0]
    assert after.stages[0].touchpoints[0] == replace(before, place="o1")


def test_names_lose_doubled_blanks_and_texts_keep_their_lines() -> None:
    renamed = do(shift(), op.RenameTouchpoint("a", "  Hand \t up\n ")).journey
    assert renamed.stages[0].touchpoints[0].name == "Hand up"
    noted = do(shift(), op.EditNote("n1", " one\n\ntwo ")).journey
    assert noted.stages[0].touchpoints[0].notes[0].text == "one\n\ntwo"


def test_a_deleted_touchpoint_comes_back_with_its_notes() -> None:
    deleted = do(shift(), op.DeleteTouchpoint("a"))
    assert "n1" not in {n.id for t in deleted.journey.touchpoints() for n in t.notes}
    assert undo(deleted).journey == shift()


def test_a_deleted_end_falls_back_to_the_last_touchpoint_until_it_is_restored() -> None:
    deleted = do(shift(), op.DeleteTouchpoint("b"))
    assert deleted.journey.declared_end() == "c"
    assert undo(deleted).journey.declared_end() == "b"


def live(journey: Journey) -> Journey:
    """The journey without its bin, where an addition that was undone waits for its redo."""
    return replace(journey, bin=Bin())


# --- undo ---------------------------------------------------------------------------------------------------


@given(data=st.data())
def test_an_operation_undone_leaves_the_journey_as_it_was(data: st.DataObject) -> None:
    before = shift()
    assert live(undo(do(before, data.draw(operations(before, "fresh")))).journey) == before


@settings(max_examples=30)  # building a strategy for each step takes its time
@given(data=st.data(), count=st.integers(2, 6))
def test_any_sequence_undone_in_reverse_is_the_original_and_redone_the_result(
    data: st.DataObject, count: int
) -> None:
    journey, done = shift(), []
    for at in range(count):
        applied = do(journey, data.draw(operations(journey, f"fresh-{at}")), f"o{at}")
        done.append(applied)
        journey = applied.journey
    result, redo = journey, []
    for at, applied in reversed(list(enumerate(done))):
        taken_back = undo(applied, journey, f"u{at}")
        redo.append(taken_back)
        journey = taken_back.journey
    assert live(journey) == shift()
    for at, taken_back in enumerate(reversed(redo)):
        journey = undo(taken_back, journey, f"r{at}").journey
    assert journey == result


def test_own_operations_chain_on_each_other() -> None:
    first = do(shift(), op.RenameTouchpoint("a", "One"), "o1", expected="a-v")
    second = do(first.journey, op.RenameTouchpoint("a", "Two"), "o2", expected="o1")
    back = undo(second)
    assert back.journey == first.journey
    assert undo(first, back.journey).journey == shift()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (op.RenameTouchpoint("a", "Mine"), op.RenameTouchpoint("a", "Theirs")),
        (op.SetForecast("a", 2.0), op.MarkMomentOfTruth("a", True)),
        (op.MoveTouchpoint("a", "call", 0), op.MoveTouchpoint("a", "call", 1)),
        (op.AddTouchpoint("d", "call", 0, "Mine"), op.RenameTouchpoint("d", "Theirs")),
        (op.RenameStage("call", "Mine"), op.RenameStage("call", "Theirs")),
        (op.EditNote("n1", "Mine"), op.SetNoteVotes("n1", 3)),
        (op.GroupNote("n1", "n2"), op.GroupNote("n1", "n3")),
        (op.ReplyToNote("n1", None, ""), op.ReplyToNote("n1", ReplyKind.ESCALATED, "")),
        (op.MoveNote("n1", "c", NoteKind.ITCH), op.MoveNote("n1", "b", NoteKind.ITCH)),
        (op.SetIdeaVotes("i1", 3), op.EditIdea("i1", "Theirs", Lever.FIX_PIT, 1, 1)),
        (op.RenameJourney("Mine"), op.DescribeJourney("", "", "Theirs")),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_undo_is_refused_after_anothers_change(mine: op.Operation, theirs: op.Operation) -> None:
    applied = do(shift(), mine, "mine")
    changed = do(applied.journey, theirs, "theirs").journey
    with pytest.raises(ChangedElsewhere):
        undo(applied, changed)


def test_a_colleagues_note_or_move_does_not_stop_the_undo_of_my_rename() -> None:
    applied = do(shift(), op.RenameTouchpoint("a", "Mine"), "mine")
    noted = do(applied.journey, op.AddNote("n9", "a", NoteKind.PAIN, "Theirs"), "theirs").journey
    moved = do(noted, op.MoveTouchpoint("a", "call", 0), "theirs-2").journey
    assert undo(applied, moved).journey.stages[1].touchpoints[0].name == "name of a"


def test_an_undo_whose_parent_is_gone_says_so() -> None:
    deleted = do(shift(), op.DeleteTouchpoint("c"))
    emptied = do(deleted.journey, op.DeleteStage("call"), "theirs").journey
    with pytest.raises(NotFound):
        undo(deleted, emptied)


# --- what is refused ----------------------------------------------------------------------------------------

STALE = [
    op.RenameJourney("x"),
    op.DeclareEnd(None),
    op.RenameStage("call", "x"),
    op.MoveStage("call", 0),
    op.DeleteStage("call"),
    op.RenameTouchpoint("a", "x"),
    op.MoveTouchpoint("a", "call", 0),
    op.SetForecast("a", 0.0),
    op.DeleteTouchpoint("a"),
    op.EditNote("n1", "x"),
    op.MoveNote("n1", "c", NoteKind.PAIN),
    op.GroupNote("n1", "n2"),
    op.UngroupNote("n1"),
    op.ReplyToNote("n1", None, ""),
    op.DeleteNote("n1"),
    op.EditIdea("i1", "x", Lever.FIX_PIT, None, None),
    op.DeleteIdea("i1"),
]


@pytest.mark.parametrize("operation", STALE, ids=lambda o: type(o).__name__)
def test_a_stale_edit_is_refused(operation: op.Operation) -> None:
    with pytest.raises(ChangedElsewhere):
        do(shift(), operation, expected="an-older-version")


def test_a_stale_rename_carries_both_versions() -> None:
    with pytest.raises(ChangedElsewhere) as refused:
        do(shift(), op.RenameTouchpoint("a", "Mine"), expected="an-older-version")
    assert (refused.value.theirs, refused.value.mine) == ("name of a", "Mine")


GONE = [
    op.DeclareEnd("x"),
    op.RenameStage("x", "x"),
    op.RestoreStage("x", 0),
    op.AddTouchpoint("d", "x", 0, "x"),
    op.RenameTouchpoint("x", "x"),
    op.MoveTouchpoint("a", "x", 0),
    op.RestoreTouchpoint("a", "before", 0),
    op.AddNote("n9", "x", NoteKind.PAIN, "x"),
    op.EditNote("x", "x"),
    op.MoveNote("n1", "x", NoteKind.PAIN),
    op.GroupNote("n1", "x"),
    op.GroupNote("x", "n1"),
    op.UngroupNote("x"),
    op.ReplyToNote("x", None, ""),
    op.RestoreNote("n1"),
    op.AddIdea("i9", "x", "x", Lever.FIX_PIT),
    op.SetIdeaVotes("x", 0),
    op.RestoreIdea("i1"),
]


@pytest.mark.parametrize("operation", GONE, ids=str)
def test_what_is_not_there_is_not_found(operation: op.Operation) -> None:
    with pytest.raises(NotFound):
        do(shift(), operation)


@pytest.mark.parametrize("taken", ["before", "a", "n1", "i1"])
@pytest.mark.parametrize("deleted", [False, True])
def test_an_id_is_used_once_even_after_its_thing_was_deleted(taken: str, deleted: bool) -> None:
    journey = shift()
    if deleted:
        gone = {
            "before": op.DeleteStage("before"),
            "a": op.DeleteTouchpoint("a"),
            "n1": op.DeleteNote("n1"),
            "i1": op.DeleteIdea("i1"),
        }
        journey = do(journey, gone[taken]).journey
    for adding in (
        op.AddStage(taken, "x", 0),
        op.AddTouchpoint(taken, "call", 0, "x"),
        op.AddNote(taken, "c", NoteKind.PAIN, "x"),
        op.AddIdea(taken, "x", None, Lever.FIX_PIT),
    ):
        with pytest.raises(Invalid, match="taken"):
            do(journey, adding)


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (op.RenameJourney(" "), "empty"),
        (op.RenameTouchpoint("a", "x" * 201), "too-long"),
        (op.RenameTouchpoint("a", "half \ud83d"), "unreadable"),
        (op.EditNote("n1", "nul \0"), "unreadable"),
        (op.EditNote("n1", "\n"), "empty"),
        (op.EditNote("n1", "x" * 2001), "too-long"),
        (op.SetForecast("a", 2.1), "out-of-range"),
        (op.SetForecast("a", float("nan")), "out-of-range"),
        (op.SetNoteVotes("n1", -1), "out-of-range"),
        (op.GroupNote("n1", "n1"), "circle"),
        (op.ReplyToNote("n1", ReplyKind.NOT_NOW, " "), "empty"),
        (op.ReplyToNote("n1", ReplyKind.ESCALATED, "x" * 2001), "too-long"),
        (op.SetIdeaVotes("i1", 1000), "out-of-range"),
        (op.EditIdea("i1", "x", Lever.FIX_PIT, 6, None), "out-of-range"),
        (op.DescribeTouchpoint("a", "", ("x",) * 21), "too-many"),
        (op.DescribeTouchpoint("a", "", ("x" * 201,)), "too-long"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, op.Operation) else value,
)
def test_values_that_a_map_does_not_take(operation: op.Operation, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        do(shift(), operation)
    assert refused.value.reason == reason


def test_a_full_map_takes_no_more_not_even_by_undo() -> None:
    full = replace(
        shift(), stages=(stage("s", *(touchpoint(f"t{i}") for i in range(TOUCHPOINTS_MAX))), stage("other"))
    )
    deleted = do(full, op.DeleteTouchpoint("t7"))
    refilled = do(deleted.journey, op.AddTouchpoint("new", "other", 0, "x"), "o2")
    for operation in (op.AddTouchpoint("more", "other", 0, "x"), op.RestoreTouchpoint("t7", "s", 7)):
        with pytest.raises(Invalid, match="too-many"):
            do(refilled.journey, operation, "o3")


@settings(max_examples=50)
@given(data=st.data(), expected=st.none() | st.sampled_from(["", "a-v", "a-p", "shift-v"]))
def test_nothing_but_named_errors_leaves_the_editor(data: st.DataObject, expected: str | None) -> None:
    elsewhere = do(shift(), op.DeleteStage("call")).journey
    operation = data.draw(operations(shift(), "a"))
    try:
        applied = do(elsewhere, operation, expected=expected)
    except EximapError:
        return
    assert type(applied.undo.operation).__name__ in op.KINDS
