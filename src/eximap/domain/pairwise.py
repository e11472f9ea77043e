"""Which teams differ from which, without a league table (METHOD.md, Comparing teams).

Up to 20 teams share letters: two without a common letter differ by Welch's test, Holm's adjustment over all
pairs (Welch 1947; Holm 1979; letters as Piepho 2004 inserts and absorbs them). A shared letter is "no
difference shown", which is not "equal". More teams are each held against the common mean, by Benjamini &
Hochberg 1995 at 5 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import fsum, inf, sqrt
from string import ascii_lowercase

from eximap.domain.group import ROUNDING, Group
from eximap.domain.quantile import student_t_tail

LEVEL = 0.05
LETTERS_MAX = 20


def letters(groups: Sequence[Group], msw: float) -> tuple[str, ...]:
    """Each team's letters, in the order of the groups; `msw` stands in where neither of two teams varies."""
    pairs = list(combinations(range(len(groups)), 2))
    within = sum(group.n for group in groups) - len(groups)
    ps = holm([welch_p(groups[a], groups[b], msw, within) for a, b in pairs])
    return lettered(len(groups), [pair for pair, p in zip(pairs, ps, strict=True) if p < LEVEL])


def lettered(teams: int, different: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Letters such that two of the teams share one exactly if they are not among the `different` pairs."""
    columns: list[frozenset[int]] = [frozenset(range(teams))]
    for a, b in different:
        split = [part for column in columns for part in _apart(column, a, b)]
        columns = [one for one in dict.fromkeys(split) if not any(one < other for other in split)]
    columns.sort(key=sorted)
    return tuple(
        "".join(_letter(at) for at, column in enumerate(columns) if team in column) for team in range(teams)
    )


def _apart(column: frozenset[int], a: int, b: int) -> tuple[frozenset[int], ...]:
    return (column - {a}, column - {b}) if {a, b} <= column else (column,)


def _letter(at: int) -> str:
    """a…z, then a2…z2 and so on."""
    again, place = divmod(at, len(ascii_lowercase))
    return f"{ascii_lowercase[place]}{again + 1 if again else ''}"


def welch_p(one: Group, other: Group, msw: float, within: int) -> float:
    """Welch's two-sided p for a difference of two means; 1 where a team has fewer than two people.

    Where neither varies there is no such test: then it is Student's with the spread within all teams, `msw`,
    and its degrees of freedom `within`.
    """
    if one.variance is None or other.variance is None:
        return 1.0
    gap = one.total / one.n - other.total / other.n
    a, b = one.variance / one.n, other.variance / other.n
    if not a + b:
        return _p(gap, sqrt(msw * (1 / one.n + 1 / other.n)), within, one.squares + other.squares)
    df = (a + b) ** 2 / (a * a / (one.n - 1) + b * b / (other.n - 1))
    return _p(gap, sqrt(a + b), df, 0.0)


def _p(gap: float, error: float, df: float, squares: float) -> float:
    """The p of a gap; one that is rounding only is none."""
    if gap * gap <= ROUNDING * squares:
        return 1.0
    return student_t_tail(gap / error if error else inf, df)


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Holm's adjusted p values, in the order given."""
    adjusted, most = [0.0] * len(ps), 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        most = max(most, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = most
    return tuple(adjusted)


def against_common(groups: Sequence[Group], msw: float) -> tuple[bool, ...]:
    """Whether each team differs from the mean of all people, by the spread within all teams.

    t = (yᵢ − ȳ) / √(MSW (1 / nᵢ − 1 / N)) with N − J degrees of freedom (Nelson's analysis of means 1983).
    """
    n = sum(group.n for group in groups)
    centre, squares = fsum(group.total for group in groups) / n, fsum(group.squares for group in groups) / n
    return rejected(
        [
            _p(group.total / group.n - centre, sqrt(msw * (1 / group.n - 1 / n)), n - len(groups), squares)
            for group in groups
        ]
    )


def rejected(ps: Sequence[float]) -> tuple[bool, ...]:
    """Which of the hypotheses Benjamini & Hochberg's procedure rejects at 5 %, in the order given."""
    ordered = sorted(ps)
    passing = [p for rank, p in enumerate(ordered, start=1) if p <= LEVEL * rank / len(ps)]
    return tuple(bool(passing) and p <= passing[-1] for p in ps)
