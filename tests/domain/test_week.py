"""Weeks by the day on which they begin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.week import MONDAY, SATURDAY, STARTS, SUNDAY, week_of


@pytest.mark.parametrize(
    ("day", "start", "first"),
    [
        (date(2026, 3, 14), MONDAY, date(2026, 3, 9)),  # a Saturday
        (date(2026, 3, 14), SATURDAY, date(2026, 3, 14)),
        (date(2026, 3, 14), SUNDAY, date(2026, 3, 8)),
        (date(2026, 3, 15), SUNDAY, date(2026, 3, 15)),
        (date(2026, 3, 15), MONDAY, date(2026, 3, 9)),
        (date(2027, 1, 1), MONDAY, date(2026, 12, 28)),  # across the year
    ],
)
def test_the_week_of_a_day(day: date, start: int, first: date) -> None:
    assert week_of(day, start) == (first, first + timedelta(days=6))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(STARTS))
def test_a_week_holds_its_day_and_begins_where_it_should(day: date, start: int) -> None:
    first, last = week_of(day, start)
    assert first <= day <= last
    assert first.weekday() == start
    assert week_of(last + timedelta(days=1), start)[0] == last + timedelta(days=1)
