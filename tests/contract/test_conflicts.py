"""Many hands on one map: nothing is lost, nothing is doubled, nobody overwrites what they have not seen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from eximap.domain import operation as op
from eximap.domain.errors import Busy, ChangedElsewhere, EximapError, NotFound
from eximap.domain.journey import Journey, NoteKind
from eximap.usecases import map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Event, Session, Store, World


def at_once(*works: Callable[[], object]) -> list[object]:
    """Runs all in threads that start together; what each gave, or the named error that it raised."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return work()
        except EximapError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


@pytest.fixture
def submit(store: Store, world: World, first_day: Journey) -> Callable[..., object]:
    """Submits an operation to the first day as the page does."""

    def send(caller: Caller, op_id: str, operation: op.Operation, expected: str | None = None) -> object:
        message = op.Submission(op_id, operation, expected)
        return map_journey.submit(store, world, caller, first_day.id, message)

    return send


def now(store: Store) -> Journey:
    return store.read(lambda session: session.journey("j"))


def test_eight_threads_lose_no_edit(store: Store, submit, ann: Caller) -> None:
    def person(n: int) -> Callable[[], object]:
        def work() -> None:
            for i in range(5):
                submit(ann, f"op-{n}-{i}", op.AddNote(f"n-{n}-{i}", f"j-t{n % 4 + 1}", NoteKind.PAIN, "x"))

        return work

    outcomes = at_once(*(person(n) for n in range(8)))
    assert outcomes == [None] * 8
    found = {note.id for touchpoint in now(store).touchpoints() for note in touchpoint.notes}
    assert found == {f"n-{n}-{i}" for n in range(8) for i in range(5)} | {"j-n1"}
    assert len(store.read(lambda session: session.events("j"))) == 40


def test_a_counter_read_and_written_by_eight_threads_counts_to_forty(store: Store) -> None:
    def add_one(session: Session) -> None:
        session.set_setting("count", str(int(session.setting("count") or 0) + 1))

    at_once(*(lambda: [store.transact(add_one) for _ in range(5)] for _ in range(8)))
    assert store.read(lambda session: session.setting("count")) == "40"


def test_of_two_edits_of_one_version_the_second_is_told(store: Store, submit, ann, bob) -> None:
    outcomes = at_once(
        lambda: submit(ann, "o1", op.RenameTouchpoint("j-t1", "Ann's"), "a"),
        lambda: submit(bob, "o2", op.RenameTouchpoint("j-t1", "Bob's"), "a"),
    )
    (refused,) = [o for o in outcomes if isinstance(o, ChangedElsewhere)]
    name = next(now(store).touchpoints()).name
    assert {refused.theirs, refused.mine} == {"Ann's", "Bob's"}
    assert refused.theirs == name


def test_a_colleagues_note_does_not_make_my_rename_stale(store: Store, submit, ann, bob) -> None:
    outcomes = at_once(
        lambda: submit(ann, "o1", op.RenameTouchpoint("j-t1", "Renamed"), "a"),
        lambda: submit(bob, "o2", op.AddNote("n2", "j-t1", NoteKind.ITCH, "an itch")),
    )
    assert not [o for o in outcomes if isinstance(o, EximapError)]
    touchpoint = next(now(store).touchpoints())
    assert (touchpoint.name, [n.id for n in touchpoint.notes]) == ("Renamed", ["n2"])


def test_moving_and_renaming_one_touchpoint_both_hold(store: Store, submit, ann, bob) -> None:
    outcomes = at_once(
        lambda: submit(ann, "o1", op.RenameTouchpoint("j-t1", "Renamed"), "a"),
        lambda: submit(bob, "o2", op.MoveTouchpoint("j-t1", "j-s2", 1), "a"),
    )
    assert not [o for o in outcomes if isinstance(o, EximapError)]
    assert [t.name for t in now(store).stages[1].touchpoints] == ["Welcome", "Renamed", "Headset"]


