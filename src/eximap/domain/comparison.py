"""Teams side by side: whether they differ at all, an estimate each, and never a rank (METHOD.md, Comparing
teams; Releases and suppression).

Everything covers the shown teams only: figures over hidden ones would give them away by subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isclose, sqrt

from eximap.domain import one_voice, pairwise
from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.interval import UPPER, average
from eximap.domain.quantile import student_t
from eximap.domain.scale import Scale
from eximap.domain.suppression import check_k, count_in_words, shown_parts
from eximap.domain.team_estimate import Posterior, posterior, prior_on
from eximap.domain.variation import Variation, variation

LEVEL = 0.05
UNSEEN = 1e-6  # of the scale's width: a standard deviation that nobody sees


_WHOLE = 1.0


class Hidden(StrEnum):
    """Why a team has no figures: fewer than k people, or hidden so that others are not given away."""

    FEW = "few"
    COMPLEMENT = "complement"


class Undecided(StrEnum):
    """Why nobody can say whether teams differ."""

    FEWER_THAN_TWO_TEAMS = "fewer-than-two-teams"
    ONE_PERSON_A_TEAM = "one-person-a-team"
    NO_VARIATION = "no-variation"


@dataclass(frozen=True, slots=True)
class ComparedTeam:
    """One team; all figures None where it is `hidden` or has nobody.

    Where nearly all gave the same score there is a `band` instead, which holds the mean (`one_voice`).
    `mean` is the raw one with its t interval, `estimate` the hierarchical one with `low` and `high`. There
    are `letters` up to 20 shown teams, and beyond that `differs` (from the common mean).
    """

    team: str
    n: int | None
    mean: float | None = None
    mean_low: float | None = None
    mean_high: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    letters: str | None = None
    differs: bool | None = None
    hidden: Hidden | None = None
    band: tuple[float, float] | None = None

    @property
    def suppressed(self) -> bool:
        """Whether there are figures that nobody may see."""
        return self.hidden is not None or self.band is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that may be said of some teams, on their own `scale`; the teams alphabetically.

    `n`, μ, τ and `variation` cover the shown teams. `differ` is the answer of the F test at 5 %; None has a
    reason, `undecided`. No team is said to differ where `differ` is not True, so that at most one in twenty
    comparisons of equal teams claims anything.
    """

    scale: Scale
    k: int
    variation: Variation
    mu: float | None
    tau: float | None
    teams: tuple[ComparedTeam, ...]
    differ: bool | None
    undecided: Undecided | None

    @property
    def n(self) -> int:
        """The people behind the shown teams."""
        return self.variation.n

    @property
    def shown(self) -> tuple[ComparedTeam, ...]:
        """The teams with figures."""
        return tuple(team for team in self.teams if team.n and not team.suppressed)


def compare(groups: Sequence[Group], scale: Scale, k: int) -> Comparison:
    """The comparison of these teams; none with fewer than `k` people is shown, and 1 hides nobody.

    Raises Invalid for k = 2 or under 1, for a team that is named twice and for a scale without width.
    """
    ordered = _checked(groups, scale)
    teams = _hidden_or_not(ordered, 1 if k == 1 else check_k(k), scale)
    shown = [group for group, team in zip(ordered, teams, strict=True) if team.n and not team.suppressed]
    found = variation(shown, scale)
    undecided = _undecided(shown, found)
    differ = None if undecided else found.p is not None and found.p < LEVEL
    believed = _believed(shown, found, scale)
    figures = _figures(shown, found, believed, scale, differ)
    return Comparison(
        scale=scale,
        k=k,
        variation=found,
        mu=_mu(shown, believed),
        tau=_tau(shown, believed, found),
        teams=tuple(next(figures) if team.n and not team.suppressed else team for team in teams),
        differ=differ,
        undecided=undecided,
    )


