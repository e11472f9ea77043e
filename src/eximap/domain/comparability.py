"""Which releases may stand beside each other, touchpoint by touchpoint, and why the others may not.

METHOD.md, Releases and suppression: same wording and scale, or not compared; teams on one version of a
template only. A mapping that a person made stands for "these two ask the same".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as ById
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eximap.domain.mapping import Mapping, basis
from eximap.domain.team_release import TeamRelease, TeamTouchpoint


class Apart(StrEnum):
    """Why a team's round cannot be compared at all."""

    OTHER_TEMPLATE = "other-template"
    OTHER_VERSION = "other-version"
    UNKNOWN_VERSION = "unknown-version"
    OWN_JOURNEY = "own-journey"


class PointApart(StrEnum):
    """Why a team is not compared at one touchpoint; `OWN`: the team added it to the template's."""

    REWORDED = "reworded"
    OWN = "own"
    NOT_ASKED = "not-asked"
    NOT_MAPPED = "not-mapped"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A release that is not compared, with the reason."""

    team_release: TeamRelease
    reason: Apart


@dataclass(frozen=True, slots=True)
class LeftOutAt:
    """A touchpoint at which one team's round is not compared; `name` is what that round called it."""

    round: str
    key: str
    name: str
    reason: PointApart


@dataclass(frozen=True, slots=True)
class Comparable:
    """Releases on one basis, their touchpoints under the basis' keys and only where they ask the same.

    `touchpoints` are all keys in journey order with the words of a release that asked most of them.
    """

    basis: str
    releases: tuple[TeamRelease, ...]
    touchpoints: tuple[TeamTouchpoint, ...]
    left_out: tuple[LeftOut, ...]
    left_out_at: tuple[LeftOutAt, ...]

    def asks_all(self, it: TeamRelease) -> bool:
        """Whether it asks everything that is compared here, and nothing else.

        Only then do figures over whole sheets (remembered, mean, all in all) speak of the same journey.
        """
        return not any(one.round == it.round for one in self.left_out_at)


def bases(releases: Sequence[TeamRelease]) -> tuple[str, ...]:
    """What releases can be compared on, that of most teams first."""
    teams = {(basis(it), it.team) for it in releases}
    counted = Counter(of for of, _ in teams)
    return tuple(sorted(counted, key=lambda of: (-counted[of], of)))


def comparable(releases: Sequence[TeamRelease], on: str, mappings: Sequence[Mapping] = ()) -> Comparable:
    """The releases as far as they can be compared on that basis, in the order given."""
    keys = keys_onto(on, mappings)
    taken = [it for it in releases if basis(it) in keys]
    there = {
        t.key: None
        for it in taken
        if basis(it) == on
        for t in it.touchpoints
        if differs(it, t) is not PointApart.OWN
    }
    shown = [_onto(it, keys[basis(it)]) for it in taken]
    apart = [_apart(it, keys[basis(it)], tuple(there)) for it in taken]
    return Comparable(
        basis=on,
        releases=tuple(shown),
        touchpoints=_in_order(shown),
        left_out=tuple(LeftOut(it, _reason(it, on)) for it in releases if basis(it) not in keys),
        left_out_at=tuple(one for found in apart for one in found),
    )


def keys_onto(on: str, mappings: Sequence[Mapping]) -> dict[str, ById[str, str] | None]:
    """By basis the key there of each of its touchpoints; None where keys are the same ones."""
    found: dict[str, ById[str, str] | None] = {m.source: dict(m.pairs) for m in mappings if m.target == on}
    for m in mappings:
        if m.source == on and m.target not in found:
            found[m.target] = {to: key for key, to in m.pairs}
    return {**found, on: None}


def _onto(it: TeamRelease, keys: ById[str, str] | None) -> TeamRelease:
    if keys is None:
        return replace(it, touchpoints=tuple(t for t in it.touchpoints if differs(it, t) is None))
    points = tuple(replace(t, key=keys[t.key]) for t in it.touchpoints if t.key in keys)
    pains = tuple(replace(p, touchpoint=keys[p.touchpoint]) for p in it.pains if p.touchpoint in keys)
    return replace(it, touchpoints=points, pains=pains)


def differs(it: TeamRelease, touchpoint: TeamTouchpoint) -> PointApart | None:
    """Why a touchpoint of a release is not its template's, if it is not."""
    if touchpoint.reworded:
        return PointApart.REWORDED
    # What came from no template has its own id as its key.
    return PointApart.OWN if basis(it) != it.journey and touchpoint.key == touchpoint.id else None


def _apart(it: TeamRelease, keys: ById[str, str] | None, there: Sequence[str]) -> tuple[LeftOutAt, ...]:
    """Where this round does not ask what the others do."""
    if keys is None:
        reasons = [(t, differs(it, t)) for t in it.touchpoints]
        asked = {t.key for t in it.touchpoints}
    else:
        reasons = [(t, None if t.key in keys else PointApart.NOT_MAPPED) for t in it.touchpoints]
        asked = {keys[t.key] for t in it.touchpoints if t.key in keys}
    other = [LeftOutAt(it.round, t.key, t.name, reason) for t, reason in reasons if reason is not None]
    lacking = [LeftOutAt(it.round, key, "", PointApart.NOT_ASKED) for key in there if key not in asked]
    return (*other, *lacking)


def _in_order(releases: Sequence[TeamRelease]) -> tuple[TeamTouchpoint, ...]:
    """Every touchpoint that some release asks; those of the longest first, in its order."""
    found: dict[str, TeamTouchpoint] = {}
    for it in sorted(releases, key=lambda it: -len(it.touchpoints)):
        for touchpoint in it.touchpoints:
            found.setdefault(touchpoint.key, touchpoint)
    return tuple(found.values())


def _reason(it: TeamRelease, on: str) -> Apart:
    if it.template is None:
        return Apart.OWN_JOURNEY
    if it.template_version is None:
        return Apart.UNKNOWN_VERSION
    return Apart.OTHER_VERSION if on.rpartition("@")[0] == it.template else Apart.OTHER_TEMPLATE
