"""The largest value of a weighed sum under limits, exactly: Dantzig's simplex in whole numbers, Bland's rule.

As in Cormen et al., Introduction to Algorithms, 29. Instead of fractions every row has the same denominator,
which divides each product that a step makes (Edmonds 1967, Bareiss 1968), so that nothing is ever reduced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm


class Contradiction(Exception):
    """What is said to be known cannot all be true."""


Row = tuple[Sequence[Fraction], Fraction]


def maximum(aim: Sequence[Fraction], rows: Sequence[Row]) -> Fraction:
    """The largest Σ aim·y over y ≥ 0 with Σ a·y ≤ b in every row; the rows must bound it.

    Raises Contradiction where no y fits.
    """
    return Limits.of(rows).maximum(aim)


@dataclass(slots=True)
class Limits:
    """A simplex table at some y that fits, so that one aim after the other goes on from there.

    `unit` times each of `basic` is its value minus Σ of its row over `free`. y are 0…n−1.
    """

    free: list[int]
    basic: list[int]
    rows: list[list[int]]
    values: list[int]
    unit: int = 1

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Limits:
        """Raises Contradiction where no y fits."""
        n = len(rows[0][0]) if rows else 0
        whole = [_whole((*row, value)) for row, value in rows]
        limits = cls(
            free=list(range(n)),
            basic=list(range(n, n + len(rows))),
            rows=[row[:-1] for row in whole],
            values=[row[-1] for row in whole],
        )
        limits._make_feasible()
        return limits

    def maximum(self, aim: Sequence[Fraction]) -> Fraction:
        """The largest Σ aim·y."""
        times = lcm(*(weight.denominator for weight in aim))
        whole = {y: int(weight * times) for y, weight in enumerate(aim)}
        return Fraction(self._climb(whole), self.unit * times)

    def _make_feasible(self) -> None:
        """Moves to some y that fits, by an unknown that loosens every row and then must go back to 0."""
        if not self.values or min(self.values) >= 0:
            return
        loose = len(self.free) + len(self.basic)
        self.free.append(loose)
        for row in self.rows:
            row.append(-1)
        self._pivot(self.values.index(min(self.values)), len(self.free) - 1)
        if self._climb({loose: -1}) != 0:
            raise Contradiction
        if loose in self.basic:
            at = self.basic.index(loose)
            self._pivot(at, next(i for i, weight in enumerate(self.rows[at]) if weight))
        column = self.free.index(loose)
        del self.free[column]
        for row in self.rows:
            del row[column]

    def _climb(self, aim: Mapping[int, int]) -> int:
        """The largest value of the aim from where the table stands, times `unit`."""
        while (column := self._rising(aim)) is not None:
            self._pivot(self._first_limit(column), column)
        return sum(aim.get(y, 0) * value for y, value in zip(self.basic, self.values, strict=True))

    def _rising(self, aim: Mapping[int, int]) -> int | None:
        """The first free unknown that would raise the aim (Bland's rule: it never goes round in circles)."""
        weights = [aim.get(y, 0) for y in self.basic]
        aimed = [(weight, row) for weight, row in zip(weights, self.rows, strict=True) if weight]
        for y, column in sorted((y, column) for column, y in enumerate(self.free)):
            if aim.get(y, 0) * self.unit > sum(weight * row[column] for weight, row in aimed):
                return column
        return None

    def _first_limit(self, column: int) -> int:
        """The row that a rising unknown reaches first; of several the one of the first unknown."""
        best: tuple[int, int, int] | None = None  # value, weight, row
        for at, row in enumerate(self.rows):
            if (weight := row[column]) <= 0:
                continue
            ahead = self.values[at] * best[1] - best[0] * weight if best else -1
            if best is None or ahead < 0 or (ahead == 0 and self.basic[at] < self.basic[best[2]]):
                best = self.values[at], weight, at
        if best is None:
            raise ValueError("the rows do not bound it")
        return best[2]

    def _pivot(self, at: int, column: int) -> None:
        """Exchanges a basic and a free unknown."""
        row, weight, unit, value = self.rows[at], self.rows[at][column], self.unit, self.values[at]
        sign = 1 if weight > 0 else -1
        for other, its_row in enumerate(self.rows):
            if other == at:
                continue
            factor = its_row[column]
            made = [sign * (weight * a - factor * b) // unit for a, b in zip(its_row, row, strict=True)]
            made[column] = -sign * factor
            self.rows[other] = made
            self.values[other] = sign * (weight * self.values[other] - factor * value) // unit
        row[column] = unit
        if sign < 0:
            self.rows[at], self.values[at] = [-each for each in row], -value
        self.unit = abs(weight)
        self.basic[at], self.free[column] = self.free[column], self.basic[at]


def _whole(row: Sequence[Fraction]) -> list[int]:
    """The row times what makes it whole: what is left over of a limit is then counted in other units."""
    times = lcm(*(each.denominator for each in row))
    return [int(each * times) for each in row]
