"""Milestones: done, taken back, and in which order they stand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eximap.domain import milestone as milestones
from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.milestone import Milestone

AT = datetime(2026, 5, 12, 8, tzinfo=UTC)


def step(id: str, day: int | None = None) -> Milestone:
    return milestones.milestone(id, "a", f" step {id} ", date(2026, 5, day) if day else None, AT, "v1")


def test_a_step_is_done_and_not_done_after_all() -> None:
    done = milestones.complete(step("m", 14), AT, "v2")
    assert (done.is_open(), done.done_at, done.ver) == (False, AT, "v2")
    assert milestones.reopen(done, "v3").is_open()
    dropped = milestones.drop(step("m"), AT, "v2")
    assert (dropped.dropped_at, milestones.reopen(dropped, "v3").is_open()) == (AT, True)


def test_what_is_so_already_is_refused() -> None:
    done = milestones.complete(step("m"), AT, "v2")
    for verb in (
        lambda: milestones.complete(done, AT, "v3"),
        lambda: milestones.drop(done, AT, "v3"),
        lambda: milestones.reopen(step("m"), "v3"),
        lambda: milestones.milestone("m", "a", " ", None, AT, "v1"),
    ):
        with pytest.raises(Invalid):
            verb()


def test_late_only_while_it_is_open_and_after_its_day() -> None:
    assert step("m", 14).days_late(date(2026, 5, 14)) == 0
    assert step("m", 14).days_late(date(2026, 5, 16)) == 2
    assert milestones.complete(step("m", 14), AT, "v2").days_late(date(2026, 5, 16)) == 0
    assert step("m").days_late(date(2026, 5, 16)) == 0


def test_steps_stand_by_their_day_and_dropped_ones_nowhere() -> None:
    late, early, none = step("m1", 20), step("m2", 13), step("m3")
    gone = milestones.drop(step("m4", 1), AT, "v2")
    assert milestones.in_order([none, late, gone, early]) == (early, late, none)


def test_a_stale_one_is_refused() -> None:
    with pytest.raises(ChangedElsewhere):
        milestones.expect(step("m"), "v0")
