"""The mean of sheets beside the means of touchpoints: what the two tell of the few whose sheets have gaps.

Where everybody scored everything, the mean of sheets is the mean of the touchpoints and says nothing new. A
sheet with gaps weighs its other scores more, so that the difference of the two is a figure of those with
gaps; where they are fewer than k it must not be readable (METHOD.md, "Releases and suppression"). The mean is
then given in tenths, or coarser, so that at least half of all that the difference could be stays possible;
where that does not do it is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from eximap.domain.group import Group
from eximap.domain.team_figure import Figure, Overall, Relation
from eximap.domain.team_suppression import Place

_STEPS = (0.1, 0.2, 0.5)


@dataclass(frozen=True, slots=True)
class Coarse:
    """Figures and relations with coarser means of sheets, and the places where even these tell too much."""

    figures: dict[Place, Figure]
    relations: tuple[Relation, ...]
    hidden: frozenset[Place]


def coarse(figures: Mapping[Place, Figure], relations: Sequence[Relation], k: int) -> Coarse:
    """All figures, the means of sheets as coarse as the gaps in their teams' sheets ask for."""
    made, kept, hidden = dict(figures), [], set()
    for relation in relations:
        place = next((place for place in relation.places if place[0] == Overall.MEAN), None)
        if place is None or not relation.slack or relation.with_gaps >= k or place not in figures:
            kept.append(relation)
            continue
        coarser = _coarser(figures, place, relation)
        if coarser is None:
            hidden.add(place)
        else:
            made[place], wider = coarser
            kept.append(replace(relation, slack=relation.slack + wider))
    return Coarse(made, tuple(kept), frozenset(hidden))


def _coarser(
    figures: Mapping[Place, Figure], place: Place, relation: Relation
) -> tuple[Figure, float] | None:
    """The mean in the finest steps that do, and by how much the relation is wider for it."""
    group = figures[place].group
    if group is None or group.mean is None:
        return None
    weight = dict(relation.weights)[place]
    rest = _rest(figures, place, relation)
    for step in _STEPS:
        mean, half = round(group.mean / step) * step, weight * group.n * step / 2
        low = max(weight * group.n * mean + rest - half, -relation.slack)
        high = min(weight * group.n * mean + rest + half, relation.slack)
        if high - low >= relation.slack:
            return replace(figures[place], group=_moved(group, mean)), half
    return None


def _rest(figures: Mapping[Place, Figure], place: Place, relation: Relation) -> float:
    """What the touchpoints have in the relation."""
    others: Iterable[tuple[Figure, float]] = (
        (figures[other], weight) for other, weight in relation.weights if other != place and other in figures
    )
    return sum(weight * figure.group.total for figure, weight in others if figure.group)


def _moved(group: Group, mean: float) -> Group:
    """The same people and spread about another mean."""
    return Group(group.team, group.n, group.n * mean, group.within + group.n * mean * mean)