def alphabetical(name: str) -> list[int | str]:
    """What names are ordered by: letters of either case alike, numbers by their size."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if at % 2 else part for at, part in enumerate(parts)]


def _checked(groups: Sequence[Group], scale: Scale) -> list[Group]:
    if len({group.team for group in groups}) < len(groups):
        raise Invalid("teams", "taken")
    if not scale.low < scale.high:
        raise Invalid("scale", "empty", low=scale.low, high=scale.high)
    return sorted(groups, key=lambda group: (alphabetical(group.team), group.team))


def _hidden_or_not(groups: Sequence[Group], threshold: int, scale: Scale) -> list[ComparedTeam]:
    """The teams without figures: those of fewer than `threshold` people, and who else is hidden with them.

    A team that nobody answered for is told as it is: to hide it would hide nobody.
    """
    parts = iter(shown_parts([group.n for group in groups if group.n], threshold))
    step = _WHOLE if all(_whole(group) for group in groups) else None
    teams = []
    for group in groups:
        n = next(parts) if group.n else 0
        hidden = None if n is not None else _why(group.n, threshold)
        alike = bool(n) and threshold > 1 and one_voice.one_voice(group, scale, step)
        band = one_voice.band(group, scale) if alike else None
        teams.append(ComparedTeam(group.team, n, hidden=hidden, band=band))
    return teams


def _whole(group: Group) -> bool:
    """Whether its sums may be those of whole scores."""
    return all(isclose(each, round(each), abs_tol=UNSEEN) for each in (group.total, group.squares))


def _why(n: int, threshold: int) -> Hidden:
    return Hidden.FEW if count_in_words(n, threshold) else Hidden.COMPLEMENT


def _undecided(shown: Sequence[Group], found: Variation) -> Undecided | None:
    if len(shown) < 2:
        return Undecided.FEWER_THAN_TWO_TEAMS
    if found.msw is None:
        return Undecided.ONE_PERSON_A_TEAM
    return Undecided.NO_VARIATION if found.f is None else None


def _believed(shown: Sequence[Group], found: Variation, scale: Scale) -> Posterior | None:
    """The hierarchical estimate; None where nothing says how far a raw mean may miss."""
    if found.msw is None or not (found.msw or found.msb):
        return None
    # Where nobody differs within a team raw means miss nothing; a width of nought can't be put on a grid.
    variance = found.msw or (UNSEEN * (scale.high - scale.low)) ** 2
    means, errors = [group.total / group.n for group in shown], [sqrt(variance / group.n) for group in shown]
    return posterior(means, errors, prior_on(scale))


def _mu(shown: Sequence[Group], believed: Posterior | None) -> float | None:
    """The common mean; where all are equal, what all say."""
    if believed is not None:
        return believed.mu
    values = [group.total / group.n for group in shown]
    return average(values) if values and sum(group.n for group in shown) > len(shown) else None


def _tau(shown: Sequence[Group], believed: Posterior | None, found: Variation) -> float | None:
    """How widely teams scatter: nothing to be said of one, and 0 where all are equal."""
    if len(shown) < 2 or found.msw is None:
        return None
    return believed.tau if believed else 0.0


def _figures(
    shown: Sequence[Group], found: Variation, believed: Posterior | None, scale: Scale, differ: bool | None
) -> Iterator[ComparedTeam]:
    """The teams with raw mean, estimate and what tells them apart; intervals are clamped to the scale."""
    for place, (group, (letters, differs)) in enumerate(zip(shown, _told(shown, found, differ), strict=True)):
        mean = group.total / group.n
        estimate, low, high = None if found.msw is None else mean, None, None
        if believed is not None and found.msw:
            team = believed.estimate(place)
            estimate, (low, high) = team.value, _clamped(team.low, team.high, scale)
        yield ComparedTeam(
            group.team, group.n, mean, *_raw_interval(group, scale), estimate, low, high, letters, differs
        )


def _raw_interval(group: Group, scale: Scale) -> tuple[float, float] | tuple[None, None]:
    """Student's interval of the raw mean; there is none without spread (METHOD.md, Intervals)."""
    if not group.variance:
        return None, None
    mean, half = group.total / group.n, student_t(UPPER, group.n - 1) * sqrt(group.variance / group.n)
    return _clamped(mean - half, mean + half, scale)


def _clamped(low: float, high: float, scale: Scale) -> tuple[float, float]:
    return max(low, scale.low), min(high, scale.high)


def _told(
    shown: Sequence[Group], found: Variation, differ: bool | None
) -> list[tuple[str | None, bool | None]]:
    """The letters of each team, or whether it differs from the common mean."""
    if len(shown) < 2:
        return [(None, None)] * len(shown)
    if len(shown) > pairwise.LETTERS_MAX:
        apart = pairwise.against_common(shown, found.msw or 0.0) if differ else [differ] * len(shown)
        return [(None, differs) for differs in apart]
    texts = pairwise.letters(shown, found.msw or 0.0) if differ else ["a"] * len(shown)
    return [(text, None) for text in texts]
