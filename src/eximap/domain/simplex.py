"""The largest value of a weighed sum under limits, exactly: Dantzig's simplex in fractions, Bland's rule.

As in Cormen et al., Introduction to Algorithms, 29.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


class Contradiction(Exception):
    """What is said to be known cannot all be true."""


def maximum(aim: Sequence[Fraction], rows: Sequence[tuple[Sequence[Fraction], Fraction]]) -> Fraction:
    """The largest Σ aim·y over y ≥ 0 with Σ a·y ≤ b in every row; the rows must bound it.

    Raises Contradiction where no y fits.
    """
    table = _Table.of(rows)
    table.make_feasible()
    return table.maximize(list(aim))


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
