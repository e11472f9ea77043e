"""The figures of teams' releases as the rows and columns of one table, and how they hang together.

Rows are touchpoints by their key and the figures over whole sheets; columns are teams. Nothing here decides
what is shown (`team_table` does).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from eximap.domain.group import Group, of_estimate
from eximap.domain.interval import Estimate
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.sheet import HIGHEST, LOWEST
from eximap.domain.team_release import TeamRelease
from eximap.domain.team_suppression import Place

_SCORES = tuple(float(score) for score in range(LOWEST, HIGHEST + 1))
_WHOLE, _HALF = 1.0, 0.5
TENTH = 0.1  # the grid on which the dots of sheet means stand, which are any fractions themselves
_ROUNDING = 1e-6


class Overall(StrEnum):
    """The rows over whole sheets, and the score at each release's own end."""

    REMEMBERED = "remembered"
    MEAN = "mean"
    END = "end"
    ALL_IN_ALL = "all-in-all"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one team in one row.

    `people` are those behind it, the fewest that they can be where a release withholds them; `group` is None
    there, and where nobody answered. Scores are multiples of `step`, any number where it is None; `pile` says
    how many gave each, where that is known.
    """

    row: str
    team: str
    people: int
    group: Group | None = None
    step: float | None = _WHOLE
    pile: tuple[tuple[float, int], ...] | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.row, self.team


@dataclass(frozen=True, slots=True)
class Relation:
    """Totals that hang together: Σ weight · total is `value`, give or take `slack`.

    `same_people`: all of them are figures of the same people; where they are not, at least `with_gaps` left
    something out. `told`: somebody was told the value; elsewhere it holds by what the figures are.
    """

    weights: tuple[tuple[Place, float], ...]
    value: float = 0.0
    slack: float = 0.0
    same_people: bool = False
    with_gaps: int = 0
    told: bool = False

    @property
    def places(self) -> frozenset[Place]:
        """Where the totals stand."""
        return frozenset(place for place, _ in self.weights)


def of_release(told: TeamRelease, release: Release | None = None) -> tuple[Figure, ...]:
    """All figures of a team's release, or of an earlier `release` of the same round."""
    release = release or told.release
    keys = [(touchpoint.key, release.figure(touchpoint.id)) for touchpoint in told.touchpoints]
    found = [_at_touchpoint(key, told.team, figure) for key, figure in keys if figure]
    end = release.figure(release.end) if release.end else None
    if end:
        found.append(_at_touchpoint(Overall.END, told.team, end))
    return (*found, *_over_sheets(told.team, release))


def earlier(told: Iterable[TeamRelease]) -> tuple[Figure, ...]:
    """What earlier releases of the same rounds said: whoever saw them has not forgotten them."""
    return tuple(figure for one in told for release in one.earlier for figure in of_release(one, release))


def told_total(places: Iterable[Place], value: float) -> Relation:
    """A total over some places that somebody was told, on whatever page or in whatever file."""
    return Relation(tuple((place, 1.0) for place in places), value, told=True)


def relations(told: TeamRelease) -> tuple[Relation, ...]:
    """How one release's figures hang together.

    The mean of sheets is the mean of the touchpoints, up to as many scores as are missing; the end is one of
    the touchpoints.
    """
    found = []
    keys = {touchpoint.id: touchpoint.key for touchpoint in told.touchpoints}
    if told.release.end in keys:
        places = ((Overall.END, told.team), 1.0), ((keys[told.release.end], told.team), -1.0)
        found.append(Relation(places, same_people=True))
    parts = [f for f in told.release.touchpoints if f.mean and f.touchpoint in keys]
    if told.release.mean and parts:
        found.append(_mean_of(told.team, told.release.mean, parts, keys))
    return tuple(found)


def _mean_of(team: str, mean: Estimate, parts: Sequence[TouchpointFigure], keys: dict[str, str]) -> Relation:
    estimates = [part.mean for part in parts if part.mean]
    missing = sum(abs(mean.people - part.people) for part in estimates)
    with_gaps = max(mean.people - part.people for part in estimates)
    weights = [((keys[part.touchpoint], team), -1.0) for part in parts]
    off = len(parts) * mean.people * mean.value - fsum(part.people * part.value for part in estimates)
    # Whose scores are missing weighs more in the others: by so much the two may lie apart, at least so far as
    # they do. What rounding leaves is nought.
    slack = max(float(HIGHEST * missing), abs(off) if abs(off) > _ROUNDING else 0.0)
    return Relation((((Overall.MEAN, team), float(len(parts))), *weights), 0.0, slack, not slack, with_gaps)


def _at_touchpoint(row: str, team: str, figure: TouchpointFigure) -> Figure:
    pile = tuple(zip(_SCORES, figure.counts, strict=True)) if figure.counts else None
    return _figure(row, team, figure.mean, 0 if figure.people == 0 else 1, _WHOLE, pile)


def _over_sheets(team: str, release: Release) -> Iterator[Figure]:
    least = 0 if release.sheets == 0 else 1
    counts = release.all_in_all_counts
    said = tuple(zip(_SCORES, counts, strict=True)) if counts else None
    yield _figure(Overall.REMEMBERED, team, release.remembered, least, _HALF, release.remembered_values)
    yield _figure(Overall.MEAN, team, release.mean, least, None, release.mean_values)
    yield _figure(Overall.ALL_IN_ALL, team, release.all_in_all, least, _WHOLE, said)


def _figure(
    row: str,
    team: str,
    estimate: Estimate | None,
    least: int,
    step: float | None,
    pile: tuple[tuple[float, int], ...] | None,
) -> Figure:
    if estimate is None:
        return Figure(row, team, least, None, step)
    return Figure(row, team, estimate.people, of_estimate(team, estimate), step, pile)
