"""Releasing a round: the frozen, k-safe snapshot that everybody else reads (METHOD.md, "Releases")."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from eximap.domain import round as rounds
from eximap.domain import score_measure
from eximap.domain.errors import RoundClosed, TooFewSheets, WorkshopGoesOn
from eximap.domain.journey import Journey
from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.usecases import practice_results, team_day
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.map_journey import forecasts_of
from eximap.usecases.ports import Secrets, Session, Store, World


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a release is computed from.

    Of the sheets `round` holds their number, and while it is open they are only ever added to, so two bases
    whose round and journey are the same have the same sheets. `earlier` are this round's releases, `on` is
    the team's day.
    """

    round: Round
    journey: Journey
    earlier: tuple[Release, ...]
    on: date

    def forecasts(self) -> tuple[tuple[str, float], ...]:
        """The lead's predictions, locked by the round's first release."""
        return self.earlier[0].forecasts if self.earlier else forecasts_of(self.journey)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A release and the sheets as they are kept afterwards, with what both came from."""

    basis: _Basis
    release: Release
    sheets: list[Sheet]


def release_round(store: Store, secrets: Secrets, world: World, caller: Caller, round_id: str) -> Release:
    """Closes the round, computes and freezes its release, and cuts what could link sheets to people.

    In *not stored* the rows are rewritten in random order without their keys, and the secret is deleted.
    Computed before the transaction, so that nobody waits meanwhile; again in it if something changed since.
    Raises `TooFewSheets` below k (nothing is closed then), `RoundClosed`, `WorkshopGoesOn`, `NotFound`,
    `NotAllowed`.
    """
    require_lead(caller)
    rng, on = random.Random(world.random_seed()), team_day.today(store, world)
    basis, sheets = store.read(lambda session: (_basis(session, round_id, on), session.sheets(round_id)))
    early = _prepared(basis, sheets, world, rng)

    def work(session: Session) -> Release:
        now = _basis(session, round_id, on)
        _expect_no_workshop(session, now.round)
        ready = early if now == early.basis else _prepared(now, session.sheets(round_id), world, rng)
        before, journey = now.round, now.journey
        session.set_forecasts(round_id, now.forecasts())
        session.save_round(before, replace(rounds.close(before, world.now()), ver=world.new_id()))
        session.rewrite_sheets(round_id, ready.sheets)
        _freeze(session, world, ready.release, journey.id)
        return ready.release

    release = store.transact(work)
    forget(store, secrets, round_id)
    return release


def release_open(store: Store, world: World, caller: Caller, round_id: str) -> Release:
    """Releases what an open round has so far, and lets it go on: a workshop's reveal.

    The first release locks the forecast. A later one changes no figure by fewer than k late people; without
    any late sheet the last release stands. Raises `TooFewSheets`, `RoundClosed`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    rng, on = random.Random(world.random_seed()), team_day.today(store, world)
    basis, sheets = store.read(lambda session: (_basis(session, round_id, on), session.sheets(round_id)))
    if basis.earlier and basis.earlier[-1].sheets == basis.round.finished:
        return basis.earlier[-1]
    early = _prepared(basis, sheets, world, rng)

    def work(session: Session) -> Release:
        now = _basis(session, round_id, on)
        if now.earlier and now.earlier[-1].sheets == now.round.finished:
            return now.earlier[-1]
        ready = early if now == early.basis else _prepared(now, session.sheets(round_id), world, rng)
        session.set_forecasts(round_id, now.forecasts())
        _freeze(session, world, ready.release, now.journey.id)
        return ready.release

    return store.transact(work)


def _freeze(session: Session, world: World, release: Release, journey: str) -> None:
    """Adds the release; actions that count their touchpoint's score get its figure, the playbook its news."""
    session.add_release(release, journey)
    for action in session.actions(journey):
        known = session.measurements(journey, action.id)
        measured = score_measure.of_release(action, release, known, world.new_id(), world.now())
        if measured is not None:
            session.add_measurements(action.id, [measured])
    practice_results.come_back(session, world, journey)


