"""Releasing a round: the frozen, k-safe snapshot that everybody else reads (METHOD.md, "Releases")."""

from __future__ import annotations

import random
from dataclasses import replace

from eximap.domain import round as rounds
from eximap.domain.errors import TooFewSheets
from eximap.domain.journey import Journey
from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.map_journey import forecasts_of
from eximap.usecases.ports import Secrets, Session, Store, World


def release_round(store: Store, secrets: Secrets, world: World, caller: Caller, round_id: str) -> Release:
    """Closes the round, computes and freezes its release, and cuts what could link sheets to people.

    In *not stored* the rows are rewritten in random order without their keys, and the secret is deleted.
    Raises `TooFewSheets` below k (nothing is closed then), `RoundClosed`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    rng = random.Random(world.random_seed())

    def work(session: Session) -> Release:
        before = session.round(round_id)
        if before.is_open() and before.finished < before.people_needed():
            raise TooFewSheets(before.finished, before.people_needed())
        after = replace(rounds.close(before, world.now()), ver=world.new_id())
        journey = session.journey(before.journey)
        sheets = session.sheets(round_id)
        release = _compute(before, journey, sheets, world, rng)
        session.set_forecasts(round_id, forecasts_of(journey))
        session.save_round(before, after)
        session.rewrite_sheets(round_id, _unlinked(before, sheets, world, rng))
        session.add_release(release, before.journey)
        return release

    release = store.transact(work)
    _forget(store, secrets, round_id)
    return release


def _forget(store: Store, secrets: Secrets, round_id: str) -> None:
    """The secret goes last: a start that finds it left behind knows that the file was not rewritten."""
    try:
        store.checkpoint()
    finally:
        secrets.destroy(round_id)


def _compute(
    round_: Round, journey: Journey, sheets: tuple[Sheet, ...], world: World, rng: random.Random
) -> Release:
    return compute(
        id=world.new_id(),
        round=round_.id,
        sheets=sheets,
        touchpoints=round_.touchpoints,
        moments_of_truth={t.id for t in journey.touchpoints() if t.moment_of_truth},
        end=round_.end,
        forecasts=dict(forecasts_of(journey)),
        mode=round_.mode,
        k=round_.k,
        on=world.now().date(),
        number=round_.number,
        rng=rng,
    )


def _unlinked(round_: Round, sheets: tuple[Sheet, ...], world: World, rng: random.Random) -> list[Sheet]:
    """The sheets under new random ids in random order; names stay only where the round keeps them."""
    shuffled = [replace(s, id=world.random_id()) for s in sheets]
    rng.shuffle(shuffled)
    if round_.mode is Mode.NOT_STORED:
        shuffled = [replace(s, person=None) for s in shuffled]
    return shuffled


def abandon_round(store: Store, secrets: Secrets, world: World, caller: Caller, round_id: str) -> None:
    """Closes a round without a release and deletes its sheets. Raises `RoundClosed`, `NotFound`."""
    require_lead(caller)

    def work(session: Session) -> None:
        before = session.round(round_id)
        after = replace(rounds.close(before, world.now()), ver=world.new_id())
        session.delete_sheets(round_id)
        session.save_round(before, after)

    store.transact(work)
    _forget(store, secrets, round_id)


def latest(store: Store, caller: Caller, journey_id: str) -> Release | None:
    """The journey's latest release. Raises `NotAllowed`."""
    require_lead(caller)
    releases = store.read(lambda session: session.releases(journey_id))
    return releases[-1] if releases else None
