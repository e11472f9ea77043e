"""What is old goes by its own day, out of the bin too, and what stays keeps its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from eximap.domain import operation as op
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.operation import Submission
from eximap.usecases import map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Store, World

Past = Callable[[Store, str], Journey]


def submit(store: Store, world: World, ann: Caller, days: int, *operations: op.Operation) -> None:
    then = world.now() + timedelta(days=days)
    for operation in operations:
        submission = Submission(world.random_id(), operation)
        map_journey.submit(store, replace(world, now=lambda: then), ann, "j", submission)


def test_notes_go_by_the_day_of_their_writing(
    store: Store, world: World, first_day: Journey, ann: Caller, past_caches: Past
) -> None:
    added = [op.AddNote(f"j-n{n}", "j-t3", NoteKind.PAIN, f"Words {n}") for n in (2, 3, 4)]
    submit(store, world, ann, 0, added[0], op.DeleteNote("j-n2"))
    submit(store, world, ann, 5, *added[1:])
    day = world.now().date()
    before = store.stamp("j")
    assert store.transact(lambda session: session.forget_notes(day)) == 0
    assert store.stamp("j") == before
    assert store.transact(lambda session: session.forget_notes(day + timedelta(days=1))) == 2
    assert store.stamp("j") > before
    submit(store, world, ann, 6, op.AddNote("j-n5", "j-t3", NoteKind.PAIN, "Words 5"))
    (welcome,) = (t for t in past_caches(store, "j").touchpoints() if t.id == "j-t3")
    assert [note.text for note in welcome.notes] == ["Words 3", "Words 4", "Words 5"]
    assert past_caches(store, "j").bin.notes == ()
    told = store.read(lambda session: str([event.payload for event in session.events("j")]))
    assert "Words 2" not in told
    assert "Words 3" in told


def test_votes_go_by_the_day_of_their_counting(
    store: Store, world: World, first_day: Journey, ann: Caller, past_caches: Past
) -> None:
    submit(store, world, ann, 0, op.SetNoteVotes("j-n1", 4))
    submit(store, world, ann, 5, op.SetNoteVotes("j-n1", 6))
    day = world.now().date()
    assert store.transact(lambda session: session.forget_votes(day + timedelta(days=5))) == 0
    assert store.transact(lambda session: session.forget_votes(day + timedelta(days=6))) == 1
    (note,) = (n for t in past_caches(store, "j").touchpoints() for n in t.notes)
    assert (note.text, note.votes) == ("Nobody was there at nine", 0)
    assert store.read(lambda session: session.votes_shown("j")) == {}
