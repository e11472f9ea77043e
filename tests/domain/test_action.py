"""The plan's actions: adjusted only with a dated line and a reason, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid
from eximap.domain.journey import Control, Lever, Touchpoint
from eximap.domain.lens import Key, Lenses, Style
from eximap.domain.revision import Adjusted, Revision

CREATED = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
LATER = CREATED + timedelta(days=3)
DUE = date(2026, 4, 1)
MEASURE = Measure("calls ended by the agent", "2", "6")


def action(**changes: object) -> Action:
    """A complete action, created on 14 March and due on 1 April."""
    draft = Action(
        id="act",
        journey="shift",
        title="Agents may hang up",
        touchpoint="a",
        first_step="Agree the sentence in the huddle",
        owner="Marta",
        due=DUE,
        measure=MEASURE,
    )
    return actions.create(replace(draft, **changes), CREATED, "v1")  # type: ignore[arg-type]


def test_a_new_action_has_its_first_dated_line() -> None:
    assert action().revisions == (Revision(CREATED, Adjusted.CREATED, "", "", ""),)
    assert action().ver == "v1"


def test_a_new_action_is_tidied() -> None:
    tidy = action(title="  Hang \n up ", owner=" Marta   O. ", measure=Measure(" calls ", " 2 ", ""))
    assert (tidy.title, tidy.owner, tidy.measure) == ("Hang up", "Marta O.", Measure("calls", "2", ""))
    assert action(measure=Measure("  ", "2", "6")).measure is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"owner": "x" * 201}, "owner"),
        ({"first_step": "x" * 2001}, "first_step"),
        ({"measure": Measure("x" * 201)}, "measure"),
        ({"measure": Measure("x", "y" * 201)}, "baseline"),
        ({"title": "nul \0"}, "title"),
    ],
)
def test_what_an_action_does_not_take(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        action(**changes)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("status", "today", "days"),
    [
        (Status.ON_TRACK, date(2026, 3, 31), 0),
        (Status.ON_TRACK, date(2026, 4, 1), 0),
        (Status.ON_TRACK, date(2026, 4, 5), 4),
        (Status.STUCK, date(2026, 4, 5), 4),
        (Status.NEXT, date(2026, 4, 5), 0),
        (Status.DONE, date(2026, 4, 5), 0),
        (Status.DROPPED, date(2026, 4, 5), 0),
    ],
)
def test_only_an_open_action_is_late_and_not_on_the_day_itself(
    status: Status, today: date, days: int
) -> None:
    assert replace(action(), status=status).days_late(today) == days


def test_without_a_due_date_nothing_is_late() -> None:
    assert action(due=None).days_late(date(2030, 1, 1)) == 0


Verb = Callable[[str], Action]
ADJUSTED: list[tuple[str, Verb, Revision]] = [
    (
        "due",
        lambda why: actions.adjust_due(action(), date(2026, 4, 15), why, LATER, "v2"),
        Revision(LATER, Adjusted.DUE, "2026-04-01", "2026-04-15", "holidays"),
    ),
    (
        "owner",
        lambda why: actions.adjust_owner(action(), " Tom ", why, LATER, "v2"),
        Revision(LATER, Adjusted.OWNER, "Marta", "Tom", "holidays"),
    ),
    (
        "measure",
        lambda why: actions.adjust_measure(action(), Measure(MEASURE.name, "2", "8"), why, LATER, "v2"),
        Revision(
            LATER,
            Adjusted.MEASURE,
            "calls ended by the agent: 2 → 6",
            "calls ended by the agent: 2 → 8",
            "holidays",
        ),
    ),
    (
        "title",
        lambda why: actions.adjust_scope(action(), "Hang up", action().first_step, why, LATER, "v2"),
        Revision(LATER, Adjusted.SCOPE, "Agents may hang up", "Hang up", "holidays"),
    ),
    (
        "first step",
        lambda why: actions.adjust_scope(action(), action().title, "Ask QA", why, LATER, "v2"),
        Revision(LATER, Adjusted.SCOPE, "Agree the sentence in the huddle", "Ask QA", "holidays"),
    ),
    (
        "touchpoint",
        lambda why: actions.adjust_touchpoint(
            action(), Touchpoint("b", "Next call"), "Huddle", why, LATER, "v2"
        ),
        Revision(LATER, Adjusted.TOUCHPOINT, "Huddle", "Next call", "holidays"),
    ),
    (
        "no touchpoint",
        lambda why: actions.adjust_touchpoint(action(), None, "Huddle", why, LATER, "v2"),
        Revision(LATER, Adjusted.TOUCHPOINT, "Huddle", "", "holidays"),
    ),
    (
        "another touchpoint of the same name",
        lambda why: actions.adjust_touchpoint(
            action(), Touchpoint("b", "Huddle"), "Huddle", why, LATER, "v2"
        ),
        Revision(LATER, Adjusted.TOUCHPOINT, "Huddle", "Huddle", "holidays"),
    ),
    (
        "lever",
        lambda why: actions.adjust_lever(action(), Lever.BUILD_PEAK, why, LATER, "v2"),
        Revision(LATER, Adjusted.LEVER, "fix-pit", "build-peak", "holidays"),
    ),
    (
        "control",
        lambda why: actions.adjust_control(action(), Control.ESCALATE, why, LATER, "v2"),
        Revision(LATER, Adjusted.CONTROL, "decide", "escalate", "holidays"),
    ),
    (
        "stuck",
        lambda why: actions.mark(action(), Status.STUCK, why, LATER, "v2"),
        Revision(LATER, Adjusted.STATUS, "on-track", "stuck", "holidays"),
    ),
    (
        "dropped",
        lambda why: actions.mark(action(), Status.DROPPED, why, LATER, "v2"),
        Revision(LATER, Adjusted.STATUS, "on-track", "dropped", "holidays"),
    ),
]


@pytest.mark.parametrize(("verb", "line"), [row[1:] for row in ADJUSTED], ids=[row[0] for row in ADJUSTED])
def test_an_adjustment_is_dated_and_keeps_what_was_before(verb: Verb, line: Revision) -> None:
    after = verb(" holidays ")
    assert after.revisions[:-1] == action().revisions
    assert replace(after.revisions[-1], held=None) == line
    assert after.ver == "v2"


@pytest.mark.parametrize("verb", [row[1] for row in ADJUSTED], ids=[row[0] for row in ADJUSTED])
@pytest.mark.parametrize("reason", ["", " \n", "x" * 2001])
def test_an_adjustment_needs_a_reason(verb: Verb, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        verb(reason)
    assert refused.value.field == "reason"


def test_rewording_both_title_and_first_step_keeps_both() -> None:
    after = actions.adjust_scope(action(), "Hang up", "Ask QA", "clearer", LATER, "v2")
    assert [(r.before, r.after) for r in after.revisions[1:]] == [
        ("Agents may hang up", "Hang up"),
        ("Agree the sentence in the huddle", "Ask QA"),
    ]


UNCHANGED: list[tuple[str, Callable[[], Action]]] = [
    ("due", lambda: actions.adjust_due(action(), DUE, "why", LATER, "v2")),
    ("owner", lambda: actions.adjust_owner(action(), " Marta ", "why", LATER, "v2")),
    ("measure", lambda: actions.adjust_measure(action(), MEASURE, "why", LATER, "v2")),
    ("scope", lambda: actions.adjust_scope(action(), action().title, action().first_step, "w", LATER, "v2")),
    (
        "touchpoint",
        lambda: actions.adjust_touchpoint(action(), Touchpoint("a", "Renamed"), "A", "w", LATER, "v2"),
    ),
    ("lever", lambda: actions.adjust_lever(action(), Lever.FIX_PIT, "why", LATER, "v2")),
    ("control", lambda: actions.adjust_control(action(), Control.DECIDE, "why", LATER, "v2")),
    ("status", lambda: actions.mark(action(), Status.ON_TRACK, "", LATER, "v2")),
]


@pytest.mark.parametrize("verb", [row[1] for row in UNCHANGED], ids=[row[0] for row in UNCHANGED])
def test_what_changes_nothing_leaves_no_line(verb: Callable[[], Action]) -> None:
    with pytest.raises(Invalid) as refused:
        verb()
    assert refused.value.reason == "unchanged"


def test_what_it_is_stuck_on_stands_only_while_it_is_stuck() -> None:
    stuck = actions.mark(action(), Status.STUCK, "QA has no time", LATER, "v2")
    assert stuck.stuck_on == "QA has no time"
    elsewhere = actions.mark(stuck, Status.STUCK, "the budget", LATER, "v3")
    assert elsewhere.stuck_on == "the budget"
    assert actions.mark(elsewhere, Status.ON_TRACK, "", LATER, "v4").stuck_on == ""


def test_on_whom_it_is_stuck_stands_on_the_action_and_in_its_line() -> None:
    stuck = actions.mark(action(), Status.STUCK, "the wording", LATER, "v2", " Petra  Hahn ")
    assert (stuck.stuck_with, stuck.revisions[-1].whom) == ("Petra Hahn", "Petra Hahn")
    other = actions.mark(stuck, Status.STUCK, "the wording", LATER, "v3", "Legal")
    assert other.stuck_with == "Legal"
    going = actions.mark(other, Status.ON_TRACK, "", LATER, "v4", "Nobody")
    assert (going.stuck_with, going.revisions[-1].whom) == ("", "")


def test_what_waits_is_not_open_and_says_why_it_went_back() -> None:
    waiting = actions.mark(action(), Status.NEXT, "two others first", LATER, "v2")
    assert not waiting.is_open()
    assert actions.mark(waiting, Status.ON_TRACK, "", LATER, "v3").is_open()
    with pytest.raises(Invalid):
        actions.mark(action(), Status.NEXT, " ", LATER, "v2")


def test_lenses_are_marked_without_a_reason_and_still_leave_a_line() -> None:
    marked = actions.mark_lenses(action(), Lenses(Style.LEAD, key=Key.HUMBLE), LATER, "v2")
    assert replace(marked.revisions[-1], held=None) == Revision(
        LATER, Adjusted.LENSES, "", "lead///humble", ""
    )
    assert Lenses.read(marked.lenses.as_stored()) == marked.lenses
    with pytest.raises(Invalid):
        actions.mark_lenses(marked, marked.lenses, LATER, "v3")


def test_what_the_action_answers_pulls_and_who_controls_it_are_changed() -> None:
    moved = actions.adjust_touchpoint(action(), Touchpoint("b", "Next call"), "Huddle", "why", LATER, "v2")
    assert moved.touchpoint == "b"
    assert actions.adjust_touchpoint(moved, None, "Next call", "why", LATER, "v3").touchpoint is None
    assert actions.adjust_lever(action(), Lever.BUILD_PEAK, "why", LATER, "v2").lever is Lever.BUILD_PEAK
    assert actions.adjust_control(action(), Control.ESCALATE, "why", LATER, "v2").control is Control.ESCALATE


def test_a_stale_action_is_refused() -> None:
    actions.expect(action(), "v1")
    with pytest.raises(ChangedElsewhere):
        actions.expect(action(), "v0")


@given(st.lists(st.tuples(st.sampled_from(Status), st.text(max_size=5)), max_size=8))
def test_no_line_of_the_history_is_ever_lost_or_changed(marks: list[tuple[Status, str]]) -> None:
    current = action()
    for at, (status, reason) in enumerate(marks):
        before = current
        try:
            current = actions.mark(before, status, reason, LATER, f"v{at}")
        except EximapError:
            continue
        assert current.revisions[:-1] == before.revisions
        assert (current.revisions[-1].before, current.revisions[-1].after) == (before.status, status)
