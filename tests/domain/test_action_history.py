"""An action's past is rebuilt from its history, whatever was adjusted, undone or edited at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.action_history import as_of, take_back, taken_back
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid, NothingToUndo
from eximap.domain.journey import Control, Lever, Touchpoint
from eximap.domain.lens import Lenses, Style, Value
from eximap.domain.revision import Adjusted, Revision
from tests.domain.test_action import CREATED, DUE, LATER, MEASURE, action

NAMES = st.sampled_from(["Marta", "Tom", "Лена", "王芳"])
WORDS = st.sampled_from(["holidays", "Legal reads", "第一步", "both: 4 → 9"])
POINTS = [None, Touchpoint("b", "Huddle"), Touchpoint("c", "Huddle")]
LENSES = st.builds(Lenses, st.none() | st.sampled_from(Style), value=st.sampled_from(Value))
ADJUSTMENTS = st.one_of(
    st.tuples(st.just("due"), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    st.tuples(st.just("owner"), NAMES),
    st.tuples(st.just("measure"), st.builds(Measure, WORDS, st.sampled_from(["", "4"]), WORDS)),
    st.tuples(st.just("scope"), st.tuples(WORDS, st.sampled_from(["", "Ask QA", "holidays"]))),
    st.tuples(st.just("touchpoint"), st.sampled_from(POINTS)),
    st.tuples(st.just("lever"), st.sampled_from(Lever)),
    st.tuples(st.just("control"), st.sampled_from(Control)),
    st.tuples(st.just("status"), st.tuples(st.sampled_from(Status), WORDS, NAMES)),
    st.tuples(
        st.just("lenses"), st.builds(Lenses, st.none() | st.sampled_from(Style), value=st.sampled_from(Value))
    ),
    st.tuples(st.just("undo"), st.integers(0, 12)),
)


def adjusted(one: Action, what: str, told: object, ver: str) -> Action:
    """One step of a random history."""
    at = LATER + timedelta(minutes=len(one.revisions))
    match what, told:
        case "scope", (title, step):
            return actions.adjust_scope(one, title, step, "why", at, ver)
        case "status", (status, reason, whom):
            return actions.mark(one, status, reason, at, ver, whom)
        case "touchpoint", point:
            return actions.adjust_touchpoint(one, point, "before", "why", at, ver)  # type: ignore[arg-type]
        case "lenses", lenses:
            return actions.mark_lenses(one, lenses, at, ver)  # type: ignore[arg-type]
        case "undo", line:
            return take_back(one, line, at, ver)  # type: ignore[arg-type]
    return getattr(actions, f"adjust_{what}")(one, told, "why", at, ver)


def told_alike(one: Action) -> Action:
    """The action without what only guards its writing."""
    return replace(one, ver="")


@given(st.lists(st.tuples(ADJUSTMENTS, st.booleans()), max_size=14))
def test_each_past_state_can_be_rebuilt(steps: list[tuple[tuple[str, object], bool]]) -> None:
    """Late steps are made against the state before the last one, as by somebody else at the same moment."""
    current = read_earlier = action()
    states = {1: current}
    for number, ((what, told), late) in enumerate(steps):
        before = read_earlier if late else current
        try:
            actions.expect(before, current.ver)
            after = adjusted(before, what, told, f"w{number}")
        except EximapError:
            continue
        assert after.revisions[: len(current.revisions)] == current.revisions
        read_earlier, current = current, after
        states[len(after.revisions)] = after
    for lines, state in states.items():
        assert told_alike(as_of(current, lines)) == told_alike(state)


@given(st.lists(ADJUSTMENTS, max_size=10))
def test_undoing_every_line_leads_back_to_the_first_day(
    steps: list[tuple[str, object]],
) -> None:
    current = action()
    for number, (what, told) in enumerate(steps):
        try:
            current = adjusted(current, what, told, f"w{number}") if what != "undo" else current
        except EximapError:
            continue
    lines = len(current.revisions)
    for line in reversed(range(1, lines)):
        current = take_back(current, line, LATER, f"u{line}")
    assert told_alike(replace(current, revisions=action().revisions)) == told_alike(action())
    assert len(current.revisions) == 2 * lines - 1
    assert taken_back(current) == frozenset(range(1, lines))


def test_an_undo_is_a_dated_line_that_says_which_one_it_takes_back() -> None:
    moved = actions.adjust_due(action(), date(2026, 4, 15), "holidays", LATER, "v2")
    back = take_back(moved, 1, LATER + timedelta(hours=1), "v3")
    assert (back.due, back.ver) == (DUE, "v3")
    assert back.revisions[:2] == moved.revisions
    line = back.revisions[2]
    assert (line.what, line.before, line.after, line.undoes) == (Adjusted.DUE, "2026-04-15", "2026-04-01", 1)


def test_what_was_changed_again_or_taken_back_is_not_undone() -> None:
    moved = actions.adjust_due(action(), date(2026, 4, 15), "holidays", LATER, "v2")
    other = actions.adjust_owner(moved, "Tom", "nights", LATER, "v3")
    assert take_back(other, 1, LATER, "v4").owner == "Tom"
    again = actions.adjust_due(other, date(2026, 5, 1), "more holidays", LATER, "v4")
    with pytest.raises(ChangedElsewhere):
        take_back(again, 1, LATER, "v5")
    back = take_back(moved, 1, LATER, "v3")
    for line in (0, 1):
        with pytest.raises(NothingToUndo):
            take_back(back, line, LATER, "v4")
    with pytest.raises(Invalid):
        take_back(back, 3, LATER, "v4")


def old(*lines: tuple[Adjusted, str, str, str]) -> Action:
    """An action whose lines are from before it was kept what they changed."""
    told = tuple(Revision(LATER, *line) for line in lines)
    return replace(action(), revisions=(Revision(CREATED, Adjusted.CREATED, "", "", ""), *told))


@pytest.mark.parametrize(
    ("line", "field", "stood"),
    [
        ((Adjusted.DUE, "2026-03-20", "2026-04-01", "x"), "due", date(2026, 3, 20)),
        ((Adjusted.DUE, "", "2026-04-01", "x"), "due", None),
        ((Adjusted.OWNER, "Rui", "Marta", "x"), "owner", "Rui"),
        ((Adjusted.SCOPE, "Hang up", "Agents may hang up", "x"), "title", "Hang up"),
        ((Adjusted.SCOPE, "Ask QA", "Agree the sentence in the huddle", "x"), "first_step", "Ask QA"),
        ((Adjusted.MEASURE, "calls: 2 → 5", MEASURE.in_words(), "x"), "measure", Measure("calls: 2 → 5")),
        ((Adjusted.LEVER, "build-peak", "fix-pit", "x"), "lever", Lever.BUILD_PEAK),
        ((Adjusted.CONTROL, "escalate", "decide", "x"), "control", Control.ESCALATE),
        ((Adjusted.STATUS, "done", "on-track", "x"), "status", Status.DONE),
        ((Adjusted.TOUCHPOINT, "Huddle", "Next call", "x"), "touchpoint", None),
    ],
)
def test_of_an_old_line_what_its_words_say_is_rebuilt(
    line: tuple[Adjusted, str, str, str], field: str, stood: object
) -> None:
    assert getattr(as_of(old(line), 1), field) == stood


def test_what_an_old_action_was_stuck_on_is_known_from_the_line_that_said_so() -> None:
    lines = (Adjusted.STATUS, "on-track", "stuck", "no headsets"), (Adjusted.STATUS, "stuck", "on-track", "")
    assert as_of(old(*lines), 2).stuck_on == "no headsets"
    assert as_of(old(*lines), 1).status is Status.ON_TRACK
