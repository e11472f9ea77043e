"""A top-voted pain has an answer within seven days, or shows as unanswered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action, Status
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.unanswered import unanswered
from tests.domain.maps import note, shift, stage, touchpoint

SHOWN = date(2026, 5, 1)
NOON = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
TAKEN = actions.create(Action("a1", "shift", "Ask for a rule", notes=("n0",)), NOON, "v")


def journey(*votes: int, kind: NoteKind = NoteKind.PAIN, reply: Reply | None = None) -> Journey:
    """The shift with notes n0, n1, … of so many votes at one touchpoint; `reply` answers the first."""
    notes = [note(f"n{at}", count, kind) for at, count in enumerate(votes)]
    notes[0] = replace(notes[0], reply=reply)
    return replace(shift(), stages=(stage("s", touchpoint("a", *notes)),))


def owed(of: Journey, days: int, *plan: Action) -> list[tuple[str, int]]:
    shown = {n.id: SHOWN for t in of.touchpoints() for n in t.notes}
    found = unanswered(of, plan, shown, SHOWN + timedelta(days=days), UTC)
    return [(one.pain.note.id, one.days) for one in found]


@pytest.mark.parametrize(("days", "owing"), [(0, []), (7, []), (8, [("n0", 8)]), (30, [("n0", 30)])])
def test_seven_days_are_given(days: int, owing: list[tuple[str, int]]) -> None:
    assert owed(journey(3), days) == owing


def test_all_that_share_the_fifth_rank_are_owed_one() -> None:
    assert [id for id, _ in owed(journey(9, 8, 7, 6, 5, 5, 4, 0), 9)] == [f"n{at}" for at in range(6)]


@pytest.mark.parametrize("reply", [Reply(kind, "so it is") for kind in ReplyKind])
def test_any_reply_is_an_answer(reply: Reply) -> None:
    assert owed(journey(3, reply=reply), 9) == []


def test_an_action_is_an_answer_until_it_is_dropped() -> None:
    assert owed(journey(3), 9, TAKEN) == []
    assert owed(journey(3), 9, actions.mark(TAKEN, Status.DROPPED, "no time", NOON, "v2")) == [("n0", 9)]


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if kind is not NoteKind.PAIN])
def test_only_pains_are_owed_one(kind: NoteKind) -> None:
    assert owed(journey(3, kind=kind), 9) == []


def test_the_longest_wait_stands_first_and_what_came_with_the_journey_counts_from_its_day() -> None:
    of = replace(journey(3, 2), created_at=datetime(2026, 4, 1, tzinfo=UTC))
    found = unanswered(of, (), {"n0": SHOWN}, date(2026, 5, 11), UTC)
    assert [(one.pain.note.id, one.touchpoint, one.days) for one in found] == [
        ("n1", "a", 40),
        ("n0", "a", 10),
    ]
    assert unanswered(replace(of, created_at=None), (), {}, date(2026, 5, 11), UTC) == ()