def close_in(session: Session, world: World, rng: random.Random, round_: Round) -> None:
    """Closes a round in the caller's transaction and unlinks its sheets; `forget` has to follow it.

    Sheets of a round without any release stand behind nothing: they are deleted.
    """
    released = any(r.round_id == round_.id for r in session.releases(round_.journey))
    if released:
        session.rewrite_sheets(round_.id, _unlinked(round_, session.sheets(round_.id), world, rng))
    else:
        session.delete_sheets(round_.id)
    session.save_round(round_, replace(rounds.close(round_, world.now()), ver=world.new_id()))


def _expect_no_workshop(session: Session, round_: Round) -> None:
    if any(w.is_open() and w.round == round_.id for w in session.workshops(round_.journey)):
        raise WorkshopGoesOn


def _basis(session: Session, round_id: str, on: date) -> _Basis:
    round_ = session.round(round_id)
    earlier = tuple(r for r in session.releases(round_.journey) if r.round_id == round_id)
    return _Basis(round_, session.journey(round_.journey), earlier, on)


def _prepared(basis: _Basis, sheets: tuple[Sheet, ...], world: World, rng: random.Random) -> _Prepared:
    round_ = basis.round
    if not round_.is_open():
        raise RoundClosed
    if round_.finished < round_.people_needed():
        raise TooFewSheets(round_.finished, round_.people_needed())
    release = _compute(basis, sheets, world, rng)
    return _Prepared(basis, release, _unlinked(round_, sheets, world, rng))


def forget(store: Store, secrets: Secrets, *ids: str) -> None:
    """Rewrites the file, then destroys the secrets of these rounds and workshops.

    The secret goes last, and leaves a mark when the file could not be rewritten: a start that finds either of
    them rewrites it.
    """
    secrets.destroy_after(store.checkpoint, ids)


def _compute(basis: _Basis, sheets: tuple[Sheet, ...], world: World, rng: random.Random) -> Release:
    round_, journey = basis.round, basis.journey
    return compute(
        id=world.new_id(),
        round=round_.id,
        sheets=sheets,
        touchpoints=round_.touchpoints,
        moments_of_truth={t.id for t in journey.touchpoints() if t.moment_of_truth},
        end=round_.end,
        forecasts=dict(basis.forecasts()),
        mode=round_.mode,
        k=round_.k,
        on=basis.on,
        number=round_.number,
        rng=rng,
        earlier=basis.earlier,
    )


def _unlinked(round_: Round, sheets: tuple[Sheet, ...], world: World, rng: random.Random) -> list[Sheet]:
    """The sheets under new random ids in random order; names stay only where the round keeps them."""
    shuffled = [replace(s, id=world.random_id()) for s in sheets]
    rng.shuffle(shuffled)
    if round_.mode is Mode.NOT_STORED:
        shuffled = [replace(s, person=None) for s in shuffled]
    return shuffled


def abandon_round(store: Store, secrets: Secrets, world: World, caller: Caller, round_id: str) -> None:
    """Closes a round without a release and deletes its sheets.

    Raises `RoundClosed`, `WorkshopGoesOn`, `NotFound`.
    """
    require_lead(caller)

    def work(session: Session) -> None:
        before = session.round(round_id)
        _expect_no_workshop(session, before)
        after = replace(rounds.close(before, world.now()), ver=world.new_id())
        session.delete_sheets(round_id)
        session.save_round(before, after)

    store.transact(work)
    forget(store, secrets, round_id)


def latest(store: Store, caller: Caller, journey_id: str) -> Release | None:
    """The journey's latest release. Raises `NotAllowed`."""
    require_reader(caller)
    releases = store.read(lambda session: session.releases(journey_id))
    return releases[-1] if releases else None
