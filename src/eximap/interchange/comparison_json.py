"""A comparison for other programs: plain figures, None where there is none or where nobody may see it."""

from __future__ import annotations

from math import isfinite
from typing import Any

from eximap.domain.comparison import ComparedTeam, Comparison

_OF_VARIATION = ("msb", "msw", "f", "icc1", "icc1_k0", "icc2", "rwg_mean", "rwg_median")


def comparison_json(found: Comparison) -> dict[str, Any]:
    """The figures by name, in the order of docs/formats.md; an F without bounds has no number in JSON."""
    figures = {name: getattr(found.variation, name) for name in _OF_VARIATION}
    return {
        "n": found.n,
        "k": found.k,
        **{name: value if value is None or isfinite(value) else None for name, value in figures.items()},
        "mu": found.mu,
        "tau": found.tau,
        "differ": found.differ,
        "reason": found.undecided,
        "teams": [_team(team) for team in found.teams],
    }


def _team(team: ComparedTeam) -> dict[str, Any]:
    return {
        "team": team.team,
        "n": team.n,
        "mean": team.mean,
        "estimate": team.estimate,
        "low": team.low,
        "high": team.high,
        "letters": team.letters,
        "differs": team.differs,
        "suppressed": team.suppressed,
    }
