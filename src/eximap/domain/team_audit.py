"""A table of teams made safe: hide, audit what is left to see, hide more, until nothing follows of the few.

METHOD.md, "Releases and suppression". What is shown exactly is known; what is hidden may be anything on the
scale, what is shown as a band anything in it. Places share what is told about them team by team (its figures
hang together) and where somebody was told a total, so that the audit is many small systems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from eximap.domain.disclosure import Crowd, audit, exact
from eximap.domain.hanging import hanging_together
from eximap.domain.interval_range import Sum
from eximap.domain.late_figure import Late
from eximap.domain.scale import Scale
from eximap.domain.team_figure import Figure, Relation
from eximap.domain.team_suppression import Grouping, Hidden, Place, Siblings

Reasons = Mapping[Place, Hidden | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """All figures, and what is known of them: which add up, what is a band, which totals hang together.

    `late` are the places where a figure and an earlier one would tell of the people between them.
    """

    figures: Mapping[Place, Figure]
    groupings: Sequence[Grouping]
    bands: Mapping[Place, tuple[float, float]]
    relations: Sequence[Relation]
    late: Late
    scale: Scale
    k: int

    def safe(self, hidden: Reasons) -> tuple[dict[Place, Hidden | None], tuple[frozenset[Place], ...]]:
        """Why each place is hidden, None where it is not; and of which ones something follows nonetheless."""
        people = {place: figure.people for place, figure in self.figures.items()}
        siblings = Siblings.of(self.groupings, people)
        parts = hanging_together(self.relations, lambda relation: relation.places)
        part_of = {place: at for at, part in enumerate(parts) for each in part for place in each.places}
        found: dict[int, tuple[frozenset[Place], ...]] = {}
        before: Reasons | None = None
        while True:
            reasons = siblings.hidden_too(self.k, hidden)
            # Only where more is hidden than before can anything else follow than before.
            changed = {
                at for place, at in part_of.items() if before is None or _differ(place, before, reasons)
            }
            more: set[Place] = set()
            for at in sorted(changed):
                found[at] = self._found(parts[at], reasons)
                more |= {place for places in found[at] if (place := self._next(parts[at], places, reasons))}
            if not more:
                return reasons, tuple(places for at in sorted(found) for places in found[at])
            hidden, before = reasons | dict.fromkeys(more, Hidden.AUDIT), reasons

    def _found(self, part: Sequence[Relation], reasons: Reasons) -> tuple[frozenset[Place], ...]:
        """The places of which something follows that are not shown exactly."""
        told = [known for relation in part if (known := self._left_open(relation, reasons))]
        open_ = sorted({place for relation in told for place, _ in relation.weights})
        names = {place: str(at) for at, place in enumerate(open_)}
        sums = [_sum(relation, names) for relation in told]
        sums += [self._band(place, names[place]) for place in open_ if self._banded(place, reasons)]
        crowds = [self._crowd(place, names[place]) for place in open_]
        audited = audit(crowds, sums, self.scale, self.k)
        found = [frozenset(open_[int(name)] for name in each.crowds) for each in audited]
        # Of where people came late or went, the earlier figure says much; what counts is they themselves.
        return tuple(places for places in found if not places <= self.late.places)

    def _next(self, part: Sequence[Relation], places: frozenset[Place], reasons: Reasons) -> Place | None:
        """What to hide so that these places stay open: the smallest one that is shown exactly.

        It is one of those that say something of them, directly or by others that are not shown; touchpoints
        before the mean.
        """
        exactly = {
            (self.figures[place].people, weight > 1, place)
            for relation in self._joined(part, places, reasons)
            for place, weight in relation.weights
            if self._exactly(place, reasons)
        }
        return min(exactly)[-1] if exactly else None

    def _joined(self, part: Iterable[Relation], places: frozenset[Place], reasons: Reasons) -> list[Relation]:
        found: list[Relation] = []
        seen, left = set(places), list(part)
        while near := [relation for relation in left if relation.places & seen]:
            found += near
            left = [relation for relation in left if not relation.places & seen]
            seen |= {p for relation in near for p in relation.places if not self._exactly(p, reasons)}
        return found

    def _exactly(self, place: Place, reasons: Reasons) -> bool:
        return place in reasons and not reasons[place] and place not in self.bands

    def _banded(self, place: Place, reasons: Reasons) -> bool:
        return place in self.bands and not reasons[place]

    def _left_open(self, relation: Relation, reasons: Reasons) -> Relation | None:
        """What a relation says of places that are not shown exactly; None where there are none."""
        if not relation.told and not any(self._exactly(place, reasons) for place in relation.places):
            return None
        value, weights = relation.value, []
        for place, weight in relation.weights:
            if place not in self.figures and place not in self.late.between:
                return None
            if self._exactly(place, reasons):
                group = self.figures[place].group
                value -= weight * group.total if group else 0.0
            else:
                weights.append((place, weight))
        return Relation(tuple(weights), value, relation.slack) if weights else None

    def _band(self, place: Place, name: str) -> Sum:
        low, high = (exact(end * self.figures[place].people) for end in self.bands[place])
        return Sum(((name, Fraction(1)),), low, high)

    def _crowd(self, place: Place, name: str) -> Crowd:
        if between := self.late.between.get(place):
            within = (exact(between.low), exact(between.high))
            return Crowd(name, between.people, within=within, secret=True)
        figure = self.figures[place]
        step = exact(figure.step) if figure.step else None
        # How many the few are is not known: there may be as many as k − 1.
        most = figure.people if figure.group or figure.rough else self.k - 1
        return Crowd(name, figure.people, step, most, place in self.bands and place not in self.late.places)


def _differ(place: Place, before: Reasons, now: Reasons) -> bool:
    return (before.get(place) is None) != (now.get(place) is None)


def _sum(relation: Relation, names: Mapping[Place, str]) -> Sum:
    low, high = exact(relation.value - relation.slack), exact(relation.value + relation.slack)
    return Sum(tuple((names[place], exact(weight)) for place, weight in relation.weights), low, high)
