"""An action that counts its touchpoint's score gets a figure from each release, and no other does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from eximap.domain import score_measure
from eximap.domain.action import Action, Measure, Status
from eximap.domain.measurement import Measurement
from tests.domain.sheets import release_of, sheets_of

NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
RELEASE = release_of(sheets_of([(-1, 1), (-1, 2), (0, 1), (-2, 0), (-1, 1), (-1, 1)]), 2)
FEW = release_of(sheets_of([(-1, 1)] * 4 + [(None, 1)] * 2), 2)


def counting(baseline: str, target: str = "", name: str = "Mean score", **changes: object) -> Action:
    action = Action("a", "j", "Two warnings", touchpoint="t0", measure=Measure(name, baseline, target))
    return replace(action, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (counting("0.2 on −2 to +2"), "−1.0 on −2 to +2"),
        (counting("0,2 по шкале от −2 до +2"), "−1,0 по шкале от −2 до +2"),
        (counting("", "1.0（-2到+2）"), "−1.0（-2到+2）"),
        (counting("0.2", "1.0", "Score, −2…+2"), "−1.0"),
    ],
)
def test_a_release_gives_its_mean_as_the_measure_is_written(action: Action, said: str) -> None:
    found = score_measure.of_release(action, RELEASE, (), "m1", NOON)
    assert found == Measurement("m1", "a", date(2026, 5, 12), -1.0, said, NOON, round="round-1")


@pytest.mark.parametrize(
    "action",
    [
        counting("4%", "60%"),
        counting("1 of 9 starters", "9 of 9 starters"),
        counting("-2", "+2"),  # two figures, no scale
        counting("0.2 on −2 to +2", touchpoint=None),
        counting("0.2 on −2 to +2", touchpoint="gone"),
        counting("0.2 on −2 to +2", status=Status.DONE),
        counting("0.2 on −2 to +2", measure=None),
    ],
)
def test_what_counts_something_else_gets_nothing(action: Action) -> None:
    assert score_measure.of_release(action, RELEASE, (), "m1", NOON) is None


def test_of_too_few_people_there_is_no_figure() -> None:
    assert score_measure.of_release(counting("0.2 on −2 to +2"), FEW, (), "m1", NOON) is None


def test_the_same_figure_of_a_round_comes_once() -> None:
    action = counting("0.2 on −2 to +2")
    first = score_measure.of_release(action, RELEASE, (), "m1", NOON)
    assert first is not None
    assert score_measure.of_release(action, RELEASE, (first,), "m2", NOON) is None
