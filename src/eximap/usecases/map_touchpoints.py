"""Saying once, by hand, which touchpoint is which, so that journeys of two beginnings can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from eximap.domain import mapping as mappings
from eximap.domain.errors import NotFound
from eximap.domain.mapping import Mapping
from eximap.domain.team_release import TeamRelease
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import Session, Store, World


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
        said = mappings.mapped(source, target, pairs)
        session.drop_mapping(said.target, said.source)
        session.put_mapping(said, world.now())
        return said

    return store.transact(work)


def _found(releases: dict[str, TeamRelease], round_id: str) -> TeamRelease:
    if round_id not in releases:
        raise NotFound("round", round_id)
    return releases[round_id]


def take_back(store: Store, caller: Caller, source: str, target: str) -> None:
    """Forgets it; a repeat does nothing. Raises `NotAllowed`."""
    require_overseer(caller)
    store.transact(lambda session: session.drop_mapping(source, target))
