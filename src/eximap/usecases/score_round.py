"""A round on one device: open it, take sheets, type in paper sheets. METHOD.md, "Anonymity"."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import replace

from eximap.domain import round as rounds
from eximap.domain.errors import Invalid, RoundClosed, RoundHasAnswers, RoundOpen
from eximap.domain.journey import Journey, checked_name
from eximap.domain.promise import Promise, agreed
from eximap.domain.release import Mode
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Sheet
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.map_journey import forecasts_of
from eximap.usecases.ports import Secrets, Session, Store, World

TOKEN_LEAST = 16


def open_round(
    store: Store,
    secrets: Secrets,
    world: World,
    caller: Caller,
    journey_id: str,
    mode: Mode,
    k: int,
    promises: bool = True,
) -> Round:
    """Opens the next round with the touchpoints, the end and the forecast as they are now.

    `promises`: whether it also asks if what the lead agreed to do happened. Raises `RoundOpen`, `Invalid` (no
    touchpoints, k under the floor), `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    round_id = world.new_id()
    secrets.create(round_id)

    def work(session: Session) -> Round:
        journey = session.journey(journey_id)
        asked = tuple(t.id for t in journey.touchpoints())
        return open_in(session, world, journey, round_id, mode, k, asked, promises)

    try:
        return store.transact(work)
    except BaseException:
        secrets.destroy(round_id)
        raise


def open_in(
    session: Session,
    world: World,
    journey: Journey,
    id: str,
    mode: Mode,
    k: int,
    asked: tuple[str, ...],
    promises: bool,
) -> Round:
    """Opens the next round for the touchpoints `asked`, in the caller's transaction.

    Raises `RoundOpen`, `Invalid` (no touchpoints, k under the floor).
    """
    earlier = session.rounds(journey.id)
    if any(r.is_open() for r in earlier):
        raise RoundOpen
    end = journey.declared_end()
    round_ = Round(
        id=id,
        journey=journey.id,
        number=len(earlier) + 1,
        mode=mode,
        k=k,
        opened_at=world.now(),
        touchpoints=asked,
        end=end if end in asked else (asked[-1] if asked else None),
        wording=tuple(Wording(t.id, t.name, t.hint) for t in journey.touchpoints() if t.id in asked),
        promises=agreed(journey, session.actions(journey.id), asked) if promises else (),
        ver=world.new_id(),
    )
    opened = rounds.opened(round_)
    session.add_round(opened, forecasts_of(journey))
    return opened


def change_mode(store: Store, world: World, caller: Caller, round_id: str, mode: Mode, k: int) -> Round:
    """Another mode while nobody has answered. Raises `RoundHasAnswers`, `RoundClosed`, `Invalid`."""
    require_lead(caller)

    def work(session: Session) -> Round:
        before = session.round(round_id)
        if any(w.round == round_id for w in session.workshops(before.journey)):
            raise RoundHasAnswers  # people joined under this mode, and may have answered
        after = replace(rounds.change_mode(before, mode, k), ver=world.new_id())
        session.save_round(before, after)
        return after

    return store.transact(work)


def hand_in(store: Store, secrets: Secrets, world: World, round_id: str, token: str, sheet: Sheet) -> bool:
    """Stores one finished sheet under the HMAC of its browser token; False when it had arrived before.

    The sheet gets a random id; a person only where the round keeps one. Raises `RoundClosed`, `Invalid`.
    """
    row_key = _row_key(secrets, round_id, token)

    def work(session: Session) -> bool:
        round_ = session.round(round_id)
        if not round_.is_open():
            raise RoundClosed
        return session.add_sheet(round_id, row_key, _checked(round_, replace(sheet, id=world.random_id())))

    return store.transact(work)


def hand_in_paper(
    store: Store,
    secrets: Secrets,
    world: World,
    caller: Caller,
    round_id: str,
    sheets: Sequence[tuple[str, Sheet]],
) -> int:
    """Stores typed-in paper sheets, all or none, in random order; how many were new.

    Each comes with the random token of its line. Raises `RoundClosed`, `Invalid`, `NotAllowed`.
    """
    require_lead(caller)
    keyed = [(_row_key(secrets, round_id, token), sheet) for token, sheet in sheets]
    random.Random(world.random_seed()).shuffle(keyed)

    def work(session: Session) -> int:
        round_ = session.round(round_id)
        if not round_.is_open():
            raise RoundClosed
        ready = [(key, _checked(round_, replace(sheet, id=world.random_id()))) for key, sheet in keyed]
        return session.add_sheets(round_id, ready)

    return store.transact(work)


def _row_key(secrets: Secrets, round_id: str, token: str) -> str:
    checked_token(token)
    return secrets.row_key(round_id, token)


def checked_token(token: str) -> None:
    """Raises `Invalid` for a token that could be guessed, or that two people could share."""
    if len(token) < TOKEN_LEAST or not token.isascii():
        raise Invalid("token", "unusable")


def _checked(round_: Round, sheet: Sheet) -> Sheet:
    asked: Collection[str] = set(round_.touchpoints)
    unknown = [a.touchpoint for a in sheet.answers if a.touchpoint not in asked]
    if unknown or (sheet.stays is not None and sheet.stays not in asked):
        raise Invalid("touchpoint", "not-asked")
    if not any(a.score is not None for a in sheet.answers) and sheet.all_in_all is None:
        raise Invalid("sheet", "empty")
    promised = {promise.touchpoint for promise in round_.asks_about()}
    if any(a.kept is not None and a.touchpoint not in promised for a in sheet.answers):
        raise Invalid("kept", "not-asked")
    if round_.mode is Mode.NOT_STORED:
        return replace(sheet, person=None)
    return replace(sheet, person=checked_name(sheet.person or "", "person"))


def promises_of(store: Store, caller: Caller, journey_id: str) -> tuple[Promise, ...]:
    """What the open round asks about, else what the next one of the whole journey would.

    Raises `NotFound`, `NotAllowed`.
    """
    require_reader(caller)

    def work(session: Session) -> tuple[Promise, ...]:
        journey = session.journey(journey_id)
        running = next((r for r in session.rounds(journey_id) if r.is_open()), None)
        if running is not None:
            return running.asks_about()
        return agreed(journey, session.actions(journey_id), {t.id for t in journey.touchpoints()})

    return store.read(work)


def open_round_of(store: Store, journey_id: str) -> Round | None:
    """The journey's open round, if it has one."""
    return store.read(lambda s: next((r for r in s.rounds(journey_id) if r.is_open()), None))


def rounds_of(store: Store, caller: Caller, journey_id: str) -> tuple[Round, ...]:
    """The journey's rounds by number. Raises `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.rounds(journey_id))
