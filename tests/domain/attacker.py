"""An attacker: somebody with everything that was ever shown, a solver, and perhaps a sheet of their own.

Written apart from the audit, and knowing more than any reader: who answered where, and who came late. Every
single score is an unknown on −2…+2; what was told are sums of them. scipy's linear programmes say between
what values a score, or the total of a few, must lie; as scores are whole, a single whole number in between is
known. What n, Σx and Σx² say together is tried out over all ways to score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations_with_replacement
from math import ceil, floor

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

LOW, HIGH = -2, 2
CLOSE = 1e-6

Weights = Mapping[Hashable, float]


@dataclass
class Attacker:
    """What somebody knows: sums of unknown scores, each with its lowest and highest value."""

    sums: list[tuple[dict[Hashable, float], float, float]] = field(default_factory=list)
    solved: dict[Hashable, Programme] = field(default_factory=dict)

    def learn(self, weights: Weights, low: float, high: float | None = None) -> None:
        """That a weighed sum of scores is `low`, or lies between both."""
        self.sums.append((dict(weights), low, low if high is None else high))
        self.solved.clear()

    def least(self, weights: Weights) -> float:
        """The least value that a weighed sum can have."""
        part = self.solved.get(next(iter(weights)))
        if part is None or not weights.keys() <= part.names.keys():
            part = Programme.of(self._joined(set(weights)), weights)
            self.solved |= dict.fromkeys(part.names, part)
        return part.least(weights)

    def knows(self, true: Mapping[Hashable, int]) -> bool:
        """Whether the total of these scores can only be what it is.

        What is `true` only saves work: it is possible, so that one other whole number is enough.
        """
        weights, total = dict.fromkeys(true, 1.0), sum(true.values())
        least = self.least(weights)
        return (
            ceil(least - 100 * CLOSE) >= total >= floor(100 * CLOSE - self.least(dict.fromkeys(true, -1.0)))
        )

    def _joined(self, wanted: set[Hashable]) -> list[tuple[dict[Hashable, float], float, float]]:
        """The sums that have to do with these scores, directly or by others."""
        joined: list[tuple[dict[Hashable, float], float, float]] = []
        left = list(self.sums)
        while found := [one for one in left if wanted & one[0].keys()]:
            joined += found
            left = [one for one in left if not wanted & one[0].keys()]
            wanted = wanted.union(*(one[0] for one in found))
        return joined


@dataclass
class Programme:
    """Sums that hang together, as scipy wants them."""

    names: dict[Hashable, int]
    rows: csr_array
    limits: list[float]

    @classmethod
    def of(cls, sums: Sequence[tuple[dict[Hashable, float], float, float]], more: Weights) -> Programme:
        ordered = sorted({name for one in sums for name in one[0]} | set(more), key=repr)
        names = {name: at for at, name in enumerate(ordered)}
        rows, limits = np.zeros((2 * len(sums), len(names))), []
        for at, (weights, low, high) in enumerate(sums):
            for name, weight in weights.items():
                rows[2 * at, names[name]] += weight
            rows[2 * at + 1] = -rows[2 * at]
            limits += [high + CLOSE, CLOSE - low]
        return cls(names, csr_array(rows), limits)

    def least(self, weights: Weights) -> float:
        aim = np.zeros(len(self.names))
        for name, weight in weights.items():
            aim[self.names[name]] += weight
        given = {"A_ub": self.rows, "b_ub": self.limits} if self.limits else {}
        end = linprog(aim, bounds=(LOW, HIGH), **given)
        assert end.status == 0, "what was told contradicts itself"
        return float(end.fun)


@lru_cache(maxsize=4096)
def ways(n: int, total: int, squares: int) -> tuple[tuple[int, ...], ...]:
    """All scores of n people with these sums."""
    return tuple(
        way
        for way in combinations_with_replacement(range(LOW, HIGH + 1), n)
        if sum(way) == total and sum(score * score for score in way) == squares
    )


def everybodys(n: int, total: float, squares: float, mine: int | None = None) -> bool:
    """Whether n, Σx and Σx² tell each person's score, or each other's to somebody who gave `mine`."""
    possible: set[frozenset[int]] = set()
    for way in ways(n, round(total), round(squares)):
        others = list(way)
        if mine is not None:
            if mine not in others:
                continue
            others.remove(mine)
        possible.add(frozenset(others))
    return len(possible) == 1 and len(next(iter(possible))) == 1


def alike(people: Iterable[Hashable], attended: Mapping[Hashable, Sequence[Hashable]]) -> Iterator[Hashable]:
    """One person of each kind: those who answered the same are told apart by nothing."""
    kinds: dict[tuple[Hashable, ...], Hashable] = defaultdict()
    for person in people:
        kinds.setdefault(tuple(attended[person]), person)
    yield from kinds.values()
