"""A round: k and mode fixed by its first answer, closed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from eximap.domain import round as rounds
from eximap.domain.errors import Invalid, RoundClosed, RoundHasAnswers
from eximap.domain.release import Mode
from eximap.domain.round import Round

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
OPEN = Round("r", "shift", 1, Mode.NOT_STORED, 5, NOW, ("a", "b"), "b")


@pytest.mark.parametrize("k", [3, 5, 50])
def test_k_from_three_up(k: int) -> None:
    assert rounds.opened(replace(OPEN, k=k)).k == k


@pytest.mark.parametrize("k", [-1, 0, 1, 2, 51, 10**9])
def test_k_beyond_its_bounds(k: int) -> None:
    for refuse in (
        lambda: rounds.opened(replace(OPEN, k=k)),
        lambda: rounds.change_mode(OPEN, Mode.NAMED, k),
    ):
        with pytest.raises(Invalid) as refused:
            refuse()
        assert (refused.value.detail["low"], refused.value.detail["value"]) == (3, k)


def test_a_round_asks_about_something() -> None:
    with pytest.raises(Invalid) as refused:
        rounds.opened(replace(OPEN, touchpoints=(), end=None))
    assert refused.value.field == "touchpoints"


@pytest.mark.parametrize(("mode", "needed"), [(Mode.NAMED, 1), (Mode.HIDDEN, 5), (Mode.NOT_STORED, 5)])
def test_people_that_a_figure_needs(mode: Mode, needed: int) -> None:
    assert replace(OPEN, mode=mode).people_needed() == needed


def test_the_mode_may_change_until_somebody_answered() -> None:
    changed = rounds.change_mode(OPEN, Mode.NAMED, 7)
    assert (changed.mode, changed.k) == (Mode.NAMED, 7)
    with pytest.raises(RoundHasAnswers):
        rounds.change_mode(replace(OPEN, finished=1), Mode.NAMED, 7)


def test_a_round_closes_once() -> None:
    closed = rounds.close(OPEN, NOW)
    assert OPEN.is_open()
    assert not closed.is_open()
    with pytest.raises(RoundClosed):
        rounds.close(closed, NOW)
    with pytest.raises(RoundClosed):
        rounds.change_mode(closed, Mode.NAMED, 5)
