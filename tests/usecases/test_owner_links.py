"""Owners' links: what a holder reaches, whose unit they are for, and that they end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from eximap.domain import action as actions
from eximap.domain.action import Action, Status
from eximap.domain.check_in import CheckIn
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone, complete
from eximap.domain.operation import SetForecast, Submission
from eximap.storage.seal import SealFile
from eximap.usecases import action_life, map_journey, owner_links, plan_actions, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import OWNER_COOKIE, OWNER_LINK, Doors, Share
from eximap.usecases.owner_guards import OWNER_GUARDS
from eximap.usecases.ports import Session, Store, World
from tests.usecases.workshops import stored

NIGHT = Caller(Role.LEAD, "night", "Dana", "night")
DAY = Caller(Role.LEAD, "day", "Mo", "day")
AT = datetime(2026, 5, 12, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def planned(store: Store, world: World) -> None:
    """In each unit a journey with an action of a Marta's, and one of Tom's."""
    for lead in (NIGHT, DAY):
        own = scope.of(store, lead)
        stored(own, world, lead, lead.unit)
        for owner in ("Marta", "Tom"):
            draft = Action(f"{lead.unit}-{owner}", lead.unit, f"{owner}'s", owner=owner)
            plan_actions.add_action(own, world, lead, draft)
    action_life.add_milestone(scope.of(store, NIGHT), world, NIGHT, "night-Tom", "His step", None)


@pytest.fixture
def marta(store: Store, world: World) -> Store:
    """The store as the holder of the night unit's link for Marta reaches it."""
    link = owner_links.make(scope.of(store, NIGHT), world, NIGHT, "Marta")
    return scope.of(store, owner_links.caller_of(link))


def test_the_own_actions_of_the_own_unit_and_nothing_else(marta: Store) -> None:
    assert [a.id for a in marta.read(lambda s: s.actions())] == ["night-Marta"]
    assert marta.read(lambda s: s.actions("day")) == ()
    assert marta.read(lambda s: s.milestones("night")) == ()
    for other in ("night-Tom", "day-Marta", "none"):
        with pytest.raises(NotFound):
            marta.read(lambda s, id=other: s.action(id))


def test_of_the_journey_only_what_it_is_called(store: Store, world: World, marta: Store) -> None:
    point = next(store.read(lambda s: s.journey("night")).touchpoints()).id
    guess = Submission("op", SetForecast(point, 1.5))
    map_journey.submit(scope.of(store, NIGHT), world, NIGHT, "night", guess)
    whole = store.read(lambda s: s.journey("night"))
    seen = marta.read(lambda s: s.journey("night"))
    assert [p.name for p in seen.touchpoints()] == [p.name for p in whole.touchpoints()]
    assert next(whole.touchpoints()).forecast == 1.5
    assert all(p.forecast is None and not p.notes for p in seen.touchpoints())
    assert (seen.ideas, seen.persona, seen.scenario) == ((), "", "")
    with pytest.raises(NotFound):
        marta.read(lambda s: s.journey("day"))


TAP = CheckIn("c", "night-Tom", AT, Status.DONE, "Marta")
FIGURE = Measurement("m", "night-Tom", date(2026, 5, 1), 3, "3", AT, "Marta")


def _step(session: Session, store: Store) -> Milestone:
    return store.read(lambda s: s.milestones("night"))[0]


ATTACKS: dict[str, Callable[[Session, Store], Any]] = {
    "another’s check-in": lambda s, _: s.add_check_in(TAP),
    "a check-in in another’s name": lambda s, _: s.add_check_in(replace(TAP, action="night-Marta", by="Tom")),
    "a figure": lambda s, _: s.add_measurements("night-Tom", [FIGURE]),
    "a figure under a cover": lambda s, _: s.add_measurements("night-Marta", [FIGURE]),
    "a milestone": lambda s, store: s.save_milestone(_step(s, store), complete(_step(s, store), AT, "v2")),
    "the due date": lambda s, _: s.save_action(
        s.action("night-Marta"),
        actions.adjust_due(s.action("night-Marta"), date(2027, 1, 1), "later", AT, "v2"),
    ),
    "another’s status": lambda s, store: s.save_action(
        store.read(lambda own: own.action("night-Tom")),
        actions.mark(store.read(lambda own: own.action("night-Tom")), Status.DONE, "", AT, "v2"),
    ),
    "the past": lambda s, _: s.save_action(
        s.action("night-Marta"), replace(s.action("night-Marta"), revisions=(), ver="v2")
    ),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_nothing_else_is_changed(store: Store, marta: Store, attack: Callable[[Session, Store], Any]) -> None:
    with pytest.raises((NotFound, NotAllowed)):
        marta.transact(lambda session: attack(session, store))


def test_every_other_method_is_refused(marta: Store) -> None:
    methods = {name for kind in Session.__mro__ for name in vars(kind) if not name.startswith("_")}
    for name in methods - set(OWNER_GUARDS):
        with pytest.raises(NotAllowed):
            marta.read(lambda session, name=name: getattr(session, name))


def test_a_lead_knows_and_ends_the_links_of_the_own_unit(store: Store, world: World) -> None:
    night, day = scope.of(store, NIGHT), scope.of(store, DAY)
    link = owner_links.make(night, world, NIGHT, "Marta")
    again = owner_links.make(night, world, NIGHT, "Marta")
    assert owner_links.standing(night, world, NIGHT) == (again,)
    assert owner_links.standing(day, world, DAY) == ()
    for id in (link.id, again.id):
        with pytest.raises(NotFound):
            owner_links.end(day, world, DAY, id)
    owner_links.end(night, world, NIGHT, again.id)
    assert owner_links.standing(night, world, NIGHT) == ()


def test_an_address_opens_until_it_ends(store: Store, world: World, tmp_path: Path) -> None:
    night = scope.of(store, NIGHT)
    seal = SealFile(tmp_path / "cookies.key", lambda n: b"\x07" * n)
    doors = Doors(store, seal, world, lambda: "ab" * 20, lambda: 0.0, Share("k" * 40, "http://lan"))
    link = owner_links.make(night, world, NIGHT, "Marta")
    token = doors.path_of(link).removeprefix("/own/")
    assert doors.own(token)[0] == link
    cookies = {OWNER_COOKIE: doors.own(token)[1]}
    assert doors.owner_of(cookies) == Caller(Role.OWNER, link.id, "Marta", "night")
    assert doors.caller_of(cookies) is None
    later = Doors(store, seal, replace(world, now=lambda: AT + timedelta(days=4000)), str, lambda: 0.0)
    assert later.owner_of(cookies) is None
    forged = [token[:-1], f"{token}x", seal.close(OWNER_COOKIE, link.id), seal.close(OWNER_LINK, ["x"])]
    for made_up in (*forged, "", "x"):
        with pytest.raises(NotAllowed):
            doors.own(made_up)
    owner_links.end(night, world, NIGHT, link.id)
    assert doors.owner_of(cookies) is None
    with pytest.raises(NotAllowed):
        doors.own(token)
