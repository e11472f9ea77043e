"""A workshop's phases, timers and doors: what every verb does, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import workshop as workshops
from eximap.domain.errors import Invalid, WorkshopEnded
from eximap.domain.phase import Phase, PhaseKind, Timer
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.domain.release import Mode
from eximap.domain.workshop import Workshop

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
K = PhaseKind


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def plan(*kinds: PhaseKind, **every: object) -> tuple[Phase, ...]:
    """Phases named after their kind, of eight minutes unless told else."""
    return tuple(replace(Phase(kind.value, kind, minutes=8), **every) for kind in kinds)


def workshop(*kinds: PhaseKind, **changes: object) -> Workshop:
    """An open workshop with these phases, or with score, reveal, write and vote."""
    phases = plan(*(kinds or (K.SCORE, K.REVEAL, K.WRITE, K.VOTE)))
    fresh = Workshop("w", "j", "KR7TFM", phases, NOON)
    return workshops.opened(replace(fresh, **changes))


def test_it_opens_at_its_first_phase_with_a_full_timer_that_stands() -> None:
    opened = workshop(K.MAP, K.SCORE)
    assert (opened.phase().kind, opened.timer, opened.is_open()) == (K.MAP, Timer(480), True)
    assert opened.takes_people(NOON)


REFUSED: list[tuple[str, dict[str, object], str]] = [
    ("no phase", {"phases": ()}, "empty"),
    ("a phase twice", {"phases": plan(K.WRITE, K.WRITE)}, "repeated"),
    ("too many", {"phases": tuple(Phase(str(n), K.WRITE) for n in range(21))}, "too-many"),
    ("reveal alone", {"phases": plan(K.REVEAL)}, "reveal-before-score"),
    ("reveal ahead of score", {"phases": plan(K.REVEAL, K.SCORE)}, "reveal-before-score"),
    ("score twice", {"phases": (Phase("a", K.SCORE), Phase("b", K.SCORE))}, "score-twice"),
    ("a day and a minute", {"phases": plan(K.WRITE, minutes=24 * 60 + 1)}, "out-of-range"),
    ("minutes under 0", {"phases": plan(K.WRITE, minutes=-1)}, "out-of-range"),
    ("a deadline that is over", {"phases": plan(K.WRITE, closes_at=NOON)}, "past"),
    ("no dots", {"phases": plan(K.VOTE, dots=0)}, "out-of-range"),
    ("more on one note than there are", {"phases": plan(K.VOTE, dots=2, most=3)}, "out-of-range"),
    ("k under the floor", {"k": 2}, "out-of-range"),
]


@pytest.mark.parametrize(("changes", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_no_workshop_opens_with(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        workshop(**changes)
    assert refused.value.reason == reason


@given(st.lists(st.sampled_from(K), min_size=1, max_size=9, unique=True))
def test_any_phases_in_any_order_are_a_workshop_if_nothing_is_revealed_unscored(kinds: list[K]) -> None:
    scored = K.SCORE in kinds and kinds.index(K.SCORE) < kinds.index(K.REVEAL) if K.REVEAL in kinds else True
    if not scored:
        with pytest.raises(Invalid, match="reveal-before-score"):
            workshop(*kinds)
        return
    opened = workshop(*kinds)
    for phase in opened.phases:
        opened = workshops.go_to(opened, phase.id)
        assert opened.phase() == phase
    assert opened.after() is None
    assert opened.before() == (opened.phases[-2] if len(kinds) > 1 else None)


def test_going_on_and_back_shows_what_was_private_and_forgets_nothing() -> None:
    there = workshops.go_to(workshops.set_highlight(workshop(), "t1"), "write")
    assert (there.shown, there.highlight, there.timer) == (("score",), None, Timer(480))
    back = workshops.go_to(workshops.go_to(there, "score"), "vote")
    assert (back.current, back.shown) == ("vote", ("score", "write"))
    assert workshops.go_to(back, "vote") is back
    with pytest.raises(Invalid, match="unknown"):
        workshops.go_to(back, "lunch")


def test_a_private_phase_can_be_shown_before_the_room_goes_on_and_takes_no_more_then() -> None:
    write = workshops.go_to(workshop(), "write")
    shown = workshops.show(write)
    assert (shown.over, shown.timer, shown.shown) == (True, None, ("score", "write"))
    assert not shown.takes("write", NOON)
    assert workshops.go_to(workshops.go_to(shown, "vote"), "write").takes("write", NOON)
    with pytest.raises(Invalid, match="nothing-to-show"):
        workshops.show(workshop())


TAKES: list[tuple[str, Workshop, str, float, bool]] = [
    ("the current phase", workshops.go_to(workshop(), "write"), "write", 0, True),
    ("long after its timer", workshops.go_to(workshop(), "write"), "write", 500, True),
    ("a phase that is over", workshops.go_to(workshop(), "vote"), "write", 0, False),
    ("one that is still to come", workshop(), "write", 0, False),
    ("scores until the end, for who comes late", workshops.go_to(workshop(), "vote"), "score", 0, True),
    ("a phase that there is not", workshop(), "lunch", 0, False),
    ("ahead of the deadline", workshop(phases=plan(K.SCORE, closes_at=at(60))), "score", 59, True),
    ("at the deadline", workshop(phases=plan(K.SCORE, closes_at=at(60))), "score", 60, False),
    ("after the end", workshops.end(workshop(), at(9)), "score", 0, False),
]


@pytest.mark.parametrize(
    ("of", "phase", "minute", "taken"), [row[1:] for row in TAKES], ids=[row[0] for row in TAKES]
)
def test_when_contributions_are_taken(of: Workshop, phase: str, minute: float, taken: bool) -> None:
    assert of.takes(phase, at(minute)) is taken


# --- timers -------------------------------------------------------------------------------------------------


def test_a_timer_runs_pauses_and_never_goes_under_zero() -> None:
    started = workshops.start_timer(workshop(), NOON)
    timer = started.timer
    assert timer is not None
    assert [timer.seconds(at(m)) for m in (-1, 0, 1.5, 8, 9)] == [480, 480, 390, 0, 0]
    assert workshops.start_timer(started, at(1)) == started
    paused = workshops.pause_timer(started, at(3))
    assert paused.timer == Timer(300)
    assert workshops.pause_timer(paused, at(5)) == paused
    again = workshops.start_timer(paused, at(6)).timer
    assert again is not None
    assert again.seconds(at(7)) == 240


@pytest.mark.parametrize(
    ("timer", "minute", "expected"),
    [
        (Timer(300), 0, Timer(360)),
        (Timer(300, NOON), 2, Timer(240, at(2))),
        (Timer(60, NOON), 5, Timer(60, at(5))),
        (None, 5, Timer(60, at(5))),
    ],
)
def test_one_more_minute(timer: Timer | None, minute: float, expected: Timer) -> None:
    assert workshops.add_minute(replace(workshop(), timer=timer), at(minute)).timer == expected


def test_two_who_ask_for_a_minute_at_once_get_one() -> None:
    once = workshops.add_minute(workshop(), NOON, seen=480)
    assert workshops.add_minute(once, NOON, seen=480).timer == Timer(540)


@given(st.lists(st.tuples(st.sampled_from("spm"), st.floats(0, 5)), max_size=8))
def test_no_timer_gains_time_but_by_a_minute_more(presses: list[tuple[str, float]]) -> None:
    now, current, minutes = NOON, workshop(), 0
    for what, passed in presses:
        now += timedelta(minutes=passed)
        verb = {"s": workshops.start_timer, "p": workshops.pause_timer, "m": workshops.add_minute}[what]
        current, minutes = verb(current, now), minutes + (what == "m")
        assert current.timer is not None
        assert 0 <= current.timer.seconds(now) <= 480 + 60 * minutes


def test_with_a_deadline_there_is_no_timer_and_the_code_lives_as_long() -> None:
    late = workshop(phases=plan(K.SCORE, closes_at=at(3 * 24 * 60)))
    assert late.timer is None
    assert late.takes_people(at(3 * 24 * 60 - 1))
    assert not workshop().takes_people(NOON + workshops.CODE_LIVES)


# --- doors, eyes, texts -------------------------------------------------------------------------------------


def test_joining_is_locked_and_opened_and_a_code_that_has_run_out_is_replaced() -> None:
    locked = workshops.set_joining(workshop(), False, "NEWKEY", NOON)
    assert not locked.takes_people(NOON)
    assert workshops.set_joining(locked, True, "NEWKEY", at(1)).code == "KR7TFM"
    tomorrow = NOON + timedelta(days=1)
    again = workshops.set_joining(locked, True, "NEWKEY", tomorrow)
    assert (again.code, again.takes_people(tomorrow)) == ("NEWKEY", True)


def test_a_text_is_hidden_once_and_put_back() -> None:
    hidden = workshops.set_hidden(workshops.set_hidden(workshop(), "n1", True), "n1", True)
    assert hidden.hidden == ("n1",)
    assert workshops.set_hidden(hidden, "n1", False).hidden == ()


def figure(people: int) -> TeamReadiness:
    return TeamReadiness(people, None, tuple((factor, 0) for factor in Factor), ())


@pytest.mark.parametrize(
    ("mode", "shown", "then", "stands"),
    [
        (Mode.NOT_STORED, None, None, None),
        (Mode.NOT_STORED, None, 5, 5),
        (Mode.NOT_STORED, 5, 6, 5),
        (Mode.NOT_STORED, 5, 9, 5),
        (Mode.NOT_STORED, 5, 10, 10),
        (Mode.NOT_STORED, 10, 8, 10),
        (Mode.HIDDEN, 5, 9, 5),
        (Mode.NAMED, 5, 6, 6),
    ],
)
def test_readiness_is_shown_in_batches(
    mode: Mode, shown: int | None, then: int | None, stands: int | None
) -> None:
    before = replace(workshop(), mode=mode, readiness=shown and figure(shown))
    after = workshops.show_readiness(before, then and figure(then)).readiness
    assert (after and after.people) == stands


def test_the_end_lets_everybody_go_and_is_final() -> None:
    busy = workshops.start_timer(workshops.set_eyes_up(workshops.set_highlight(workshop(), "t1"), True), NOON)
    ended = workshops.end(busy, at(60))
    assert (ended.is_open(), ended.eyes_up, ended.highlight, ended.timer) == (False, False, None, None)
    assert not ended.takes_people(at(61))
    verbs: list[Callable[[], object]] = [
        lambda: workshops.go_to(ended, "vote"),
        lambda: workshops.show(ended),
        lambda: workshops.start_timer(ended, NOON),
        lambda: workshops.pause_timer(ended, NOON),
        lambda: workshops.add_minute(ended, NOON),
        lambda: workshops.set_eyes_up(ended, True),
        lambda: workshops.set_highlight(ended, "t1"),
        lambda: workshops.show_forecast(ended, True),
        lambda: workshops.set_joining(ended, True, "NEWKEY", NOON),
        lambda: workshops.set_hidden(ended, "n1", True),
        lambda: workshops.say_no_peak(ended, "why"),
        lambda: workshops.show_readiness(ended, None),
        lambda: workshops.end(ended, NOON),
    ]
    for verb in verbs:
        with pytest.raises(WorkshopEnded):
            verb()
