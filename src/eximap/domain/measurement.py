"""Measurements: what an action's measure really was, day by day. METHOD.md, "The plan"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from eximap.domain import written_number
from eximap.domain.action import Action, Adjusted
from eximap.domain.pasted_figures import Figure


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure of one day; a second one for that day stands beside the first and holds from then on.

    `said` is the figure as it was typed, with its unit. `by` is the owner who typed it, empty for the lead;
    `round` the one whose release it comes from.
    """

    id: str
    action: str
    on: date
    value: float
    said: str
    at: datetime
    by: str = ""
    note: str = ""
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """An action's figures in order of their days, beside baseline and target as far as those are figures.

    `start` is the day on which the action began.
    """

    points: tuple[Measurement, ...]
    baseline: float | None
    target: float | None
    start: date | None

    def latest(self) -> Measurement | None:
        """The figure of the last day."""
        return self.points[-1] if self.points else None


def typed(figure: Figure, id: str, action: str, at: datetime, by: str = "") -> Measurement:
    """A figure that somebody typed, as a measurement of an action."""
    return Measurement(id, action, figure.on, figure.value, figure.said, at, by, figure.note)


def series(action: Action, measurements: Iterable[Measurement], zone: tzinfo | None) -> Series:
    """The action's figures with what they are seen against; its days are those of `zone`."""
    measure = action.measure
    return Series(
        points=held(measurements),
        baseline=written_number.read(measure.baseline) if measure else None,
        target=written_number.read(measure.target) if measure else None,
        start=started_on(action, zone),
    )


def started_on(action: Action, zone: tzinfo | None) -> date | None:
    """The day of `zone` on which it was planned, or else taken from the queue; none while it waits there."""
    if action.status.value == "next":
        return None
    taken = [r for r in action.revisions if r.what is Adjusted.STATUS and r.before == "next"]
    first = (taken or action.revisions)[:1]
    return first[0].at.astimezone(zone).date() if first else None


def held(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """By day, for each the one that was typed last."""
    by_day = {m.on: m for m in sorted(measurements, key=lambda m: (m.at, m.id))}
    return tuple(by_day[day] for day in sorted(by_day))
