"""A workshop: a team co-creating its map in phases, at one table or over several shifts.

One phase is current. Any subset of the phases in any order is a workshop; going back loses nothing, since
what people contribute belongs to its phase. Moments are aware datetimes, lengths whole minutes or seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from eximap.domain.errors import Invalid, WorkshopEnded
from eximap.domain.phase import PRIVATE, SHOWN_AT_END, Ask, Phase, PhaseKind, Timer, expect_possible
from eximap.domain.readiness import TeamReadiness
from eximap.domain.release import Mode
from eximap.domain.round import checked_k

PHASES_MOST = 20
CODE_LIVES = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Workshop:
    """`round` is where the scores of this workshop are released; `hidden` are texts taken off every screen.

    `mode` and `k` are those of its round: fixed once anybody has contributed. `highlight` is a touchpoint
    that stands out on every screen, `eyes_up` freezes the phones. `shown` are the phases whose private
    contributions have been shown to the room; `over` says that of the current one, which takes no more then.
    `last_time` are the actions that it opens on, as its first look at the plan found them.
    `forecast_shown` lays the lead's forecast beside the curve on every screen of the room. `readiness` is the
    figure as it was last shown, never a live one: two that are one person apart tell what that person said.
    """

    id: str
    journey: str
    code: str
    phases: tuple[Phase, ...]
    opened_at: datetime
    mode: Mode = Mode.NOT_STORED
    k: int = 5
    current: str = ""
    timer: Timer | None = None
    round: str | None = None
    asks: frozenset[Ask] = frozenset()
    eyes_up: bool = False
    highlight: str | None = None
    joining: bool = True
    code_until: datetime | None = None
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    no_peak_because: str = ""
    over: bool = False
    forecast_shown: bool = False
    readiness: TeamReadiness | None = None
    ended_at: datetime | None = None
    last_time: tuple[str, ...] = ()
    ver: str = ""

    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.ended_at is None

    def phase(self) -> Phase:
        """The current phase."""
        return next(p for p in self.phases if p.id == self.current)

    def takes_people(self, now: datetime) -> bool:
        """Whether somebody new may join now."""
        alive = self.code_until is None or now < self.code_until
        return self.is_open() and self.joining and alive

    def after(self) -> Phase | None:
        """The phase that follows the current one."""
        return self._beside(1)

    def before(self) -> Phase | None:
        """The phase ahead of the current one."""
        return self._beside(-1)

    def _beside(self, step: int) -> Phase | None:
        at = [p.id for p in self.phases].index(self.current) + step
        return self.phases[at] if 0 <= at < len(self.phases) else None

    def takes(self, phase: str, now: datetime) -> bool:
        """Whether contributions to that phase are taken: it is current, not over, and before its deadline.

        Scores are taken until the end: somebody who comes late catches up, and the sheet waits for others.
        """
        found = next((p for p in self.phases if p.id == phase), None)
        if found is None or not self.is_open():
            return False
        if found.closes_at is not None and now >= found.closes_at:
            return False
        return (phase == self.current and not self.over) or found.kind is PhaseKind.SCORE


def opened(workshop: Workshop) -> Workshop:
    """A checked new workshop, at its first phase. Raises `Invalid`."""
    if not workshop.phases:
        raise Invalid("phases", "empty")
    if len(workshop.phases) > PHASES_MOST:
        raise Invalid("phases", "too-many", most=PHASES_MOST)
    for phase in workshop.phases:
        expect_possible(phase, workshop.opened_at)
    if len({p.id for p in workshop.phases}) < len(workshop.phases):
        raise Invalid("phases", "repeated")
    kinds = [p.kind for p in workshop.phases]
    if kinds.count(PhaseKind.SCORE) > 1:  # a round has one sheet of everybody
        raise Invalid("phases", "score-twice")
    if PhaseKind.REVEAL in kinds and PhaseKind.SCORE not in kinds[: kinds.index(PhaseKind.REVEAL)]:
        raise Invalid("phases", "reveal-before-score")
    first = workshop.phases[0]
    return replace(
        workshop,
        k=checked_k(workshop.k),
        current=first.id,
        timer=_timer(first),
        code_until=_code_until(workshop),
    )


def _code_until(workshop: Workshop) -> datetime:
    """Codes are short-lived; a deadline keeps its code alive as long as people may take part."""
    deadlines = [p.closes_at for p in workshop.phases if p.closes_at is not None]
    return max([workshop.opened_at + CODE_LIVES, *deadlines])


def _timer(phase: Phase) -> Timer | None:
    return Timer(phase.minutes * 60) if phase.minutes and phase.closes_at is None else None


def go_to(workshop: Workshop, phase: str, *, shown: bool = True) -> Workshop:
    """Makes another phase the current one, its timer full and standing. Raises `Invalid`, `WorkshopEnded`.

    A private phase that is left is shown from then on, unless what it brought is not (`shown`). A vote that
    was shown is final where names are not: the sums after one more ballot would tell that ballot.
    """
    _require_open(workshop)
    wanted = next((p for p in workshop.phases if p.id == phase), None)
    if wanted is None:
        raise Invalid("phase", "unknown")
    if wanted.id == workshop.current:
        return workshop
    left = workshop.phase()
    told = left.kind in PRIVATE and (shown or left.kind is PhaseKind.SCORE) and left.id not in workshop.shown
    all_shown = (*workshop.shown, left.id) if told else workshop.shown
    final = wanted.kind is PhaseKind.VOTE and wanted.id in all_shown and workshop.mode is not Mode.NAMED
    return replace(
        workshop,
        current=wanted.id,
        timer=None if final else _timer(wanted),
        shown=all_shown,
        highlight=None,
        over=final,
        forecast_shown=False,
    )


def show(workshop: Workshop) -> Workshop:
    """The current private phase is over and what it brought is shown, while the room stays with it.

    Raises `Invalid` for a phase that has nothing to show at its end, `WorkshopEnded`.
    """
    _require_open(workshop)
    phase = workshop.phase()
    if phase.kind not in SHOWN_AT_END:
        raise Invalid("phase", "nothing-to-show")
    shown = workshop.shown if phase.id in workshop.shown else (*workshop.shown, phase.id)
    return replace(workshop, over=True, shown=shown, timer=None)


def people_needed(workshop: Workshop) -> int:
    """From how many people on something is shown: k, or one where names stand beside it."""
    return 1 if workshop.mode is Mode.NAMED else workshop.k


def start_timer(workshop: Workshop, now: datetime) -> Workshop:
    """Lets the timer run on; without one, or while it runs, nothing happens. Raises `WorkshopEnded`."""
    _require_open(workshop)
    timer = workshop.timer
    if timer is None or timer.since is not None:
        return workshop
    return replace(workshop, timer=replace(timer, since=now))


def pause_timer(workshop: Workshop, now: datetime) -> Workshop:
    """Stops the timer where it is. Raises `WorkshopEnded`."""
    _require_open(workshop)
    timer = workshop.timer
    return workshop if timer is None else replace(workshop, timer=Timer(timer.seconds(now)))


def add_minute(workshop: Workshop, now: datetime, seen: int | None = None) -> Workshop:
    """One more minute, from 0 if the time was over; without a timer there is one now.

    `seen` is the timer's `left` that whoever asks had before them: if it is another one by now, the minute
    was given already. Raises `WorkshopEnded`.
    """
    _require_open(workshop)
    if seen is not None and seen != (workshop.timer.left if workshop.timer else 0):
        return workshop
    timer = workshop.timer or Timer(0, now)
    running = None if timer.since is None else now
    return replace(workshop, timer=Timer(timer.seconds(now) + 60, running))


def set_eyes_up(workshop: Workshop, on: bool) -> Workshop:
    """Freezes all phones, or lets them go on. Raises `WorkshopEnded`."""
    _require_open(workshop)
    return replace(workshop, eyes_up=on)


def set_highlight(workshop: Workshop, touchpoint: str | None) -> Workshop:
    """Lets one touchpoint stand out everywhere, or none. Raises `WorkshopEnded`."""
    _require_open(workshop)
    return replace(workshop, highlight=touchpoint)


def show_forecast(workshop: Workshop, on: bool) -> Workshop:
    """Lays the lead's forecast beside the released curve, or takes it away. Raises `WorkshopEnded`."""
    _require_open(workshop)
    return replace(workshop, forecast_shown=on)


