"""What follows from a table of teams: pains of the system, bright spots, the authority map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from eximap.domain.authority_map import AuthorityRow, authority_map
from eximap.domain.bright_spot import BrightSpot, bright_spots, of_playbook
from eximap.domain.compare_table import Table
from eximap.domain.compared_figure import touchpoint_row
from eximap.domain.playbook import Entry
from eximap.domain.same_pain import SamePain
from eximap.domain.system_pain import Escalation, SystemPain, suggestions, system_pains
from eximap.domain.team_release import SharedPain, TeamRelease


@dataclass(frozen=True, slots=True)
class Findings:
    """Rows are named by the guarded table; `names` are their touchpoints’, `entries` the playbook’s by id.

    `alike` are pains that a person may say to be one, `words` what was said so far.
    """

    pains: tuple[SystemPain, ...]
    spots: tuple[BrightSpot, ...]
    authority: tuple[AuthorityRow, ...]
    names: Mapping[str, str]
    entries: Mapping[str, Entry]
    alike: tuple[tuple[SharedPain, ...], ...] = ()
    words: tuple[SamePain, ...] = ()


def where(found: Findings, teams: Collection[str]) -> Findings:
    """What concerns one of these teams at least; every figure stays the one over all compared teams."""
    return replace(
        found,
        pains=tuple(pain for pain in found.pains if not set(pain.teams).isdisjoint(teams)),
        spots=tuple(spot for spot in found.spots if spot.team in teams),
        authority=tuple(
            row for row in found.authority if any(one.team in teams for one in (*row.gaps, *row.missing))
        ),
    )


def findings_of(
    table: Table,
    entries: Sequence[Entry],
    escalations: Sequence[Escalation] = (),
    words: Sequence[SamePain] = (),
) -> Findings:
    """The findings of the compared touchpoints; `entries` are what the playbook may tell of a bright spot."""
    rows = {touchpoint_row(t.key): t.name for t in table.touchpoints}
    shared = under_labels(table)
    labels = {team.of.name: team.label for team in table.teams}
    playbook = of_playbook(entries, {name: row for row, name in rows.items()}, labels)
    authority = authority_map(table.told, table.guarded)
    return Findings(
        pains=system_pains(shared, table.k, words, escalations),
        spots=bright_spots(table.guarded, rows, playbook),
        authority=tuple(row for row in authority if row.touchpoint in rows and (row.gaps or row.missing)),
        names=rows,
        entries={entry.id: entry for entry in entries},
        alike=suggestions(shared, table.k, words),
        words=tuple(words),
    )


def under_labels(table: Table) -> list[TeamRelease]:
    """The compared releases under the table's names of their teams."""
    return [replace(team.of, team=team.label) for team in table.teams]
