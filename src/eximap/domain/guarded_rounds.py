"""All rounds that can be looked at, guarded as one: what may be shown of a round is the same wherever it is.

METHOD.md, "Releases and suppression": the audit runs over everything released so far. A round stands in
several tables: beside each team's latest, under its name, over time, on a basis that it was mapped to. Were
each guarded by itself, one would show what another hides, and whoever looked at both would know it. So every
sum of any of these tables (a row, a unit in it, by the tree of the rounds' days) is a grouping here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from eximap.domain.comparability import comparable
from eximap.domain.compared_figure import touchpoint_row
from eximap.domain.compared_rounds import LATEST, ComparedRounds, bases, chosen_of
from eximap.domain.mapping import Mapping
from eximap.domain.suppression import check_k
from eximap.domain.team_figure import Overall, of_team, relations_of
from eximap.domain.team_release import TeamRelease
from eximap.domain.team_suppression import Grouping, Place
from eximap.domain.team_table import TeamTable, guarded

ROUNDS_BACK = 4  # of a team that are shown beside each other


def looks(releases: Sequence[TeamRelease], mappings: Sequence[Mapping]) -> tuple[ComparedRounds, ...]:
    """The rounds of every table that can be asked for: on each basis the latest, those before, by name."""
    found = []
    for basis in bases(releases):
        asked = [(LATEST, back) for back in range(ROUNDS_BACK)] + [(name, 0) for name in basis.rounds]
        there = comparable(releases, basis.id, mappings)
        found += [chosen_of(there, releases, name, back) for name, back in asked]
    return tuple(look for look in found if look.releases)


def guarded_rounds(of: Sequence[ComparedRounds], k: int) -> TeamTable:
    """What may be shown of all these rounds, by `own_row` and round. Raises `Invalid` for a k under 3."""
    whole = {round_: release for look in of for round_, release in look.whole.items()}
    told = [(round_, it, _own_rows(it)) for round_, it in whole.items()]
    return guarded(
        [figure for round_, it, rows in told for figure in of_team(round_, it.release, rows)],
        [grouping for look in of for grouping in _groupings(look)],
        check_k(k),
        earlier=[f for round_, it, rows in told for was in it.earlier for f in of_team(round_, was, rows)],
        relations=[
            relation for round_, it, rows in told for relation in relations_of(round_, it.release, rows)
        ],
    )


def own_row(touchpoint: str) -> str:
    """The row of a touchpoint by the id that its own round has for it."""
    return touchpoint_row(touchpoint)


def _own_rows(it: TeamRelease) -> dict[str, str]:
    return {touchpoint.id: own_row(touchpoint.id) for touchpoint in it.touchpoints}


def _groupings(look: ComparedRounds) -> Iterator[Grouping]:
    """The rows of a table, and in each of them the units of the tree."""
    sums: dict[tuple[str, tuple[str, ...]], set[Place]] = defaultdict(set)
    for it in look.releases:
        rows = [(touchpoint_row(t.key), own_row(t.id)) for t in it.touchpoints]
        rows += [(overall.value, overall.value) for overall in Overall]
        for unit in _units(it.path):
            for row, own in rows:
                sums[row, unit].add((own, it.round))
    yield from (Grouping(frozenset(places)) for places in sums.values())


def _units(path: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """All teams together, and each unit above the team."""
    return (path[:depth] for depth in range(max(1, len(path))))
