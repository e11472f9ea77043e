"""What a workshop leaves behind: ranks with ties, groups with their votes, answers given and owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import action as actions
from eximap.domain.action import Action
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.workshop import Workshop
from eximap.domain.workshop_summary import TOP, summarise, top_notes
from tests.domain.maps import note, shift, stage, touchpoint

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
WORKSHOP = Workshop("w", "shift", "KR7TFM", (Phase("p", PhaseKind.VOTE),), NOON, current="p")


def journey(*votes: int, kind: NoteKind = NoteKind.PAIN) -> Journey:
    """The shift with notes n0, n1, … of so many votes at one touchpoint."""
    notes = [note(f"n{at}", count, kind) for at, count in enumerate(votes)]
    return replace(shift(), stages=(stage("s", touchpoint("a", *notes)),))


def action(id: str, *notes: str, idea: str | None = None, after: float = 1) -> Action:
    return actions.create(
        Action(id, "shift", f"Action {id}", notes=notes, idea=idea), NOON + timedelta(hours=after), "v"
    )


def with_note(of: Journey, id: str, **changes: object) -> Journey:
    (first,) = of.stages
    notes = tuple(replace(n, **changes) if n.id == id else n for n in first.touchpoints[0].notes)
    return replace(of, stages=(replace(first, touchpoints=(replace(first.touchpoints[0], notes=notes),)),))


@pytest.mark.parametrize(
    ("votes", "ranks"),
    [
        ((), []),
        ((0, 0), []),
        ((1, 3, 2), [("n1", 1), ("n2", 2), ("n0", 3)]),
        ((2, 2, 1), [("n0", 1), ("n1", 1), ("n2", 3)]),
        ((9, 8, 7, 6, 5, 5, 4), [("n0", 1), ("n1", 2), ("n2", 3), ("n3", 4), ("n4", 5), ("n5", 5)]),
    ],
)
def test_votes_rank_notes_and_ties_share_a_rank(votes: tuple[int, ...], ranks: list[tuple[str, int]]) -> None:
    top = top_notes(journey(*votes), ())
    assert [(n.note.id, n.rank) for n in top] == ranks
    assert all(n.tied is (votes.count(n.votes) > 1) for n in top)


def test_a_group_counts_as_one_note_with_all_its_votes_and_any_answer() -> None:
    grouped = with_note(with_note(journey(2, 3, 4), "n1", grouped_under="n0"), "n2", votes=4)
    first, second = top_notes(grouped, [action("x", "n1")])
    assert (first.note.id, first.votes, first.also, [a.id for a in first.actions]) == ("n0", 5, 1, ["x"])
    assert (second.note.id, second.votes, second.also, second.answered) == ("n2", 4, 0, False)


def test_a_pain_is_owed_an_answer_until_there_is_an_action_or_a_reply() -> None:
    map_ = journey(5, 4, 3, 2)
    map_ = with_note(map_, "n1", reply=Reply(ReplyKind.NOT_NOW, "Legal decides in May"))
    map_ = with_note(map_, "n3", kind=NoteKind.DELIGHT)
    found = summarise(WORKSHOP, map_, None, [action("x", "n0")], NOON.date())
    assert [n.note.id for n in found.replies_missing] == ["n2"]


def test_decisions_are_actions_made_since_it_opened_with_the_ideas_they_came_from() -> None:
    planned = [action("old", after=-1), action("new", idea="i2"), action("loose", idea="gone")]
    found = summarise(replace(WORKSHOP, no_peak_because="Later"), shift(), None, planned, NOON.date())
    assert [(d.action.action.id, d.idea and d.idea.text) for d in found.decisions] == [
        ("new", "Two"),
        ("loose", None),
    ]
    assert found.no_peak_because == "Later"


@given(st.lists(st.integers(0, 4), max_size=14))
def test_nobody_stands_above_somebody_with_more_votes_and_nobody_among_the_top_is_left_out(
    votes: list[int],
) -> None:
    top = top_notes(journey(*votes), ())
    assert [n.votes for n in top] == sorted((n.votes for n in top), reverse=True)
    left_out = [v for at, v in enumerate(votes) if v and f"n{at}" not in {n.note.id for n in top}]
    assert len(left_out) == 0 or (len(top) >= TOP and max(left_out) < min(n.votes for n in top))
