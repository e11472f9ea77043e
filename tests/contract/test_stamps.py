"""Stamps beside those of a journey's own changes: the team's settings, and the end of everything."""

from __future__ import annotations

from eximap.domain.journey import Journey
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import ANYTHING_STAMP, TEAM_STAMP, Store
from eximap.usecases.settle import name_team

LEAD = Caller(Role.LEAD, "here")


def test_a_setting_grows_the_stamp_of_the_team_only(store: Store) -> None:
    team, journey = store.stamp(TEAM_STAMP), store.stamp("j")
    name_team(store, LEAD, "Billing, evenings")
    assert store.stamp(TEAM_STAMP) == team + 1
    assert store.stamp("j") == journey


def test_whatever_is_committed_grows_the_stamp_of_anything(store: Store, first_day: Journey) -> None:
    before = store.stamp(ANYTHING_STAMP)
    name_team(store, LEAD, "Billing, evenings")
    store.transact(lambda session: session.erase_journey(first_day.id))
    assert store.stamp(ANYTHING_STAMP) == before + 2
    store.read(lambda session: session.people())
    assert store.stamp(ANYTHING_STAMP) == before + 2


def test_erasing_everything_grows_every_stamp(store: Store) -> None:
    name_team(store, LEAD, "Billing, evenings")
    names = (TEAM_STAMP, ANYTHING_STAMP, "j")
    before = [store.stamp(name) for name in names]
    store.erase_everything()
    assert all(store.stamp(name) > stamp for name, stamp in zip(names, before, strict=True))
