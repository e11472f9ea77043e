"""Bright spots: where one team stands out for the better, beyond noise.

METHOD.md, "Comparing teams": a team's mean at a touchpoint against that of all the others together, over all
teams and touchpoints at once by Benjamini & Hochberg 1995 at 5 %. Of Welch's test (1947) and the one by the
spread within all teams the less certain counts: near an end of the scale a team of few has a high mean and
little spread together, and Welch alone claimed something in 9 % of simulated organisations without any
difference, both together in 2 %. Only what the guarded table shows exactly takes part (`team_table`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from eximap.domain.group import Group, each_others, to_estimate
from eximap.domain.interval import Difference, Estimate, welch
from eximap.domain.pairwise import rejected, welch_p
from eximap.domain.playbook import Entry
from eximap.domain.quantile import student_t_tail
from eximap.domain.team_suppression import Place
from eximap.domain.team_table import TeamTable


@dataclass(frozen=True, slots=True)
class BrightSpot:
    """One team at one row of the table: its mean, that of the `others` together, and how far it is above.

    `entry` is the id of what the playbook tells of it, None where it tells nothing.
    """

    row: str
    team: str
    mean: Estimate
    others: Estimate
    above: Difference
    entry: str | None = None


def bright_spots(
    table: TeamTable, rows: Collection[str], playbook: Mapping[Place, str] | None = None
) -> tuple[BrightSpot, ...]:
    """All bright spots in these rows, the largest difference first; `playbook` has entries by place."""
    cells = [(row, *parted) for row in rows for parted in _against_others(table.groups(row))]
    if not cells:
        return ()
    beyond = rejected([p for *_, p in cells])
    found = (
        _spot(row, own, others, (playbook or {}).get((row, own.team)))
        for (row, own, others, _), is_beyond in zip(cells, beyond, strict=True)
        if is_beyond
    )
    return tuple(sorted((s for s in found if s), key=lambda s: (-s.above.value, s.row, s.team)))


def of_playbook(
    entries: Iterable[Entry], names: Mapping[str, str], teams: Mapping[str, str]
) -> dict[Place, str]:
    """Where the playbook tells of a team's own practice: entries by the touchpoint's name and the team's.

    `names` are the rows by name, `teams` the table's teams by the name under which they keep entries. Of
    several entries the one with evidence comes first, then the latest.
    """
    rows = {_folded(name): row for name, row in names.items()}
    whose = {_folded(name): team for name, team in teams.items()}
    found: dict[Place, str] = {}
    for entry in sorted(entries, key=lambda e: (e.measured(), e.reviewed_on, e.id)):
        row, team = rows.get(_folded(entry.moment.name)), whose.get(_folded(entry.team))
        if row is not None and team is not None:
            found[row, team] = entry.id
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _against_others(groups: tuple[Group, ...]) -> list[tuple[Group, Group, float]]:
    """Each team, all others as one, and how probable so large a difference is where there is none."""
    if len(groups) < 2:
        return []
    df = sum(group.n for group in groups) - len(groups)
    msw = fsum(group.within for group in groups) / df
    parted = zip(groups, each_others(groups), strict=True)
    return [(own, others, _p(own, others, msw, df)) for own, others in parted]


def _p(own: Group, others: Group, msw: float, df: int) -> float:
    """The larger p of both tests; 1 where nobody varies, which is nothing to go by."""
    if not msw or not own.n or not others.n:
        return 1.0
    gap = own.total / own.n - others.total / others.n
    pooled = student_t_tail(gap / sqrt(msw * (1 / own.n + 1 / others.n)), df)
    return max(pooled, welch_p(own, others, msw, df))


def _spot(row: str, own: Group, others: Group, entry: str | None) -> BrightSpot | None:
    mean, rest = to_estimate(own), to_estimate(others)
    if mean is None or rest is None or mean.value <= rest.value:
        return None
    return BrightSpot(row, own.team, mean, rest, welch(mean, rest), entry)
