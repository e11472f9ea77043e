"""Rounds of one team beside each other: the change with its interval, and what was done in between.

METHOD.md, "Before and after": sheets are unlinked, so a change is the difference of two groups with Welch's
interval, and "cannot tell yet" while that holds zero. A change is not an effect: what a touchpoint without an
action moved as well is not the action's (`proof` claims no more than the difference of the two). Each round's
figures come from the guarded table of that round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from eximap.domain.group import to_estimate
from eximap.domain.interval import Difference, Estimate, welch
from eximap.domain.team_suppression import Hidden
from eximap.domain.team_table import TableCell


@dataclass(frozen=True, slots=True)
class RoundCells:
    """One round of the team: its day, its name (may be empty) and what may be shown of it, by row."""

    round: str
    day: date
    name: str
    cells: tuple[TableCell, ...]

    def cell(self, row: str) -> TableCell | None:
        """What may be shown in that row; None where the round did not ask."""
        return next((cell for cell in self.cells if cell.row == row), None)


@dataclass(frozen=True, slots=True)
class Done:
    """An action that was carried out: the day, what, and the row of its touchpoint (None: it has none)."""

    on: date
    what: str
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A row in one round: its mean, or the `band` it lies in, or why it is `hidden`, or nothing of these.

    `change` is from the nearest earlier round with a mean, None where there is none; `done` is what was done
    at this touchpoint since that round, or since the one before where there is no such round.
    """

    round: str
    mean: Estimate | None
    band: tuple[float, float] | None = None
    hidden: Hidden | None = None
    change: Difference | None = None
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class RowOverTime:
    """One row over all rounds, oldest first; `whole` is the change from the first mean to the last."""

    row: str
    moments: tuple[Moment, ...]
    whole: Difference | None


@dataclass(frozen=True, slots=True)
class OverTime:
    """The rounds oldest first, the rows over them, and per round what was done anywhere before it."""

    rounds: tuple[RoundCells, ...]
    rows: tuple[RowOverTime, ...]
    between: tuple[tuple[Done, ...], ...]


def over_time(rounds: Iterable[RoundCells], rows: Sequence[str], done: Sequence[Done] = ()) -> OverTime:
    """The team's rounds beside each other, in whatever order they come."""
    ordered = tuple(sorted(rounds, key=lambda r: (r.day, r.round)))
    days = [one.day for one in ordered]
    between = tuple(_done(done, before, after) for before, after in pairwise(days))
    return OverTime(ordered, tuple(_row(row, ordered, done) for row in rows), ((), *between) if days else ())


def _done(done: Iterable[Done], before: date, after: date) -> tuple[Done, ...]:
    """What was done after the one day, up to the other."""
    found = (one for one in done if before < one.on <= after)
    return tuple(sorted(found, key=lambda one: (one.on, one.what)))


def _row(row: str, rounds: Sequence[RoundCells], done: Iterable[Done]) -> RowOverTime:
    mine = [one for one in done if one.row == row]
    moments: list[Moment] = []
    last: tuple[date, Estimate] | None = None
    for at, one in enumerate(rounds):
        cell = one.cell(row)
        mean = to_estimate(cell.group) if cell and cell.group else None
        since = last[0] if last else rounds[at - 1].day if at else None
        moments.append(
            Moment(
                one.round,
                mean,
                cell.band if cell else None,
                cell.hidden if cell else None,
                welch(mean, last[1]) if mean and last else None,
                _done(mine, since, one.day) if since else (),
            )
        )
        last = (one.day, mean) if mean else last
    means = [moment.mean for moment in moments if moment.mean]
    return RowOverTime(row, tuple(moments), welch(means[-1], means[0]) if len(means) > 1 else None)
