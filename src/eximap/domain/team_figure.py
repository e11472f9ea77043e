"""The figures of teams' releases as the rows and columns of one table, and how they hang together.

Rows are touchpoints by their key and the figures over whole sheets; columns are teams. Nothing here decides
what is shown (`team_table` does).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from eximap.domain.group import Group, of_estimate
from eximap.domain.interval import Estimate
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.rough_figure import Overall, RoughFigure
from eximap.domain.sheet import HIGHEST, LOWEST
from eximap.domain.team_release import TeamRelease
from eximap.domain.team_suppression import Place

_SCORES = tuple(float(score) for score in range(LOWEST, HIGHEST + 1))
_WHOLE, _HALF = 1.0, 0.5
TENTH = 0.1  # the grid on which the dots of sheet means stand, which are any fractions themselves
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one team in one row.

    `people` are those behind it, the fewest that they can be where a release withholds them; `group` is None
    there, and where nobody answered. Scores are multiples of `step`, any number where it is None; `pile` says
    how many gave each, where that is known. `rough` is what a release tells instead of a group.
    """

    row: str
    team: str
    people: int
    group: Group | None = None
    step: float | None = _WHOLE
    pile: tuple[tuple[float, int], ...] | None = None
    rough: RoughFigure | None = None

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
    return of_team(told.team, release or told.release, _keys(told))


def of_team(team: str, release: Release, keys: Mapping[str, str]) -> tuple[Figure, ...]:
    """The same of a release by itself; `keys` are the rows of its touchpoints."""
    rough = {of.touchpoint: of for of in release.rough or () if of.touchpoint}
    figures = [(key, release.figure(id)) for id, key in keys.items()]
    figures += [(Overall.END, release.figure(release.end))] if release.end else []
    found = [_at_touchpoint(row, team, of, rough.get(of.touchpoint)) for row, of in figures if of]
    return (*found, *_over_sheets(team, release))


def _keys(told: TeamRelease) -> dict[str, str]:
    return {touchpoint.id: touchpoint.key for touchpoint in told.touchpoints}


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
    return relations_of(told.team, told.release, _keys(told))


def relations_of(team: str, release: Release, keys: Mapping[str, str]) -> tuple[Relation, ...]:
    """The same of a release by itself.

    What others are told of a release was held against its mean when it was made: what a page shows of that is
    no more than whoever has the file knows.
    """
    found = []
    if release.end in keys:
        places = ((Overall.END, team), 1.0), ((keys[release.end], team), -1.0)
        found.append(Relation(places, same_people=True))
    parts = [f for f in release.touchpoints if f.mean and f.touchpoint in keys]
    if release.mean and parts and release.rough is None:
        found.append(_mean_of(team, release.mean, parts, keys))
    return tuple(found)


def _mean_of(
    team: str, mean: Estimate, parts: Sequence[TouchpointFigure], keys: Mapping[str, str]
) -> Relation:
    estimates = [part.mean for part in parts if part.mean]
    missing = sum(abs(mean.people - part.people) for part in estimates)
    with_gaps = max(mean.people - part.people for part in estimates)
    weights = [((keys[part.touchpoint], team), -1.0) for part in parts]
    off = len(parts) * mean.people * mean.value - fsum(part.people * part.value for part in estimates)
    # Whose scores are missing weighs more in the others: by so much the two may lie apart, at least so far as
    # they do. What rounding leaves is nought.
    slack = max(float(HIGHEST * missing), abs(off) if abs(off) > _ROUNDING else 0.0)
    return Relation((((Overall.MEAN, team), float(len(parts))), *weights), 0.0, slack, not slack, with_gaps)


def _at_touchpoint(row: str, team: str, figure: TouchpointFigure, rough: RoughFigure | None) -> Figure:
    if rough:
        return _roughly(row, team, rough, _WHOLE)
    pile = tuple(zip(_SCORES, figure.counts, strict=True)) if figure.counts else None
    return _figure(row, team, figure.mean, 0 if figure.people == 0 else 1, _WHOLE, pile)


def _over_sheets(team: str, release: Release) -> Iterator[Figure]:
    least = 0 if release.sheets == 0 else 1
    counts = release.all_in_all_counts
    said = tuple(zip(_SCORES, counts, strict=True)) if counts else None
    rough = {of.overall: of for of in release.rough or () if of.overall}
    for row, estimate, step, pile in (
        (Overall.REMEMBERED, release.remembered, _HALF, release.remembered_values),
        (Overall.MEAN, release.mean, None, release.mean_values),
        (Overall.ALL_IN_ALL, release.all_in_all, _WHOLE, said),
    ):
        instead = rough.get(row)
        yield (
            _roughly(row, team, instead, step) if instead else _figure(row, team, estimate, least, step, pile)
        )


def _roughly(row: str, team: str, rough: RoughFigure, step: float | None) -> Figure:
    return Figure(row, team, rough.people, None, step, rough=rough)


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
