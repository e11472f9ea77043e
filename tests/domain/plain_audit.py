"""The audit without any short cut, in fractions and of everything at once: what the quick one must equal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from eximap.domain.interval_range import Range, Sum
from eximap.domain.simplex import Contradiction
from eximap.domain.team_audit import Draft
from eximap.domain.team_suppression import Hidden, Siblings


class PlainDraft(Draft):
    """Everything is audited again whenever anything more is hidden."""

    __slots__ = ()

    def safe(self, hidden):  # type: ignore[no-untyped-def] - as in Draft
        people = {place: figure.people for place, figure in self.figures.items()}
        while True:
            reasons = Siblings.of(self.groupings, people).hidden_too(self.k, hidden)
            found = self._found(self.relations, reasons)
            more = {place for places in found if (place := self._next(self.relations, places, reasons))}
            if not more:
                return reasons, found
            hidden = reasons | dict.fromkeys(more, Hidden.AUDIT)


class PlainLimits:
    """Linear programmes that each begin anew."""

    def __init__(self, rows: Sequence[tuple[Sequence[Fraction], Fraction]]) -> None:
        self.rows = rows

    @classmethod
    def of(cls, rows: Sequence[tuple[Sequence[Fraction], Fraction]]) -> PlainLimits:
        return cls(rows)

    def maximum(self, aim: Sequence[Fraction]) -> Fraction:
        table = _Table.of(self.rows)
        table.make_feasible()
        return table.maximize(list(aim))


def by_intervals(boxes: dict[str, Range], sums: Iterable[Sum]) -> dict[str, Range]:
    """What each sum leaves to each of its parts, over and over until nothing gets tighter."""
    found, sums = dict(boxes), list(sums)
    for _ in range(40):
        before = dict(found)
        for known in sums:
            _tighten(found, known)
        if found == before:
            break
    return found


def _tighten(found: dict[str, Range], known: Sum) -> None:
    ends = {name: _ends(found[name], weight) for name, weight in known.weights}
    least, most = sum(low for low, _ in ends.values()), sum(high for _, high in ends.values())
    for name, weight in known.weights:
        low, high = ends[name]
        # The others take at least `least - low`, at most `most - high`; the rest is this one's.
        one, other = (known.low - (most - high)) / weight, (known.high - (least - low)) / weight
        found[name] = found[name].within(min(one, other), max(one, other))
        if found[name].empty:
            raise Contradiction(name)


def _ends(range_: Range, weight: Fraction) -> tuple[Fraction, Fraction]:
    one, other = weight * range_.low, weight * range_.high
    return min(one, other), max(one, other)


@dataclass(slots=True)
class _Table:
    """A simplex table: each of `basic` is `value` minus Σ of its row over `free`. y are 0…n−1."""

    free: list[int]
    basic: list[int]
    rows: list[list[Fraction]]
    values: list[Fraction]

    @classmethod
    def of(cls, rows: Sequence[tuple[Sequence[Fraction], Fraction]]) -> _Table:
        n = len(rows[0][0]) if rows else 0
        return cls(
            free=list(range(n)),
            basic=list(range(n, n + len(rows))),
            rows=[list(row) for row, _ in rows],
            values=[value for _, value in rows],
        )

    def make_feasible(self) -> None:
        """Moves to some y that fits, by an unknown that loosens every row and then must go back to 0."""
        if not self.values or min(self.values) >= 0:
            return
        loose = len(self.free) + len(self.basic)
        self.free.append(loose)
        for row in self.rows:
            row.append(Fraction(-1))
        self.pivot(self.values.index(min(self.values)), len(self.free) - 1)
        if self._climb({loose: Fraction(-1)}) != 0:
            raise Contradiction
        if loose in self.basic:
            at = self.basic.index(loose)
            self.pivot(at, next(i for i, weight in enumerate(self.rows[at]) if weight))
        column = self.free.index(loose)
        del self.free[column]
        for row in self.rows:
            del row[column]

    def maximize(self, aim: list[Fraction]) -> Fraction:
        return self._climb(dict(enumerate(aim)))

    def _climb(self, aim: Mapping[int, Fraction]) -> Fraction:
        """The largest value of the aim from where the table stands."""
        while (column := self._rising(aim)) is not None:
            limits = [
                (self.values[at] / row[column], self.basic[at], at)
                for at, row in enumerate(self.rows)
                if row[column] > 0
            ]
            self.pivot(min(limits)[2], column)
        return sum(
            (aim.get(y, Fraction(0)) * v for y, v in zip(self.basic, self.values, strict=True)), Fraction(0)
        )

    def _rising(self, aim: Mapping[int, Fraction]) -> int | None:
        """The first free unknown that would raise the aim (Bland's rule: it never goes round in circles)."""
        rising = []
        for column, y in enumerate(self.free):
            gain = aim.get(y, Fraction(0))
            for at, row in enumerate(self.rows):
                if row[column] and (weight := aim.get(self.basic[at])):
                    gain -= weight * row[column]
            if gain > 0:
                rising.append((y, column))
        return min(rising)[1] if rising else None

    def pivot(self, at: int, column: int) -> None:
        """Exchanges a basic and a free unknown."""
        row, weight = self.rows[at], self.rows[at][column]
        row[column] = Fraction(1)
        self.rows[at] = row = [each / weight for each in row]
        self.values[at] /= weight
        for other, its_row in enumerate(self.rows):
            if other == at or not (factor := its_row[column]):
                continue
            its_row[column] = Fraction(0)
            self.rows[other] = [a - factor * b for a, b in zip(its_row, row, strict=True)]
            self.values[other] -= factor * self.values[at]
        self.basic[at], self.free[column] = self.free[column], self.basic[at]
