"""Taking part: a seat, one's own contributions, and the doors that close."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.contribution import Closing, Delivery, Dots, Finished, Proposed, Scored, Withdrawn, Written
from eximap.domain.errors import Invalid, JoiningClosed, NotAllowed, PhaseClosed, WorkshopEnded
from eximap.domain.journey import NoteKind
from eximap.domain.release import Mode
from eximap.domain.sheet import Met
from eximap.domain.workshop import CODE_LIVES
from eximap.usecases import look_at_seat, run_workshop, steer_workshop, take_part
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.take_part import Ticket, Wish
from tests.at_rest import NOW
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live
from tests.usecases.rounds import token

PAIN = Written("n1", NoteKind.PAIN, "a", "May I hang up?")


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


@pytest.fixture
def live(store: Store, secrets: Secrets, world: World, lead: Caller) -> Live:
    return rooms.opened(store, secrets, world, lead)


def seat(live: Live, person: int) -> look_at_seat.Seat:
    return look_at_seat.seat(live.store, live.secrets, live.ticket(person))


# --- the door -----------------------------------------------------------------------------------------------


def test_a_code_opens_its_workshop_and_says_nothing_else(live: Live) -> None:
    code = live.workshop.code
    assert take_part.workshop_to_join(live.store, code, NOW) == live.workshop
    for wrong in ("XXXXXX", ""):
        with pytest.raises(JoiningClosed):
            take_part.workshop_to_join(live.store, wrong, NOW)
    with pytest.raises(JoiningClosed):
        take_part.workshop_to_join(live.store, code, NOW + CODE_LIVES)
    steer_workshop.set_joining(live.store, live.world, live.lead, live.workshop.id, on=False)
    with pytest.raises(JoiningClosed):
        take_part.workshop_to_join(live.store, code, NOW)


def test_a_code_that_ran_out_is_replaced_when_joining_opens_again(live: Live) -> None:
    tomorrow = replace(live.world, now=lambda: NOW + CODE_LIVES)
    again = steer_workshop.set_joining(live.store, tomorrow, live.lead, live.workshop.id, on=True)
    assert again.code != live.workshop.code
    assert take_part.workshop_to_join(live.store, again.code, NOW + CODE_LIVES) == again


def test_a_seat_is_taken_once_and_kept_while_joining_is_locked(live: Live) -> None:
    assert take_part.join(live.store, live.secrets, live.world, live.ticket(1))
    assert not take_part.join(live.store, live.secrets, live.world, live.ticket(1))
    steer_workshop.set_joining(live.store, live.world, live.lead, live.workshop.id, on=False)
    assert not take_part.join(live.store, live.secrets, live.world, live.ticket(1))
    with pytest.raises(JoiningClosed):
        live.join(2)
    assert live.room().joined == 1


@pytest.mark.parametrize("mode", [Mode.NAMED, Mode.HIDDEN])
def test_a_name_is_asked_for_where_it_is_stored(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode
) -> None:
    live = rooms.opened(store, secrets, world, lead, mode=mode)
    with pytest.raises(Invalid):
        take_part.join(store, secrets, world, live.ticket(1), " ")
    live.join(1, name="Marta")
    assert live.room().joined == 1


@pytest.mark.parametrize("bad", ["", "short", "ключ" * 8])
def test_a_token_that_is_none_takes_no_seat(live: Live, bad: str) -> None:
    with pytest.raises(Invalid):
        take_part.join(live.store, live.secrets, live.world, Ticket(live.workshop.id, bad))


def test_a_ticket_of_an_unknown_or_ended_workshop_opens_nothing(live: Live) -> None:
    live.join(1)
    ticket = live.ticket(1)
    live.end()
    for closed in (ticket, Ticket("nowhere", token(1))):
        with pytest.raises(WorkshopEnded):
            look_at_seat.seat(live.store, live.secrets, closed)
        with pytest.raises(WorkshopEnded):
            take_part.join(live.store, live.secrets, live.world, closed)
    with pytest.raises(WorkshopEnded):
        live.give(1, PAIN, phase="write")


# --- contributing -------------------------------------------------------------------------------------------


def test_who_never_joined_contributes_nothing(live: Live) -> None:
    with pytest.raises(NotAllowed):
        live.give(1, Proposed("p1", "Coffee"))
    assert live.room().texts == ()


def test_ones_own_contributions_are_seen_and_nobody_elses(live: Live) -> None:
    live.go_to("write")
    live.join(1, 2)
    live.give(1, PAIN, Finished(on=True))
    mine, theirs = seat(live, 1), seat(live, 2)
    assert (mine.own, mine.joined) == ({"n1": PAIN, "finished": Finished(on=True)}, True)
    assert look_at_seat.is_done(mine.own)
    assert (theirs.own, theirs.joined) == ({}, True)
    assert seat(live, 3).joined is False


def test_a_repeat_changes_nothing_and_another_text_replaces_the_first(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    live.give(1, PAIN)
    stamp = live.store.stamp(f"room:{live.workshop.id}")
    live.give(1, PAIN)
    assert live.store.stamp(f"room:{live.workshop.id}") == stamp
    live.give(1, replace(PAIN, text="May I end the call?"))
    assert seat(live, 1).own == {"n1": replace(PAIN, text="May I end the call?")}


def test_two_people_whose_browsers_made_the_same_id_both_keep_their_text(live: Live) -> None:
    live.go_to("write")
    live.join(1, 2)
    live.give(1, PAIN)
    live.give(2, replace(PAIN, text="Another"))
    live.give(2, Withdrawn("n1"))
    assert seat(live, 1).own == {"n1": PAIN}
    assert seat(live, 2).own == {}


def test_a_text_is_withdrawn_while_its_phase_goes_on(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    live.give(1, PAIN, Withdrawn("n1"), Withdrawn("n1"))
    live.go_to("group")
    assert "May I hang up?" not in str(live.store.read(lambda s: s.journey("shift")))
    with pytest.raises(PhaseClosed):
        live.give(1, Withdrawn("n1"), phase="write")


def test_what_is_late_for_its_phase_is_refused_and_not_put_into_the_next(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    live.go_to("vote")
    with pytest.raises(PhaseClosed):
        live.give(1, PAIN, phase="write")
    with pytest.raises(Invalid, match="not-in-this-phase"):
        live.give(1, PAIN, phase="vote")
    live.go_to("write")
    live.give(1, PAIN)


def test_who_comes_late_scores_while_the_others_vote_and_who_is_released_changes_nothing(live: Live) -> None:
    live.go_to("score")
    live.join(1, 2, 3)
    for person in (1, 2, 3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    live.go_to("vote")
    live.join(4)
    live.score(4, 0, 0, 0)
    assert live.room().waiting == 1
    with pytest.raises(PhaseClosed):
        live.give(1, Scored("a", Met.SCORED, -2), phase="score")
    live.go_to("score")
    assert [seat(live, person).handed_in for person in (1, 4)] == [True, False]


def test_a_seat_says_what_is_asked_and_how_far_one_is(live: Live) -> None:
    live.go_to("score")
    live.join(1)
    live.give(1, Scored("a", Met.SCORED, 2), Closing("a", 1))
    own = seat(live, 1)
    assert own.asked == ("a", "b", "c")
    assert set(own.own) & set(own.asked) == {"a"}
    assert not look_at_seat.is_done(own.own)


def test_going_back_finds_ones_dots_where_they_were(live: Live) -> None:
    live.go_to("vote")
    live.join(1)
    live.give(1, Dots("n1", 3), Dots("n2", 2))
    with pytest.raises(Invalid, match="too-many"):
        live.give(1, Dots("n3", 1))
    live.go_to("ideas")
    live.go_to("vote")
    assert seat(live, 1).own == {"n1": Dots("n1", 3), "n2": Dots("n2", 2)}


# --- what comes again, and what a seat is read again for ----------------------------------------------------


def test_dots_that_were_taken_back_are_on_no_screen(live: Live) -> None:
    live.go_to("vote")
    live.join(1)
    for n in range(40):
        live.give(1, Dots(f"n{n}", 1))
        live.give(1, Dots(f"n{n}", 0))
    live.give(1, Dots("n3", 2))
    assert seat(live, 1).own == {"n3": Dots("n3", 2)}


def test_what_is_stored_and_comes_again_after_its_phase_is_not_refused(live: Live) -> None:
    live.go_to("vote")
    live.join(1)
    live.give(1, Dots("n1", 3))
    live.go_to("plan")
    live.give(1, Dots("n1", 3), phase="vote")
    with pytest.raises(PhaseClosed):
        live.give(1, Dots("n1", 2), phase="vote")


def test_a_released_score_that_comes_again_is_not_refused(live: Live) -> None:
    live.go_to("score")
    live.join(1, 2, 3)
    for person in (1, 2, 3):
        live.score(person, 1, -1, 2)
    live.go_to("reveal")
    released = live.store.read(lambda s: s.sheets(str(live.now().round)))
    live.give(1, Scored("a", Met.SCORED, 1), phase="score")
    assert live.store.read(lambda s: s.sheets(str(live.now().round))) == released
    with pytest.raises(PhaseClosed):
        live.give(1, Scored("a", Met.SCORED, 2), phase="score")


def test_several_peoples_wishes_are_one_transaction_and_a_refusal_is_only_ones_own(live: Live) -> None:
    live.go_to("write")
    live.join(1)
    committed: list[frozenset[str]] = []
    live.store.on_commit(committed.append)
    gone = Ticket("nowhere", token(3))
    wishes = [
        Wish(live.ticket(2)),
        Wish(live.ticket(2), Delivery("a", "write", PAIN)),
        Wish(live.ticket(9), Delivery("b", "write", PAIN)),
        Wish(live.ticket(1), Delivery("c", "score", Scored("a", Met.SCORED, 9 - 8))),
        Wish(gone),
        Wish(live.ticket(1), Delivery("d", "write", replace(PAIN, id="n2"))),
    ]
    found = take_part.carry_out(live.store, live.secrets, live.world, wishes)
    kinds = [type(error) for error in found]
    assert kinds == [type(None), type(None), NotAllowed, type(None), WorkshopEnded, type(None)]
    assert len(committed) == 1
    assert set(seat(live, 2).own) == {"n1"}
    assert set(seat(live, 1).own) == {"n2"}


def test_a_seat_is_read_again_for_what_changes_it_and_for_nothing_else(live: Live) -> None:
    def mark(person: int = 1) -> tuple[object, ...]:
        scene = look_at_seat.scene(live.store, live.workshop.id)
        return look_at_seat.seat_mark(live.store, live.secrets, live.ticket(person), scene)

    live.go_to("write")
    alone = mark()
    live.join(1)
    assert mark() != alone
    before = mark()
    live.join(2)
    live.give(2, PAIN)
    steer_workshop.set_eyes_up(live.store, live.world, live.lead, live.workshop.id, on=True)
    assert mark() == before
    live.give(1, replace(PAIN, id="n2"))
    written = mark()
    assert written != before
    run_workshop.show(live.store, live.world, live.lead, live.workshop.id)
    shown = mark()
    assert shown != written
    live.go_to("vote")
    assert mark() != shown
