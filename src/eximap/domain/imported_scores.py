"""Scores from another tool as releases: what a table of teams comes to stands beside other teams' rounds.

A row of the table is an answer; several of one person at one touchpoint count once, as their mean. Scores on
another scale are mapped linearly onto −2…+2. What comes of it is a release like any other: figures for fewer
than k people are withheld (METHOD.md, "Releases and suppression"), and only n, Σx and Σx² are behind a mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from eximap.domain.comparison import alphabetical
from eximap.domain.group import Group, to_estimate
from eximap.domain.interval import Estimate
from eximap.domain.release import Missing, Mode, Release, TouchpointFigure, peak_and_pit
from eximap.domain.suppression import check_k, detail, dots_from, shown_count
from eximap.domain.team_release import TeamRelease, TeamTouchpoint

Counts = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """One team at one touchpoint of one round: n, Σx and Σx² on −2…+2, a score a person.

    `counts` say how many gave −2, −1, 0, +1 and +2; None where somebody's score is none of these. Touchpoint
    and round are empty where the table has no such column.
    """

    team: str
    round: str
    touchpoint: str
    n: int
    total: float
    squares: float
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class SheetSum:
    """The `people` of a team in a round; n, Σx and Σx² of the means of those who answered twice or more."""

    team: str
    round: str
    people: int
    n: int
    total: float
    squares: float


@dataclass(frozen=True, slots=True)
class Brought:
    """One table as it was brought: under which title it is compared, in which language, with which k."""

    id: str
    title: str
    locale: str
    k: int
    day: date


@dataclass(frozen=True, slots=True)
class RawScores:
    """The raw rounds of a table that are kept beside the store, by the digest of the file they came in."""

    id: str
    title: str
    digest: str
    rows: int
    at: datetime


def team_releases(
    sums: Sequence[ScoreSum], sheets: Iterable[SheetSum], brought: Brought
) -> tuple[TeamRelease, ...]:
    """A release for every team in every round, by round and team. Raises Invalid for a k under 3.

    A round has one id whichever table brings it, so that a later one replaces what an earlier one said of it.
    """
    check_k(brought.k)
    rounds: dict[str, dict[str, list[ScoreSum]]] = defaultdict(lambda: defaultdict(list))
    for one in sums:
        rounds[one.round][one.team].append(one)
    whole = {(one.round, one.team): one for one in sheets}
    made = []
    for name in sorted(rounds, key=alphabetical):
        asked = sorted({s.touchpoint for team in rounds[name].values() for s in team}, key=alphabetical)
        for team in sorted(rounds[name], key=alphabetical):
            of = {one.touchpoint: one for one in rounds[name][team]}
            made.append(
                _team_release(team, name, [of.get(t) for t in asked], asked, whole.get((name, team)), brought)
            )
    return tuple(made)


def without_counts(it: TeamRelease) -> TeamRelease:
    """The means alone: beside an earlier release counts tell how many of those between gave which score."""
    figures = tuple(replace(figure, counts=None, split=None) for figure in it.release.touchpoints)
    return replace(it, release=replace(it.release, touchpoints=figures))


def _team_release(
    team: str,
    round_: str,
    sums: Sequence[ScoreSum | None],
    asked: Sequence[str],
    sheets: SheetSum | None,
    brought: Brought,
) -> TeamRelease:
    points = tuple(TeamTouchpoint(t or brought.title, t or brought.title, t or brought.title) for t in asked)
    figures = tuple(_figure(p.id, one, brought.k) for p, one in zip(points, sums, strict=True))
    people = sheets.people if sheets else max(one.n for one in sums if one)
    return TeamRelease(
        team=_id("team", team),
        path=(team,),
        head_count=None,
        journey=_id("scores", brought.title),
        title=brought.title,
        locale=brought.locale,
        template=None,
        template_version=None,
        touchpoints=points,
        round_name=round_,
        day=brought.day,
        release=_release(team, round_, figures, people, sheets, brought),
    )


def _release(
    team: str,
    round_: str,
    figures: tuple[TouchpointFigure, ...],
    people: int,
    sheets: SheetSum | None,
    brought: Brought,
) -> Release:
    shown = shown_count(people, brought.k)
    peak, pit = peak_and_pit(figures) if shown else ((), ())
    return Release(
        id=_id(brought.id, round_, team),
        round_id=_id("round", brought.title, round_, team),
        number=1,
        on=brought.day,
        mode=Mode.NOT_STORED,
        k=brought.k,
        sheets=shown,
        touchpoints=figures,
        end=None,
        remembered=None,
        remembered_opposite=None,
        remembered_values=None,
        mean=_mean(sheets, brought.k) if shown else None,
        mean_values=None,
        trend=None,
        spread=None,
        all_in_all=None,
        all_in_all_counts=None,
        peak=peak,
        pit=pit,
        stays=(),
        memory=None,
        gains=None,
        missing=(Missing.NO_END,) if shown else (Missing.TOO_FEW_SHEETS,),
        forecasts=(),
    )


def _mean(sheets: SheetSum | None, k: int) -> Estimate | None:
    if sheets is None or sheets.n < k:
        return None
    return to_estimate(Group(sheets.team, sheets.n, sheets.total, sheets.squares))


def _figure(touchpoint: str, of: ScoreSum | None, k: int) -> TouchpointFigure:
    n = of.n if of else 0
    mean = to_estimate(Group(of.team, n, of.total, of.squares)) if of and n >= k else None
    counts = of.counts if of and n >= dots_from(k) else None
    split = (sum(counts[:2]), sum(counts[3:])) if counts else None
    return TouchpointFigure(
        touchpoint=touchpoint,
        people=shown_count(n, k),
        mean=mean,
        detail=detail(n, k),
        quartiles=None,
        counts=counts,
        not_met=None,
        skipped=None,
        split=split if split and min(split) >= k else None,
    )


def _id(*parts: str) -> str:
    """The same for the same names, whatever they are written with."""
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