def test_delete_against_update_leaves_one_of_them_told(store: Store, submit, ann, bob) -> None:
    outcomes = at_once(
        lambda: submit(ann, "o1", op.DeleteTouchpoint("j-t1"), "a"),
        lambda: submit(bob, "o2", op.RenameTouchpoint("j-t1", "Renamed"), "a"),
    )
    assert sum(isinstance(o, ChangedElsewhere | NotFound) for o in outcomes) == 1
    journey = now(store)
    deleted = [t.name for _, t in journey.bin.touchpoints]
    assert ("Renamed" in [t.name for t in journey.touchpoints()]) != (deleted == ["Contract"])


def test_no_note_is_left_on_a_touchpoint_deleted_meanwhile(store: Store, submit, ann, bob) -> None:
    outcomes = at_once(
        lambda: submit(ann, "o1", op.DeleteTouchpoint("j-t1")),
        lambda: submit(bob, "o2", op.AddNote("n2", "j-t1", NoteKind.PAIN, "too late?")),
    )
    ((_, deleted),) = now(store).bin.touchpoints
    refused = isinstance(outcomes[1], NotFound)
    assert [n.id for n in deleted.notes] == ([] if refused else ["n2"])


def test_an_operation_delivered_twice_at_once_is_applied_once(store: Store, submit, ann) -> None:
    add = op.AddTouchpoint("t9", "j-s1", 0, "Once")
    outcomes = at_once(*(lambda: submit(ann, "same", add) for _ in range(4)))
    assert sorted(isinstance(o, map_journey.Outcome) and o.repeated for o in outcomes) == [
        False,
        True,
        True,
        True,
    ]
    assert [t.name for t in now(store).stages[0].touchpoints] == ["Once", "Contract", "Parcel"]
    assert len(store.read(lambda session: session.events("j"))) == 1


def test_events_added_together_stay_in_order(store: Store, world: World, first_day) -> None:
    events = tuple(Event(f"op-{n}", world.now(), "ann", "j", "RenameJourney", {"n": n}) for n in range(130))
    store.transact(lambda session: session.add_events(*events))
    assert store.read(lambda session: session.events("j")) == events


def test_a_taken_op_id_starts_again_and_gives_up_in_the_end(store: Store, world: World, first_day) -> None:
    event = Event("taken", world.now(), "ann", "j", "RenameJourney", {"操作": [1, None, "é"]})
    store.transact(lambda session: session.add_events(event))
    tries = []

    def stubborn(session: Session) -> None:
        tries.append(1)
        session.add_events(event)

    with pytest.raises(Busy):
        store.transact(stubborn)
    assert len(tries) > 1
    assert store.read(lambda session: session.events("j")) == (event,)
    assert store.read(lambda session: session.event("taken")) == event
    assert store.read(lambda session: session.event("free")) is None


def test_a_save_over_a_version_that_is_gone_never_lands(store: Store, world, submit, ann, first_day) -> None:
    submit(ann, "o1", op.RenameJourney("Newer"))
    from_before = map_journey.editing.apply(first_day, op.Submission("o2", op.RenameJourney("Stale"))).journey
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_journey(first_day, from_before, world.now()))
    assert now(store).title == "Newer"


def test_work_that_fails_leaves_nothing(store: Store, world: World, first_day: Journey) -> None:
    def broken(session: Session) -> None:
        session.set_setting("k", "9")
        session.delete_journey("j", world.now())
        raise NotFound("round", "none")

    stamp = store.stamp("j")
    with pytest.raises(NotFound):
        store.transact(broken)
    assert store.read(lambda session: session.setting("k")) is None
    assert now(store) == first_day
    assert store.stamp("j") == stamp


def test_a_read_is_one_snapshot(store: Store, submit, ann, first_day) -> None:
    def work(session: Session) -> tuple[str, str]:
        before = session.journey("j").title
        at_once(lambda: submit(ann, "o1", op.RenameJourney("Meanwhile")))
        return before, session.journey("j").title

    assert store.read(work) == ("First day", "First day")
    assert now(store).title == "Meanwhile"
