"""Workshops and contributions: one slot, one value; nothing lost between two who write at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from eximap.domain import workshop as workshops
from eximap.domain.contribution import Contribution, Dots, Finished, Scored, Written
from eximap.domain.errors import Busy, NotFound, PhaseClosed
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.phase import Ask, Phase, PhaseKind, Timer
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Decide, Feeling, Met, Sheet
from eximap.domain.workshop import Workshop
from eximap.usecases import run_workshop, score_round, steer_workshop, take_part
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Session, Store, World, room_stamp, workshop_stamp
from eximap.usecases.take_part import Ticket
from tests.contract.test_conflicts import at_once

FULL = Scored("j-t1", Met.SCORED, -2, 5, Feeling.ANGRY, Decide.NOT_SURE)


@pytest.fixture
def opened(store: Store, world: World, first_day: Journey) -> Workshop:
    """A stored workshop that uses every field."""
    now = world.now()
    phases = (
        Phase("s", PhaseKind.SCORE, 8, None, "j-s1"),
        Phase("v", PhaseKind.VOTE, 0, now + timedelta(days=1), None, 7, 2),
    )
    fresh = Workshop("w", first_day.id, "KR7TFM", phases, now, Mode.HIDDEN, 3, asks=frozenset(Ask), ver="v1")
    it = replace(
        workshops.opened(fresh),
        timer=Timer(300, now),
        eyes_up=True,
        highlight="j-t1",
        shown=("s",),
        hidden=("x", "y"),
        no_peak_because="Знаем, 因为 & “so”",
        readiness=TeamReadiness(5, None, ((Factor.VISION, 5), (Factor.RESISTANCE, None)), (Factor.VISION,)),
    )
    store.transact(lambda session: session.add_workshop(it))
    return it


def put(store: Store, key: str, slot: str, id: str, given: Contribution, phase: str = "s") -> None:
    store.transact(lambda session: session.put_contribution("w", phase, key, slot, id, given))


def test_a_workshop_comes_back_by_id_code_and_journey(store: Store, world: World, opened: Workshop) -> None:
    assert store.read(lambda session: session.workshop("w")) == opened
    assert store.read(lambda session: session.workshop_by_code("KR7TFM")) == opened
    assert store.read(lambda session: session.workshops("j")) == (opened,)
    assert store.read(lambda session: session.open_workshop_ids()) == {"w"}
    ended = replace(workshops.end(opened, world.now()), ver="v2")
    store.transact(lambda session: session.save_workshop(opened, ended))
    assert store.read(lambda session: session.workshop("w")) == ended
    assert store.read(lambda session: session.workshop_by_code("KR7TFM")) is None
    assert store.read(lambda session: session.open_workshop_ids()) == set()


def test_what_is_unknown_is_not_found(store: Store, opened: Workshop) -> None:
    assert store.read(lambda session: session.workshop_by_code("nobody")) is None
    for work in (
        lambda session: session.workshop("none"),
        lambda session: session.add_workshop(replace(opened, id="w2", journey="none")),
        lambda session: session.put_contribution("none", "s", "key", "t", "id", FULL),
        lambda session: session.drop_contribution("none", "s", "key", "t"),
        lambda session: session.forget_contributions("none"),
        lambda session: session.join("none", "key", None),
    ):
        with pytest.raises(NotFound):
            store.transact(work)


def test_saving_over_a_workshop_that_changed_never_lands(store: Store, opened: Workshop) -> None:
    changed = replace(opened, highlight="j-t2", ver="v2")
    store.transact(lambda session: session.save_workshop(opened, changed))
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_workshop(opened, replace(opened, ver="v3")))
    assert store.read(lambda session: session.workshop("w")) == changed


# --- slots --------------------------------------------------------------------------------------------------


def test_a_slot_holds_what_was_put_last_and_keeps_its_id(store: Store, opened: Workshop) -> None:
    put(store, "k1", "j-t1", "id-a", Scored("j-t1", Met.SKIPPED))
    put(store, "k1", "j-t1", "id-b", FULL)
    put(store, "k2", "j-t1", "id-c", FULL)
    assert store.read(lambda s: s.own_contributions("w", "s", "k1")) == {"j-t1": FULL}
    assert store.read(lambda s: s.contributions("w", "s")) == (("id-a", FULL), ("id-c", FULL))
    store.transact(lambda s: s.drop_contribution("w", "s", "k1", "j-t1"))
    store.transact(lambda s: s.drop_contribution("w", "s", "k1", "j-t1"))
    assert store.read(lambda s: s.contributions("w", "s")) == (("id-c", FULL),)


def test_a_transaction_sees_what_it_has_put_and_what_fails_is_nowhere(store: Store, opened: Workshop) -> None:
    put(store, "k1", "j-t2", "id-0", FULL)

    def work(session: Session) -> None:
        session.put_contribution("w", "s", "k1", "j-t1", "id-a", FULL)
        session.put_contribution("w", "s", "k1", "j-t1", "id-b", Scored("j-t1", Met.SKIPPED))
        session.put_contribution("w", "s", "k2", "finished", "id-c", Finished(on=True))
        session.drop_contribution("w", "s", "k1", "j-t2")
        session.join("w", "k1", None)
        assert session.contributions("w", "s") == (("id-a", Scored("j-t1", Met.SKIPPED)),)
        assert (session.finished("w", "s"), session.joined("w")) == (1, 1)
        raise PhaseClosed

    with pytest.raises(PhaseClosed):
        store.transact(work)
    assert store.read(lambda s: s.own_contributions("w", "s", "k1")) == {"j-t2": FULL}
    assert store.read(lambda s: (s.joined("w"), s.takes_part("w", "k1"))) == (0, False)
    assert store.read(lambda s: (s.contributions("w", "s"), s.finished("w", "s"))) == ((("id-0", FULL),), 0)


def test_a_slot_is_put_and_dropped_and_put_again_in_one_transaction(store: Store, opened: Workshop) -> None:
    def work(session: Session) -> None:
        session.put_contribution("w", "s", "kim", "x", "c1", Finished(on=True))
        session.put_contribution("w", "s", "kim", "x", "c2", Finished(on=False))
        session.drop_contribution("w", "s", "kim", "x")
        session.put_contribution("w", "s", "kim", "y", "c3", Finished(on=False))
        session.put_contribution("w", "s", "kim", "y", "c4", Finished(on=True))

    store.transact(work)
    put(store, "kim", "y", "c5", Finished(on=False))
    for _ in range(2):
        assert store.read(lambda session: session.contributions("w", "s")) == (("c3", Finished(on=False)),)
        store.transact(lambda session: session.drop_contribution("w", "s", "kim", "none"))


def test_a_look_that_a_change_interrupts_sees_all_of_it_or_nothing(
    store: Store, world: World, first_day: Journey, opened: Workshop
) -> None:
    seen, after = [], replace(first_day, title="Later")

    def change(session: Session) -> None:
        session.save_workshop(opened, replace(opened, joining=False, ver="v2"))
        session.save_journey(first_day, after, world.now())

    def look(session: Session) -> tuple[bool, str]:
        joining = session.workshop("w").joining
        if not seen:
            with ThreadPoolExecutor(1) as other:
                other.submit(store.transact, change).result()
        seen.append(joining)
        return joining, session.journey(first_day.id).title

    store.read(lambda session: session.workshop("w"))
    assert store.read(look) in {(True, first_day.title), (False, "Later")}


def test_a_sheet_that_is_handed_in_is_known_in_every_later_transaction(
    store: Store, secrets: Secrets, world: World, first_day: Journey, ann: Caller
) -> None:
    round_ = score_round.open_round(store, secrets, world, ann, first_day.id, Mode.NOT_STORED, 5)
    phases = (Phase("s", PhaseKind.SCORE),)
    fresh = Workshop("w", first_day.id, "KR7TFM", phases, world.now(), Mode.NOT_STORED, 5, ver="v1")
    it = replace(workshops.opened(fresh), round=round_.id)
    store.transact(lambda session: session.add_workshop(it))

    def handed_in(session: Session) -> tuple[bool, bool]:
        session.workshop("w")
        return session.has_sheet(round_.id, "kim"), session.has_sheet(round_.id, "lou")

    assert store.read(handed_in) == (False, False)
    sheet = Sheet("sheet", (Answer("j-t1", Met.SCORED, 1),))
    store.transact(lambda session: session.add_sheet(round_.id, "kim", sheet))
    assert store.read(handed_in) == (True, False)
    assert store.transact(handed_in) == (True, False)
    store.transact(lambda session: session.delete_sheets(round_.id))
    assert store.read(handed_in) == (False, False)


def test_phases_do_not_see_each_others_slots(store: Store, opened: Workshop) -> None:
    put(store, "k1", "x", "id-a", FULL, "s")
    put(store, "k1", "x", "id-b", Dots("x", 2), "v")
    assert store.read(lambda s: s.own_contributions("w", "v", "k1")) == {"x": Dots("x", 2)}
    store.transact(lambda s: s.forget_contributions("w", "s"))
    assert store.read(lambda s: s.own_contributions("w", "s", "k1")) == {}
    assert store.read(lambda s: s.own_contributions("w", "v", "k1")) == {"x": Dots("x", 2)}
    store.transact(lambda s: s.forget_contributions("w"))
    assert store.read(lambda s: s.contributions("w", "v")) == ()


def test_who_is_done_is_counted_and_nobody_who_took_it_back(store: Store, opened: Workshop) -> None:
    for key, done in (("k1", True), ("k2", True), ("k3", False)):
        put(store, key, "finished", f"id-{key}", Finished(done))
    put(store, "k1", "j-t1", "id-x", FULL)
    assert store.read(lambda s: s.finished("w", "s")) == 2
    assert store.read(lambda s: s.finished("w", "v")) == 0
    assert store.read(lambda s: s.contributions("w", "s")) == (("id-x", FULL),)
    store.transact(lambda s: s.forget_contributions("w", "s", slots_but="finished"))
    assert store.read(lambda s: s.finished("w", "s")) == 2
    assert store.read(lambda s: s.contributions("w", "s")) == ()


def test_people_are_keys_and_names_only_where_they_were_given(store: Store, opened: Workshop) -> None:
    assert store.transact(lambda s: s.join("w", "k2", "Marta"))
    assert not store.transact(lambda s: s.join("w", "k2", "Tom"))
    assert store.transact(lambda s: s.join("w", "k1", None))
    put(store, "k2", "j-t1", "id-a", FULL)
    put(store, "k1", "j-t1", "id-b", FULL)
    assert store.read(lambda s: s.contributions_by_person("w", "s")) == (
        ("k1", {"j-t1": FULL}, None),
        ("k2", {"j-t1": FULL}, "Marta"),
    )
    assert store.read(lambda s: (s.joined("w"), s.takes_part("w", "k1"))) == (2, True)
    store.transact(lambda s: s.forget_people("w"))
    assert store.read(lambda s: (s.joined("w"), s.takes_part("w", "k1"))) == (0, False)


def test_who_is_done_grows_the_rooms_stamp_what_is_given_alone_none_and_a_change_both(
    store: Store, opened: Workshop
) -> None:
    def stamps() -> tuple[int, int]:
        return store.stamp(workshop_stamp("w")), store.stamp(room_stamp("w"))

    everybody, room = stamps()
    put(store, "k1", "j-t1", "id-a", FULL)
    assert stamps() == (everybody, room)  # that somebody just scored is nobody's business
    put(store, "k1", "finished", "id-b", Finished(on=True))
    assert stamps() == (everybody, room + 1)
    store.transact(lambda s: s.save_workshop(opened, replace(opened, eyes_up=False, ver="v2")))
    assert stamps() == (everybody + 1, room + 2)


def test_erasing_a_journey_leaves_nothing_of_its_workshops(store: Store, opened: Workshop) -> None:
    put(store, "k1", "j-t1", "id-a", FULL)
    store.transact(lambda s: s.join("w", "k1", None))
    store.transact(lambda s: s.erase_journey("j"))
    assert store.read(lambda s: (s.workshops("j"), s.contributions("w", "s"), s.joined("w"))) == ((), (), 0)


# --- many hands ---------------------------------------------------------------------------------------------


def live(store: Store, secrets: Secrets, world: World, ann: Caller, *kinds: PhaseKind) -> Workshop:
    plan = run_workshop.Plan(tuple(Phase(kind.value, kind) for kind in kinds), k=3)
    return run_workshop.open_workshop(store, secrets, world, ann, "j", plan)


def ticket(workshop: Workshop, person: int) -> Ticket:
    return Ticket(workshop.id, f"{person:032d}")


def test_one_contribution_delivered_by_four_threads_is_one(store: Store, opened: Workshop) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: put(store, "k1", "j-t1", f"id-{n}", FULL), range(4)))
    assert [given for _, given in store.read(lambda s: s.contributions("w", "s"))] == [FULL]


def test_twelve_people_who_write_at_once_lose_nothing(
    store: Store, secrets: Secrets, world: World, ann: Caller, first_day: Journey
) -> None:
    workshop = live(store, secrets, world, ann, PhaseKind.WRITE)

    def person(n: int) -> None:
        take_part.join(store, secrets, world, ticket(workshop, n))
        for i in range(3):
            given = Written(f"n-{n}-{i}", NoteKind.PAIN, "j-t1", f"text {n} {i}")
            take_part.contribute(
                store, secrets, world, ticket(workshop, n), take_part.Delivery(f"o-{n}-{i}", "write", given)
            )

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(person, range(12)))
    texts = {c.text for _, c in store.read(lambda s: s.contributions(workshop.id, "write"))}  # type: ignore[attr-defined]
    assert texts == {f"text {n} {i}" for n in range(12) for i in range(3)}
    assert store.read(lambda s: s.joined(workshop.id)) == 12


def test_what_races_the_end_of_its_phase_is_on_the_map_or_refused(
    store: Store, secrets: Secrets, world: World, ann: Caller, first_day: Journey
) -> None:
    workshop = live(store, secrets, world, ann, PhaseKind.WRITE, PhaseKind.GROUP)
    for n in range(6):
        take_part.join(store, secrets, world, ticket(workshop, n))

    def write(n: int) -> bool:
        given = Written("n", NoteKind.PAIN, "j-t1", f"text {n}")
        delivery = take_part.Delivery(f"o-{n}", "write", given)
        take_part.contribute(store, secrets, world, ticket(workshop, n), delivery)
        return True

    outcomes = at_once(
        *(lambda n=n: write(n) for n in range(6)),
        lambda: run_workshop.go_to(store, secrets, world, ann, workshop.id, "group"),
    )[:6]
    on_the_map = {n.text for t in store.read(lambda s: s.journey("j")).touchpoints() for n in t.notes}
    assert all(taken is True or isinstance(taken, PhaseClosed) for taken in outcomes)
    assert {f"text {n}" for n, taken in enumerate(outcomes) if taken is True} == on_the_map - {
        "Nobody was there at nine"
    }
    assert store.read(lambda s: s.contributions(workshop.id, "write")) == ()


def test_two_facilitators_at_once_lose_neither_change(
    store: Store, secrets: Secrets, world: World, ann: Caller, bob: Caller, first_day: Journey
) -> None:
    workshop = live(store, secrets, world, ann, PhaseKind.WRITE, PhaseKind.VOTE)
    outcomes = at_once(
        lambda: run_workshop.go_to(store, secrets, world, ann, workshop.id, "vote"),
        lambda: run_workshop.go_to(store, secrets, world, bob, workshop.id, "vote"),
        lambda: steer_workshop.set_joining(store, world, ann, workshop.id, False),
        lambda: steer_workshop.say_no_peak(store, world, bob, workshop.id, "The pit first"),
    )
    assert all(isinstance(outcome, Workshop) for outcome in outcomes)
    now = store.read(lambda s: s.workshop(workshop.id))
    assert (now.current, now.joining, now.no_peak_because) == ("vote", False, "The pit first")


def test_of_two_who_open_a_workshop_at_once_one_is_refused(
    store: Store, secrets: Secrets, world: World, ann: Caller, bob: Caller, first_day: Journey
) -> None:
    outcomes = at_once(
        lambda: live(store, secrets, world, ann, PhaseKind.WRITE),
        lambda: live(store, secrets, world, bob, PhaseKind.WRITE),
    )
    assert sum(isinstance(outcome, Workshop) for outcome in outcomes) == 1
    assert len(store.read(lambda s: s.workshops("j"))) == 1


def test_work_that_fails_leaves_no_contribution(store: Store, opened: Workshop) -> None:
    def broken(session: Session) -> None:
        session.put_contribution("w", "s", "k1", "j-t1", "id", FULL)
        session.join("w", "k1", None)
        raise NotFound("touchpoint", "none")

    stamp = store.stamp(room_stamp("w"))
    with pytest.raises(NotFound):
        store.transact(broken)
    assert store.read(lambda s: (s.contributions("w", "s"), s.joined("w"))) == ((), 0)
    assert store.stamp(room_stamp("w")) == stamp
