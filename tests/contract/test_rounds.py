"""Rounds, sheets and releases: taken once, counted, rewritten without keys, frozen."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from eximap.domain import round as rounds
from eximap.domain.errors import Busy, NotFound, RoundClosed, RoundOpen
from eximap.domain.journey import Journey
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Answer, Kept, Met, Sheet
from eximap.usecases import score_round
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Session, Store, World
from eximap.usecases.release_round import release_round

ASKED = ("j-t1", "j-t2", "j-t3", "j-t4")
FORECASTS = (("j-t2", -1.0), ("j-t1", 0.5))


@pytest.fixture
def opened(store: Store, world: World, first_day: Journey) -> Round:
    """An open round of the first day, with two forecasts."""
    round_ = Round(
        *("r", "j", 1, Mode.NOT_STORED, 3, world.now(), ASKED, "j-t4"),
        wording=(Wording("j-t1", "Log in", "The first minutes"), Wording("j-t2", "开工")),
        promises=(Promise("j-t2", "Stops by; «сразу»"),),
        ver="v1",
    )
    store.transact(lambda session: session.add_round(round_, FORECASTS))
    return round_


def sheet(id: str, first: int = 1) -> Sheet:
    answers = (
        Answer("j-t1", Met.SCORED, first),
        Answer("j-t3", Met.NOT_MET),
        Answer("j-t2", Met.SKIPPED, kept=Kept.NO),
    )
    return Sheet(id, answers, stays="j-t1", all_in_all=-1)


def test_a_round_comes_back_with_its_forecasts(store: Store, opened: Round) -> None:
    assert store.read(lambda session: session.round("r")) == opened
    assert store.read(lambda session: session.rounds("j")) == (opened,)
    assert store.read(lambda session: session.forecasts("r")) == FORECASTS
    store.transact(lambda session: session.set_forecasts("r", FORECASTS[:1]))
    assert store.read(lambda session: session.forecasts("r")) == FORECASTS[:1]


def test_what_is_unknown_is_not_found(store: Store, opened: Round) -> None:
    for work in (
        lambda session: session.round("none"),
        lambda session: session.set_forecasts("none", FORECASTS),
        lambda session: session.add_sheet("none", "key", sheet("a")),
        lambda session: session.add_sheets("none", [("key", sheet("a"))]),
        lambda session: session.rewrite_sheets("none", []),
        lambda session: session.add_round(replace(opened, id="r2", journey="none"), ()),
    ):
        with pytest.raises(NotFound):
            store.transact(work)


def test_a_sheet_is_taken_once_by_its_key(store: Store, opened: Round) -> None:
    first, second = sheet("a"), replace(sheet("b", -2), person="Ada")
    assert store.transact(lambda session: session.add_sheet("r", "key-1", first))
    assert not store.transact(lambda session: session.add_sheet("r", "key-1", second))
    assert store.transact(lambda session: session.add_sheet("r", "key-2", second))
    assert store.read(lambda session: session.sheets("r")) == (first, second)
    assert store.read(lambda session: session.round("r")).finished == 2


def test_many_sheets_are_taken_together_each_key_once(store: Store, opened: Round) -> None:
    many = [(f"key-{n % 70}", sheet(f"s{n:03}", n % 5 - 2)) for n in range(75)]
    store.transact(lambda session: session.add_sheet("r", "key-3", sheet("early")))
    assert store.transact(lambda session: session.add_sheets("r", many)) == 69
    assert store.transact(lambda session: session.add_sheets("r", many)) == 0
    assert store.transact(lambda session: session.add_sheets("r", [])) == 0
    found = {one.id for one in store.read(lambda session: session.sheets("r"))}
    assert found == {"early"} | {f"s{n:03}" for n in range(70) if n != 3}


def test_sheets_are_found_by_their_name_in_named_rounds_only(
    store: Store, world: World, opened: Round
) -> None:
    def hand_in(session: Session) -> None:
        for number, mode in ((2, Mode.NAMED), (3, Mode.HIDDEN)):
            session.add_round(replace(opened, id=f"r{number}", number=number, mode=mode), ())
            for who in ("Ada", "Bea"):
                named = replace(sheet(f"{who}-{number}"), person=who)
                session.add_sheet(f"r{number}", f"key-{who}", named)

    store.transact(hand_in)
    found = store.read(lambda session: session.named_sheets("Ada"))
    assert [(round_.number, one.id, one.person) for round_, one in found] == [(2, "Ada-2", "Ada")]
    assert found[0][1].answers == sheet("x").answers
    assert store.read(lambda session: session.named_sheets("ada")) == ()


def test_one_sheet_delivered_by_four_threads_is_one_sheet(store: Store, opened: Round) -> None:
    with ThreadPoolExecutor(4) as pool:
        work = [
            pool.submit(store.transact, lambda session, i=i: session.add_sheet("r", "key", sheet(f"s{i}")))
            for i in range(4)
        ]
        taken = sorted(future.result() for future in work)
    assert taken == [False, False, False, True]
    assert store.read(lambda session: session.round("r")).finished == 1


def test_a_closed_round_takes_no_sheet_and_counts_every_one_it_took(
    store: Store, world: World, opened: Round
) -> None:
    def close(session: Session) -> int:
        before = session.round("r")
        session.save_round(before, replace(rounds.close(before, world.now()), ver="v2"))
        return before.finished

    def hand_in(i: int) -> bool:
        try:
            return store.transact(lambda session: session.add_sheet("r", f"key-{i}", sheet(f"s{i}")))
        except RoundClosed:
            return False

    with ThreadPoolExecutor(8) as pool:
        early = [pool.submit(hand_in, i) for i in range(4)]
        counted = pool.submit(store.transact, close)
        late = [pool.submit(hand_in, i) for i in range(4, 8)]
        taken = sum(future.result() for future in (*early, *late))
    assert counted.result() == taken == store.read(lambda session: session.round("r")).finished
    with pytest.raises(RoundClosed):
        store.transact(lambda session: session.add_sheet("r", "key-x", sheet("x")))


def test_of_two_rounds_opened_at_once_one_is_refused(
    store: Store, secrets: Secrets, world: World, ann: Caller, first_day: Journey
) -> None:
    def open_one(_: int) -> object:
        try:
            return score_round.open_round(store, secrets, world, ann, "j", Mode.NAMED, 5)
        except RoundOpen as error:
            return error

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(open_one, range(4)))
    assert sum(isinstance(outcome, Round) for outcome in outcomes) == 1
    assert len(store.read(lambda session: session.rounds("j"))) == 1


def test_saving_over_a_round_that_changed_never_lands(store: Store, opened: Round) -> None:
    changed = replace(opened, k=7, ver="v2")
    store.transact(lambda session: session.save_round(opened, changed))
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_round(opened, replace(opened, k=9, ver="v3")))
    assert store.read(lambda session: session.round("r")) == changed


def test_rewritten_sheets_carry_no_key(store: Store, opened: Round) -> None:
    for i in range(3):
        store.transact(lambda session, i=i: session.add_sheet("r", f"key-{i}", sheet(f"s{i}")))
    fresh = [sheet("z"), sheet("y", 2), sheet("x", 0)]
    store.transact(lambda session: session.rewrite_sheets("r", fresh))
    assert set(store.read(lambda session: session.sheets("r"))) == set(fresh)
    # Without its key the same delivery would count as new: only closing the round keeps it out.
    assert store.transact(lambda session: session.add_sheet("r", "key-0", sheet("again")))
    store.transact(lambda session: session.delete_sheets("r"))
    assert store.read(lambda session: session.sheets("r")) == ()


def test_a_release_is_read_back_and_drawn_in_the_list(
    store: Store, secrets: Secrets, world: World, ann: Caller, first_day: Journey
) -> None:
    rng = random.Random(3)
    made = []
    for _ in range(2):
        round_ = score_round.open_round(store, secrets, world, ann, "j", Mode.NOT_STORED, 3)
        for i in range(6):
            answers = tuple(Answer(t, Met.SCORED, rng.randint(-2, 2)) for t in round_.touchpoints)
            token = f"a token of browser {i}"
            assert score_round.hand_in(store, secrets, world, round_.id, token, Sheet("-", answers))
        made.append(release_round(store, secrets, world, ann, round_.id))
    assert store.read(lambda session: session.releases("j")) == tuple(made)
    (card,) = store.read(lambda session: session.journeys(world.now()))
    means = [figure.mean for figure in made[1].touchpoints]
    assert card.curve == tuple(mean and mean.value for mean in means)
    assert any(value is not None for value in card.curve)
    assert card.released_on == date(2026, 3, 14)


def test_what_hangs_on_a_round_changes_the_stamp_of_its_journey(store: Store, opened: Round) -> None:
    before = store.stamp("j")
    store.transact(lambda session: session.add_sheet("r", "key", sheet("a")))
    assert store.stamp("j") == before + 1


def test_moments_come_back_in_utc_and_need_a_zone(store: Store, opened: Round) -> None:
    closed_at = opened.opened_at + timedelta(microseconds=1)
    after = replace(opened, closed_at=closed_at, ver="v2")
    store.transact(lambda session: session.save_round(opened, after))
    assert store.read(lambda session: session.round("r")).closed_at == closed_at
    with pytest.raises(ValueError, match="time zone"):
        store.transact(lambda session: session.delete_journey("j", closed_at.replace(tzinfo=None)))
