"""Rounds of one team beside each other."""

from datetime import date

import pytest

from eximap.domain.group import of_values
from eximap.domain.interval import mean, welch
from eximap.domain.over_time import Done, RoundCells, over_time
from eximap.domain.team_suppression import Hidden
from eximap.domain.team_table import TableCell

SPRING, SUMMER, AUTUMN = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 7)
LOW, HIGH = [-1, -2, 0, -1, -1, -2, 1, -1, 0], [1, 2, 0, 2, 1, 2, 1, -1, 2]


def exactly(scores: list[int], row: str = "queue") -> TableCell:
    return TableCell(row, "e", len(scores), of_values("e", scores))


def one(day: date, *cells: TableCell) -> RoundCells:
    return RoundCells(f"round-{day.month}", day, "", cells)


HIDDEN = TableCell("queue", "e", None, hidden=Hidden.FEW)
BAND = TableCell("queue", "e", 9, band=(1, 2))
BREATHER = Done(date(2026, 4, 4), "Breather key", "queue")
CARDS = Done(date(2026, 7, 1), "Cards", "queue")


def test_two_rounds_and_what_was_done_between_them():
    before, after = mean(LOW), mean(HIGH)
    assert before
    assert after
    made = over_time([one(SUMMER, exactly(HIGH)), one(SPRING, exactly(LOW))], ["queue"], [CARDS, BREATHER])
    (row,) = made.rows
    assert [m.round for m in row.moments] == ["round-3", "round-6"]
    first, second = row.moments
    assert (first.change, first.done) == (None, ())
    assert second.change
    assert second.change.value == pytest.approx(welch(after, before).value)
    assert second.change.low == pytest.approx(welch(after, before).low)
    assert second.done == (BREATHER,)
    assert row.whole == second.change
    assert made.between == ((), (BREATHER,))


@pytest.mark.parametrize("between", [HIDDEN, BAND])
def test_a_round_without_a_mean_is_stepped_over(between):
    made = over_time(
        [one(SPRING, exactly(LOW)), one(SUMMER, between), one(AUTUMN, exactly(HIGH))],
        ["queue"],
        [CARDS, BREATHER],
    )
    (row,) = made.rows
    assert (row.moments[1].mean, row.moments[1].hidden, row.moments[1].band) == (
        None,
        between.hidden,
        between.band,
    )
    assert [m.done for m in row.moments] == [(), (BREATHER,), (BREATHER, CARDS)]
    assert row.moments[2].change == row.whole
    assert made.between == ((), (BREATHER,), (CARDS,))


def test_a_round_that_did_not_ask():
    (row,) = over_time([one(SPRING), one(SUMMER, exactly(HIGH))], ["queue"]).rows
    assert [(m.mean is None, m.change, m.hidden) for m in row.moments] == [
        (True, None, None),
        (False, None, None),
    ]
    assert row.whole is None


def test_what_was_done_elsewhere_stands_between_the_rounds_only():
    elsewhere = Done(date(2026, 5, 1), "Desk plan")
    made = over_time([one(SPRING, exactly(LOW)), one(SUMMER, exactly(HIGH))], ["queue"], [elsewhere])
    assert made.rows[0].moments[1].done == ()
    assert made.between[1] == (elsewhere,)


def test_a_day_belongs_to_the_round_that_it_precedes():
    on_the_day = [Done(SPRING, "too early", "queue"), Done(SUMMER, "in time", "queue")]
    made = over_time([one(SPRING, exactly(LOW)), one(SUMMER, exactly(HIGH))], ["queue"], on_the_day)
    assert [done.what for done in made.rows[0].moments[1].done] == ["in time"]


def test_no_round_at_all():
    made = over_time([], ["queue"])
    assert (made.rounds, made.rows[0].moments, made.between) == ((), (), ())
