"""The demo: a finished journey, stored as a marked copy like any other, to try everything on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from eximap.domain.release import Mode
from eximap.domain.round import K_DEFAULT
from eximap.interchange.demo import Demo
from eximap.interchange.demo import demo as content
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Session, Store, World
from eximap.usecases.release_round import release_round
from eximap.usecases.score_round import hand_in_paper, open_round
from eximap.usecases.settle import TEAM


def open_demo(store: Store, secrets: Secrets, world: World, caller: Caller, locale: str) -> str:
    """The id of the stored demo in this language; one is made where none is whole. Raises `NotAllowed`."""
    require_lead(caller)
    whole = store.read(lambda session: _whole_demos(session, locale))
    return whole[0] if whole else reset_demo(store, secrets, world, caller, locale)


def reset_demo(store: Store, secrets: Secrets, world: World, caller: Caller, locale: str) -> str:
    """Throws this language's demo away with all that was tried on it and makes it anew; its id."""
    require_lead(caller)

    def work(session: Session) -> None:
        for id in session.demo_ids(locale):
            session.erase_journey(id)

    store.transact(work)
    secrets.keep_only(store.read(lambda session: session.open_round_ids() | session.open_workshop_ids()))
    return _store(store, secrets, world, caller, locale)


def _whole_demos(session: Session, locale: str) -> list[str]:
    """Demos that were finished: the actions come last, and nothing takes them away again."""
    return [id for id in session.demo_ids(locale) if session.actions(id)]


def _store(store: Store, secrets: Secrets, world: World, caller: Caller, locale: str) -> str:
    told = content(locale, world.new_id, world.now())
    add(store, world, caller, told.journey)
    then = replace(world, now=_at(told.opened_at))
    round_ = open_round(store, secrets, then, caller, told.journey.id, Mode.NOT_STORED, K_DEFAULT)
    tokens = [f"demo-paper-line-{world.random_id()}" for _ in told.sheets]
    hand_in_paper(store, secrets, then, caller, round_.id, list(zip(tokens, told.sheets, strict=True)))
    release_round(store, secrets, then, caller, round_.id)
    store.transact(lambda session: _plan(session, told, world))
    return told.journey.id


def _plan(session: Session, told: Demo, world: World) -> None:
    for action in told.actions:
        session.add_action(action, world.now())
        session.add_measurements(action.id, [one for one in told.measurements if one.action == action.id])
    session.set_people(tuple(sorted({*session.people(), *told.people})))
    if not session.setting(TEAM):
        session.set_setting(TEAM, told.team)


def _at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
