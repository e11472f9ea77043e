"""Releases beside other teams': one a round, with what it asked, whose it is and what it replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eximap.domain.handed_release import for_others
from eximap.domain.journey import Journey
from eximap.domain.release import Mode, Release
from eximap.domain.round import Round, Wording
from eximap.usecases.ports import Session, Store, World
from tests.contract.conftest import small_journey
from tests.domain.sheets import release_of, sheets_of

POINTS = tuple(f"j-t{i}" for i in range(1, 5))
NINE = [(2, 1, 0, -1)] * 5 + [(1, 0, -1, -2)] * 4


def released(id: str, round_: str, on: date, mode: Mode = Mode.NOT_STORED) -> Release:
    """Nine people's release of the first day's four touchpoints."""
    found = release_of(sheets_of(NINE), 4, id=id, round=round_, on=on, mode=mode)
    figures = tuple(replace(f, touchpoint=p) for f, p in zip(found.touchpoints, POINTS, strict=True))
    return replace(found, touchpoints=figures)


@pytest.fixture
def spring(store: Store, world: World, first_day: Journey) -> Round:
    """A round of the team Nights whose second touchpoint was called otherwise then."""
    round_ = Round(
        *("r1", "j", 1, Mode.NOT_STORED, 5, world.now(), POINTS, "j-t4"),
        wording=(Wording("j-t2", "Package", "What came by post"),),
        ver="v",
    )

    def work(session: Session) -> None:
        session.give_unit(first_day.id, "service/nights")
        session.add_round(round_, ())
        session.add_release(released("x1", "r1", date(2026, 3, 2)), "j")

    store.transact(work)
    return round_


def test_a_team_release_says_whose_it_is_and_what_was_asked(store: Store, spring: Round) -> None:
    (found,) = store.read(lambda session: session.team_releases())
    assert (found.team, found.path, found.name) == ("service/nights", ("service", "nights"), "nights")
    assert (found.journey, found.title, found.round) == ("j", "First day", spring.id)
    assert (found.day, found.release.on, found.received_at) == (date(2026, 3, 2), date(2026, 3, 2), None)
    assert [(t.key, t.name, t.hint) for t in found.touchpoints] == [
        ("j-t1", "Contract", ""),
        ("j-t2", "Package", "What came by post"),
        ("j-t3", "Welcome", ""),
        ("j-t4", "Headset", ""),
    ]
    figure = found.figure("j-t1")
    assert figure is not None
    assert figure.people == 9
    assert (found.figure("j-t9"), found.asked("j-t9")) == (None, None)


def test_the_latest_release_of_a_round_stands_and_remembers_what_it_replaced(
    store: Store, spring: Round
) -> None:
    late = released("x2", "r1", date(2026, 3, 9))
    store.transact(lambda session: session.add_release(late, "j"))
    (found,) = store.read(lambda session: session.team_releases())
    assert (found.release, found.day) == (
        for_others(late, [released("x1", "r1", date(2026, 3, 2))]),
        date(2026, 3, 2),
    )
    assert [release.id for release in found.earlier] == ["x1"]


def test_every_round_has_its_own(store: Store, spring: Round) -> None:
    def summer(session: Session) -> None:
        session.add_round(replace(spring, id="r2", number=2), ())
        session.add_release(released("x2", "r2", date(2026, 6, 9)), "j")

    store.transact(summer)
    found = store.read(lambda session: session.team_releases())
    assert [(it.round, it.day) for it in found] == [("r1", date(2026, 3, 2)), ("r2", date(2026, 6, 9))]


def test_named_rounds_demos_and_deleted_journeys_are_not_compared(
    store: Store, world: World, spring: Round
) -> None:
    def work(session: Session) -> None:
        session.add_journey(replace(small_journey("d"), demo=True), world.now())
        session.add_round(replace(spring, id="rd", journey="d"), ())
        session.add_release(released("xd", "rd", date(2026, 3, 2)), "d")
        session.add_round(replace(spring, id="rn", number=2, mode=Mode.NAMED), ())
        session.add_release(released("xn", "rn", date(2026, 3, 2), Mode.NAMED), "j")

    store.transact(work)
    assert [it.round for it in store.read(lambda session: session.team_releases())] == ["r1"]
    store.transact(lambda session: session.delete_journey("j", world.now()))
    assert store.read(lambda session: session.team_releases()) == ()
