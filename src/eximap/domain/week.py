"""Weeks: where one begins is the team's to say, since countries differ."""

from __future__ import annotations

from datetime import date, timedelta

MONDAY, SATURDAY, SUNDAY = 0, 5, 6  # as `date.weekday` counts
STARTS = (MONDAY, SATURDAY, SUNDAY)  # the days on which a week begins anywhere (CLDR, first day of the week)


def week_of(day: date, start: int) -> tuple[date, date]:
    """The first and the last day of the week that `day` lies in, where weeks begin on `start`."""
    first = day - timedelta(days=(day.weekday() - start) % 7)
    return first, first + timedelta(days=6)
