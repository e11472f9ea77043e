"""Agendas: their minutes add up to their names, and each of them opens."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from eximap.domain import agenda
from eximap.domain import workshop as workshops
from eximap.domain.agenda import Agenda
from eximap.domain.phase import PhaseKind
from eximap.domain.workshop import Workshop

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
LENGTHS = {Agenda.FLOOR: 10, Agenda.MINUTES_45: 45, Agenda.MINUTES_60: 60, Agenda.MINUTES_90: 90}


def ids() -> object:
    numbers = count(1)
    return lambda: f"p{next(numbers)}"


@pytest.mark.parametrize("last_time", [False, True])
@pytest.mark.parametrize("each", Agenda)
def test_the_minutes_add_up(each: Agenda, last_time: bool) -> None:
    steps = agenda.minutes(each, last_time)
    assert sum(minutes for _, minutes in steps) == LENGTHS[each]
    assert all(minutes > 0 for _, minutes in steps)


@pytest.mark.parametrize("each", [a for a in Agenda if a is not Agenda.FLOOR])
def test_a_meeting_opens_on_last_times_actions_if_there_are_any(each: Agenda) -> None:
    assert agenda.phases(each, ids(), last_time=True)[0].kind is PhaseKind.LAST_TIME
    assert PhaseKind.LAST_TIME not in {kind for kind, _ in agenda.minutes(each)}


@pytest.mark.parametrize("each", Agenda)
def test_every_agenda_opens_and_ends(each: Agenda) -> None:
    phases = agenda.phases(each, ids())
    opened = workshops.opened(Workshop("w", "j", "KR7TFM", phases, NOON))
    assert [p.id for p in opened.phases] == [f"p{n}" for n in range(1, len(phases) + 1)]
    for phase in phases:
        opened = workshops.go_to(opened, phase.id)
    assert not workshops.end(opened, NOON).is_open()


@pytest.mark.parametrize("each", [a for a in Agenda if a is not Agenda.FLOOR])
def test_no_longer_agenda_goes_without_a_plan_at_its_end(each: Agenda) -> None:
    assert agenda.MINUTES[each][-1][0] is PhaseKind.PLAN


def test_on_the_floor_one_stage_is_scored_and_written_about() -> None:
    phases = agenda.phases(Agenda.FLOOR, ids(), "s1")
    assert {p.kind: p.stage for p in phases} == {
        PhaseKind.SCORE: "s1",
        PhaseKind.WRITE: "s1",
        PhaseKind.REVEAL: None,
    }
