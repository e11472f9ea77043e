"""Do teams differ at all, and do people within a team agree (METHOD.md, Comparing teams).

One-way analysis of variance; ICC(1) and ICC(2) as Bliese 2000 and R's `multilevel` have them, beside ICC(1)
with k₀ (Snedecor & Cochran); r_wg as James, Demaree & Wolf 1984, against the uniform distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf
from statistics import median

from eximap.domain.group import ROUNDING, Group
from eximap.domain.interval import average
from eximap.domain.quantile import f_tail
from eximap.domain.scale import Scale


@dataclass(frozen=True, slots=True)
class Variation:
    """What one analysis of variance says; None where there is no such number.

    `f` is infinite and `p` 0 where teams differ and nobody within a team does.
    """

    n: int
    msb: float | None
    msw: float | None
    f: float | None
    p: float | None
    icc1: float | None
    icc1_k0: float | None
    icc2: float | None
    rwg_mean: float | None
    rwg_median: float | None


def variation(groups: Sequence[Group], scale: Scale) -> Variation:
    """The figures of the groups that have people; `scale` is for r_wg alone."""
    there = [group for group in groups if group.n]
    n, teams = sum(group.n for group in there), len(there)
    msb = _between(there) / (teams - 1) if teams > 1 else None
    msw = fsum(group.within for group in there) / (n - teams) if n > teams else None
    f = _ratio(msb, msw)
    agreements = [r for group in there if (r := agreement(group, scale)) is not None]
    return Variation(
        n=n,
        msb=msb,
        msw=msw,
        f=f,
        p=None if f is None else f_tail(f, teams - 1, n - teams),
        icc1=_icc1(msb, msw, n / teams) if teams else None,
        icc1_k0=_icc1(msb, msw, _k0(there)) if teams > 1 else None,
        icc2=None if msb is None or msw is None or not msb else (msb - msw) / msb,
        rwg_mean=average(agreements) if agreements else None,
        rwg_median=median(agreements) if agreements else None,
    )


def agreement(group: Group, scale: Scale) -> float | None:
    """r_wg: 1 − s² / ((A² − 1) / 12) with A steps on the scale, 0 outside 0–1; None for one person."""
    steps = scale.high - scale.low + 1
    if group.variance is None:
        return None
    return max(0.0, 1 - group.variance / ((steps * steps - 1) / 12))


def _between(groups: Sequence[Group]) -> float:
    """The teams' share of the sum of squares, exactly 0 where only rounding is left."""
    centre = fsum(group.total for group in groups) / sum(group.n for group in groups)
    found = fsum(group.n * (group.total / group.n - centre) ** 2 for group in groups)
    return found if found > ROUNDING * fsum(group.squares for group in groups) else 0.0


def _ratio(msb: float | None, msw: float | None) -> float | None:
    if msb is None or msw is None or not (msb or msw):
        return None
    return msb / msw if msw else inf


def _icc1(msb: float | None, msw: float | None, size: float) -> float | None:
    if msb is None or msw is None or not (msb or msw):
        return None
    return (msb - msw) / (msb + (size - 1) * msw)


def _k0(groups: Sequence[Group]) -> float:
    """The size that unequal teams are worth: (N − Σnᵢ² / N) / (J − 1)."""
    n = sum(group.n for group in groups)
    return (n - sum(group.n**2 for group in groups) / n) / (len(groups) - 1)
