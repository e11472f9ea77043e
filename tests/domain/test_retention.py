"""What is due as of a day: whole days after it began, and never where it stays for good."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eximap.domain.errors import Invalid
from eximap.domain.retention import CHOICES, FOR_EVER, USUAL, Retained, checked_days, is_due, kept_from

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("ago", "days", "due"),
    [
        (30, 30, False),
        (31, 30, True),
        (0, 30, False),
        (8, 7, True),
        (7, 7, False),
        (100_000, FOR_EVER, False),
    ],
)
def test_a_thing_stays_for_whole_days(ago: int, days: int, due: bool) -> None:
    assert is_due(TODAY - timedelta(days=ago), days, TODAY) is due


def test_the_first_day_that_stays() -> None:
    assert kept_from(30, TODAY) == date(2026, 3, 1)
    assert kept_from(FOR_EVER, TODAY) is None


def test_only_sheets_go_by_themselves_and_only_choices_are_taken() -> None:
    assert {kind: days for kind, days in USUAL.items() if days != FOR_EVER} == {Retained.SHEETS: 30}
    for kind in Retained:
        assert checked_days(kind, USUAL[kind]) in CHOICES[kind]
        with pytest.raises(Invalid):
            checked_days(kind, 1)
