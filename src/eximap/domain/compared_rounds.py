"""Which rounds of the teams are compared: on one basis, of each team the latest or the one under a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eximap.domain import comparability
from eximap.domain.comparability import Comparable, LeftOut, LeftOutAt
from eximap.domain.mapping import Mapping as TouchpointMapping
from eximap.domain.mapping import basis
from eximap.domain.team_release import TeamRelease

LATEST = ""  # the name under which each team's latest round is chosen


@dataclass(frozen=True, slots=True)
class Basis:
    """What rounds have to share; `title` is of its latest journey, `rounds` the names to choose from."""

    id: str
    title: str
    version: int | None
    teams: int
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedRounds:
    """One round a team, as it is compared; `whole` are the same releases with all that they asked, by round.

    `left_out` are teams on another basis, `absent` those without a round of that name, `left_out_at` the
    touchpoints at which a team is not compared.
    """

    releases: tuple[TeamRelease, ...]
    whole: Mapping[str, TeamRelease]
    left_out: tuple[LeftOut, ...]
    left_out_at: tuple[LeftOutAt, ...]
    absent: tuple[TeamRelease, ...]


def whose(of: TeamRelease) -> tuple[str, ...]:
    """What tells a team from the others: its id, else its path, else the journey of a team without a name."""
    return (of.team,) if of.team else of.path or (of.journey,)


def bases(releases: Sequence[TeamRelease]) -> tuple[Basis, ...]:
    """What can be compared, the basis of most teams first."""
    return tuple(
        _basis(id, [of for of in releases if basis(of) == id]) for id in comparability.bases(releases)
    )


def _basis(id: str, releases: Sequence[TeamRelease]) -> Basis:
    latest = max(releases, key=lambda of: (of.day, of.round))
    days = {of.round_name: of.day for of in sorted(releases, key=lambda of: of.day) if of.round_name}
    rounds = tuple(sorted(days, key=lambda name: (days[name], name), reverse=True))
    version = latest.template_version if latest.template else None
    return Basis(id, latest.title, version, len({whose(of) for of in releases}), rounds)


def compared_rounds(
    releases: Sequence[TeamRelease],
    mappings: Sequence[TouchpointMapping],
    on: str,
    name: str = LATEST,
    back: int = 0,
) -> ComparedRounds:
    """The rounds that are compared on that basis, and what is not, with the reason.

    Of each team it is the latest, or the one that lies so many rounds `back`.
    """
    found = comparability.comparable(releases, on, mappings)
    return chosen_of(found, releases, name, back)


def chosen_of(
    found: Comparable, releases: Sequence[TeamRelease], name: str = LATEST, back: int = 0
) -> ComparedRounds:
    """The same out of all `releases`, as far as they are comparable on the basis of `found`."""
    chosen = _latest((of for of in found.releases if name in {LATEST, of.round_name}), back)
    taking_part = {whose(of) for of in chosen}
    rounds = {of.round for of in chosen}
    others = {one.team_release.round: one for one in found.left_out}
    apart = _latest(of.team_release for of in found.left_out if whose(of.team_release) not in taking_part)
    return ComparedRounds(
        releases=chosen,
        whole={of.round: of for of in releases if of.round in rounds},
        left_out=tuple(others[of.round] for of in apart),
        left_out_at=tuple(one for one in found.left_out_at if one.round in rounds),
        absent=_latest(of for of in found.releases if whose(of) not in taking_part),
    )


def _latest(releases: Iterable[TeamRelease], back: int = 0) -> tuple[TeamRelease, ...]:
    """Each team's latest round, or the one so many before it where there is one."""
    found: dict[tuple[str, ...], list[TeamRelease]] = defaultdict(list)
    for of in sorted(releases, key=lambda it: (it.day, it.round), reverse=True):
        found[whose(of)].append(of)
    return tuple(found[team][back] for team in sorted(found) if len(found[team]) > back)
