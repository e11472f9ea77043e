"""An action's figures in order, against what they are seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from eximap.domain import action as actions
from eximap.domain import measurement
from eximap.domain.action import Action, Measure
from eximap.domain.measurement import Measurement
from eximap.domain.pasted_figures import Figure

AT = datetime(2026, 5, 12, 8, tzinfo=UTC)
ACTION = actions.create(Action("a", "j", "Two warnings", measure=Measure("calls", "4%", "60%")), AT, "v")


def figure(id: str, day: int, value: float, minutes: int = 0) -> Measurement:
    return Measurement(id, "a", date(2026, 5, day), value, f"{value:g}%", AT + timedelta(minutes=minutes))


def test_figures_stand_by_day_beside_baseline_target_and_start() -> None:
    late, early = figure("m1", 18, 31), figure("m2", 2, 5)
    series = measurement.series(ACTION, [late, early], UTC)
    assert series.points == (early, late)
    assert (series.baseline, series.target, series.start) == (4, 60, date(2026, 5, 12))
    assert series.latest() == late


def test_it_starts_on_the_teams_day() -> None:
    late = actions.create(Action("a", "j", "Two warnings"), datetime(2026, 5, 12, 20, 0, tzinfo=UTC), "v")
    days = [measurement.started_on(late, ZoneInfo(zone)) for zone in ("UTC", "Asia/Shanghai")]
    assert days == [date(2026, 5, 12), date(2026, 5, 13)]


def test_of_two_figures_for_a_day_the_one_typed_last_holds() -> None:
    first, second = figure("m1", 18, 31), figure("m2", 18, 33, minutes=1)
    assert measurement.held([second, first]) == (second,)


def test_a_measure_in_words_is_no_figure_and_none_is_none() -> None:
    worded = replace(ACTION, measure=Measure("thank-yous", "1 of 9", "all"))
    assert (measurement.series(worded, (), UTC).baseline, measurement.series(worded, (), UTC).target) == (
        1,
        None,
    )
    bare = measurement.series(replace(ACTION, measure=None), (), UTC)
    assert (bare.baseline, bare.target, bare.latest()) == (None, None, None)


def test_what_somebody_typed_keeps_its_unit_its_note_and_who_it_was() -> None:
    made = measurement.typed(Figure(date(2026, 5, 18), 31, "31%", "a week"), "m", "a", AT, "Marta")
    assert made == Measurement("m", "a", date(2026, 5, 18), 31, "31%", AT, "Marta", "a week")
