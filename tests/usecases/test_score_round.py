"""A round on one device: opened once, sheets stored once, names only where the mode keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eximap.domain.errors import (
    Invalid,
    NotAllowed,
    NotFound,
    RoundClosed,
    RoundHasAnswers,
    RoundOpen,
)
from eximap.domain.journey import Journey, Stage
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.usecases import release_round, score_round
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet, token


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


def test_a_round_freezes_what_is_asked_and_copies_the_forecast(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    assert (round_.number, round_.touchpoints, round_.end) == (1, ("a", "b", "c"), "b")
    assert store.read(lambda s: s.forecasts(round_.id)) == (("a", 1.0), ("c", -2.0))
    assert score_round.open_round_of(store, "shift") == round_


def secret_files(folder: Path) -> list[Path]:
    """The secrets that lie in the folder."""
    return sorted((folder / "secrets").glob("*"))


def test_a_round_that_is_refused_leaves_no_secret(
    store: Store, secrets: Secrets, world: World, lead: Caller, participant: Caller, tmp_path: Path
) -> None:
    add(store, world, lead, Journey("empty", "Empty", stages=(Stage("s", "S"),)))
    for journey, k, error in (("shift", 2, Invalid), ("empty", 5, Invalid), ("nowhere", 5, NotFound)):
        with pytest.raises(error):
            score_round.open_round(store, secrets, world, lead, journey, Mode.NOT_STORED, k)
    with pytest.raises(NotAllowed):
        opened(store, secrets, world, participant)
    assert secret_files(tmp_path) == []


def test_one_round_at_a_time(
    store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path
) -> None:
    opened(store, secrets, world, lead)
    with pytest.raises(RoundOpen):
        opened(store, secrets, world, lead)
    assert len(secret_files(tmp_path)) == 1


def test_a_doubled_hand_in_is_stored_once(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    round_ = opened(store, secrets, world, lead)
    arrived = [
        score_round.hand_in(store, secrets, world, round_.id, token(n), sheet(1, -1, 0)) for n in (1, 1, 2)
    ]
    assert arrived == [True, False, True]
    assert [r.finished for r in score_round.rounds_of(store, lead, "shift")] == [2]


@pytest.mark.parametrize("bad", ["", "short", "0123456789abcde", "ключ" * 8, "\ud800" * 20])
def test_a_token_that_could_be_guessed_is_refused(
    store: Store, secrets: Secrets, world: World, lead: Caller, bad: str
) -> None:
    round_ = opened(store, secrets, world, lead)
    with pytest.raises(Invalid):
        score_round.hand_in(store, secrets, world, round_.id, bad, sheet(1))
    with pytest.raises(Invalid):
        score_round.hand_in_paper(store, secrets, world, lead, round_.id, [(bad, sheet(1))])


@pytest.mark.parametrize(
    ("mode", "given", "kept"),
    [
        (Mode.NOT_STORED, "Marta", None),
        (Mode.HIDDEN, " Marta  O. ", "Marta O."),
        (Mode.NAMED, "Marta", "Marta"),
    ],
)
def test_a_name_is_stored_only_where_the_mode_says_so(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode, given: str, kept: str | None
) -> None:
    round_ = opened(store, secrets, world, lead, mode)
    hand_in_all(store, secrets, world, round_.id, [sheet(1, person=given)])
    assert [s.person for s in store.read(lambda s: s.sheets(round_.id))] == [kept]


@pytest.mark.parametrize(
    ("mode", "wrong"),
    [
        (Mode.NAMED, sheet(1)),
        (Mode.HIDDEN, sheet(1, person="  ")),
        (Mode.NOT_STORED, Sheet("", (Answer("x", Met.SCORED, 1),))),
        (Mode.NOT_STORED, Sheet("", (Answer("a", Met.SCORED, 1),), stays="x")),
        (Mode.NOT_STORED, Sheet("", (Answer("a", Met.SKIPPED), Answer("b", Met.NOT_MET)))),
        (Mode.NOT_STORED, Sheet("", ())),
    ],
)
def test_sheets_that_a_round_does_not_take(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode, wrong: Sheet
) -> None:
    round_ = opened(store, secrets, world, lead, mode)
    with pytest.raises(Invalid):
        score_round.hand_in(store, secrets, world, round_.id, token(1), wrong)
    assert store.read(lambda s: s.sheets(round_.id)) == ()


def test_a_sheet_with_all_in_all_alone_is_a_sheet(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(all_in_all=-1)])
    assert [s.all_in_all for s in store.read(lambda s: s.sheets(round_.id))] == [-1]


def test_paper_sheets_are_stored_all_or_none_and_each_once(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    lines = [(token(n), sheet(1, -1, n - 1)) for n in range(3)]
    wrong = (token(9), Sheet("", (Answer("x", Met.SCORED, 1),)))
    with pytest.raises(Invalid):
        score_round.hand_in_paper(store, secrets, world, lead, round_.id, [*lines, wrong])
    assert store.read(lambda s: s.sheets(round_.id)) == ()
    assert score_round.hand_in_paper(store, secrets, world, lead, round_.id, lines) == 3
    more = [*lines, (token(5), sheet(2))]
    assert score_round.hand_in_paper(store, secrets, world, lead, round_.id, more) == 1


def test_the_mode_changes_until_the_first_answer(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    changed = score_round.change_mode(store, world, lead, round_.id, Mode.NAMED, 7)
    assert score_round.open_round_of(store, "shift") == changed
    hand_in_all(store, secrets, world, round_.id, [sheet(1, person="Marta")])
    with pytest.raises(RoundHasAnswers):
        score_round.change_mode(store, world, lead, round_.id, Mode.NOT_STORED, 7)


def test_a_closed_round_takes_nothing_more(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    release_round.abandon_round(store, secrets, world, lead, round_.id)
    with pytest.raises(RoundClosed):
        score_round.hand_in(store, secrets, world, round_.id, token(1), sheet(1))
    with pytest.raises(RoundClosed):
        score_round.hand_in_paper(store, secrets, world, lead, round_.id, [(token(1), sheet(1))])
    with pytest.raises(RoundClosed):
        release_round.abandon_round(store, secrets, world, lead, round_.id)
