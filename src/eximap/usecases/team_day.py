"""The team's day: in which time zone it turns at midnight, and on which day its week starts.

An action that was due yesterday is late from midnight in that zone on, whatever zone the computer is in that
eximap runs on. Without one, the computer's own zone holds.
"""

from __future__ import annotations

from datetime import date, tzinfo
from functools import cache
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo, available_timezones

from eximap.domain.errors import Invalid
from eximap.domain.week import MONDAY, STARTS
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import TEAM_STAMP, Session, Store, World

ZONE, WEEK = "zone", "week"
_LINKS = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")  # other names for the same

# Asked at every run of a screen, so kept until a setting changes: by store, its stamp and what they say.
_KEPT: WeakKeyDictionary[Store, tuple[int, dict[str, str]]] = WeakKeyDictionary()


@cache
def zones() -> tuple[str, ...]:
    """The zones to choose from, as the time zone database names them: Asia/Shanghai, Europe/Moscow, UTC."""
    named = (name for name in available_timezones() if "/" in name and not name.startswith(_LINKS))
    return ("UTC", *sorted(named))


def zone_name(store: Store) -> str:
    """The team's zone as it was chosen; the empty string while it is the computer's own."""
    return _setting(store, ZONE)


def zone(store: Store) -> tzinfo | None:
    """The team's zone; None for the computer's own, as `datetime.astimezone` takes it."""
    name = zone_name(store)
    return ZoneInfo(name) if name else None


def zone_within(session: Session) -> tzinfo | None:
    """The same within a transaction."""
    name = session.setting(ZONE)
    return ZoneInfo(name) if name else None


def set_zone(store: Store, caller: Caller, name: str) -> None:
    """An empty name stands for the computer's own zone. Raises `Invalid` for an unknown one, `NotAllowed`."""
    require_lead(caller)
    if name and name not in zones():
        raise Invalid("zone", "unknown")
    store.transact(lambda session: session.set_setting(ZONE, name))


def week_start(store: Store) -> int:
    """The day on which the team's week starts, as `date.weekday` counts; Monday unless it was chosen."""
    stored = _setting(store, WEEK)
    return int(stored) if stored else MONDAY


def set_week_start(store: Store, caller: Caller, day: int) -> None:
    """Raises `Invalid` for a day on which no week starts anywhere, `NotAllowed`."""
    require_lead(caller)
    if day not in STARTS:
        raise Invalid("week", "unknown")
    store.transact(lambda session: session.set_setting(WEEK, str(day)))


def today(store: Store, world: World) -> date:
    """The team's day of now."""
    now = world.now()
    return (now.astimezone(zone(store)) if zone_name(store) else now).date()


def _setting(store: Store, name: str) -> str:
    stamp = store.stamp(TEAM_STAMP)
    kept = _KEPT.get(store)
    if kept is None or kept[0] != stamp:
        kept = _KEPT[store] = (
            stamp,
            store.read(lambda session: {n: session.setting(n) or "" for n in (ZONE, WEEK)}),
        )
    return kept[1][name]