def set_joining(workshop: Workshop, on: bool, code: str, now: datetime) -> Workshop:
    """Locks joining, or opens it again under the given code. Raises `WorkshopEnded`."""
    _require_open(workshop)
    if not on:
        return replace(workshop, joining=False)
    still = workshop.code_until is not None and now < workshop.code_until
    return replace(
        workshop,
        joining=True,
        code=workshop.code if still else code,
        code_until=workshop.code_until if still else now + CODE_LIVES,
    )


def set_hidden(workshop: Workshop, contribution: str, on: bool) -> Workshop:
    """Takes one text off every screen, or puts it back. Raises `WorkshopEnded`."""
    _require_open(workshop)
    others = tuple(id for id in workshop.hidden if id != contribution)
    return replace(workshop, hidden=(*others, contribution) if on else others)


def say_no_peak(workshop: Workshop, because: str) -> Workshop:
    """Why no action builds a peak or strengthens the end this time. Raises `WorkshopEnded`."""
    _require_open(workshop)
    return replace(workshop, no_peak_because=because)


def show_readiness(workshop: Workshop, figure: TeamReadiness | None) -> Workshop:
    """Shows another figure of readiness once at least k people more stand behind it (1 where names stand).

    Raises `WorkshopEnded`.
    """
    _require_open(workshop)
    shown = workshop.readiness.people if workshop.readiness else 0
    batch = 1 if workshop.mode is Mode.NAMED else workshop.k
    if figure is None or figure.people - shown < batch:
        return workshop
    return replace(workshop, readiness=figure)


def end(workshop: Workshop, now: datetime) -> Workshop:
    """Ends it for good; the phase that was open counts as left. Raises `WorkshopEnded` when it has ended."""
    _require_open(workshop)
    return replace(workshop, ended_at=now, joining=False, eyes_up=False, timer=None, highlight=None)


def _require_open(workshop: Workshop) -> None:
    if not workshop.is_open():
        raise WorkshopEnded
