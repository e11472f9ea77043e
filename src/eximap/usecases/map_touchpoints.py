"""Saying once, by hand, which touchpoint is which, so that journeys of two beginnings can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eximap.domain import mapping as mappings
from eximap.domain.comparability import differs
from eximap.domain.compared_rounds import whose
from eximap.domain.errors import NotFound
from eximap.domain.mapping import Likely, Mapping, basis
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Offer:
    """Two latest rounds whose touchpoints can be matched, the source's teams, and what each was called.

    `pairs` of keys are what was said, or what is likely, with the reason; None for what was said.
    """

    source: TeamRelease
    target: TeamRelease
    teams: tuple[str, ...]
    asked: tuple[TeamTouchpoint, ...]
    there: tuple[TeamTouchpoint, ...]
    pairs: tuple[tuple[str, str, Likely | None], ...]
    said: Mapping | None


def offer(releases: Sequence[TeamRelease], said: Sequence[Mapping], source: str, target: str) -> Offer | None:
    """What can be matched between two bases; None where one of them has no release."""
    ours = [it for it in releases if basis(it) == source]
    theirs = [it for it in releases if basis(it) == target]
    if not ours or not theirs or source == target:
        return None
    latest, there = (max(its, key=lambda it: (it.day, it.round)) for its in (ours, theirs))
    compared = tuple(point for point in there.touchpoints if differs(there, point) is None)
    known = onto(said, source, target)
    keys, here = {point.key for point in latest.touchpoints}, {point.key for point in compared}
    kept = [(key, to) for key, to in (known.pairs if known else ()) if key in keys and to in here]
    pairs: tuple[tuple[str, str, Likely | None], ...] = tuple((key, to, None) for key, to in kept)
    return Offer(
        source=latest,
        target=there,
        teams=tuple(sorted({it.name for it in {whose(it): it for it in ours}.values()})),
        asked=latest.touchpoints,
        there=compared,
        pairs=pairs or mappings.suggested(latest.touchpoints, compared),
        said=known,
    )


def onto(said: Sequence[Mapping], source: str, target: str) -> Mapping | None:
    """What was said of the two, from whichever side, read from the source's."""
    for one in said:
        if (one.source, one.target) == (source, target):
            return one
        if (one.target, one.source) == (source, target):
            return Mapping(
                source, target, tuple((to, key) for key, to in one.pairs), one.said_by, one.said_at
            )
    return None


def say(
    store: Store,
    world: World,
    caller: Caller,
    source_round: str,
    target_round: str,
    pairs: Sequence[tuple[str, str]],
) -> Mapping:
    """These touchpoints of one round's basis are those of another's, by key; an earlier word is replaced.

    Raises `Invalid`, `NotFound`, `NotAllowed`.
    """
    require_overseer(caller)

    def work(session: Session) -> Mapping:
        releases = {it.round: it for it in session.team_releases()}
        source, target = _found(releases, source_round), _found(releases, target_round)
        said = mappings.mapped(source, target, pairs, caller.name, world.now())
        session.drop_mapping(said.target, said.source)
        session.put_mapping(said, world.now())
        return said

    return store.transact(work)


def _found(releases: dict[str, TeamRelease], round_id: str) -> TeamRelease:
    if round_id not in releases:
        raise NotFound("round", round_id)
    return releases[round_id]


def take_back(store: Store, caller: Caller, source: str, target: str) -> None:
    """Forgets it from whichever side it was said; a repeat does nothing. Raises `NotAllowed`."""
    require_overseer(caller)

    def work(session: Session) -> None:
        session.drop_mapping(source, target)
        session.drop_mapping(target, source)

    store.transact(work)
