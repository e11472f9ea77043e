"""The plan's filters by name, as the screen's table sets them and as an address carries them to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from eximap.domain.action import Status
from eximap.domain.errors import Invalid
from eximap.domain.journey import Lever
from eximap.domain.plan_query import Only, PlanQuery
from eximap.domain.week import week_of
from eximap.usecases import team_day
from eximap.usecases.ports import Store, World

FILTERS = ("only", "owner", "touchpoint", "lever", "status", "text")
_Kind = TypeVar("_Kind", bound=StrEnum)


def everything(store: Store, world: World, journey: str | None) -> PlanQuery:
    """A query without any condition, from which all others are made."""
    today = team_day.today(store, world)
    return PlanQuery(journey, today, week_of(today, team_day.week_start(store))[1])


def filtered(query: PlanQuery, told: Mapping[str, str]) -> PlanQuery:
    """What `FILTERS` let through; an empty or missing one lets everything. Raises `Invalid` for what is none.

    A touchpoint is one of a journey's, so for all journeys it is left out.
    """
    status = _one_of(Status, "status", told)
    return replace(
        query,
        only=_one_of(Only, "only", told),
        owner=told.get("owner") or None,
        touchpoint=(told.get("touchpoint") or None) if query.journey else None,
        lever=_one_of(Lever, "lever", told),
        statuses=(status,) if status else (),
        text=told.get("text", ""),
    )


def _one_of(kind: type[_Kind], name: str, told: Mapping[str, str]) -> _Kind | None:
    value = told.get(name, "")
    if value and value not in set(kind):
        raise Invalid(name, "unknown")
    return kind(value) if value else None
