"""What happens when somebody settles something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.retention import Retained
from eximap.i18n.negotiation import known
from eximap.ui import session, wishes
from eximap.ui.session import Here
from eximap.ui.settings import Settled, team_intents, teams
from eximap.usecases import retain, settle, team_day

LAST_BACKUP = "last-backup"


def settled(here: Here) -> Settled:
    """What the screen shows."""
    return Settled(
        k=settle.usual_k(here.store),
        team=settle.team_name(here.store),
        people=settle.people(here.store, here.caller),
        backups=str(here.data / "backups"),
        last_backup=session.draft(LAST_BACKUP, None),
        today=here.today(),
        zone=team_day.zone_name(here.store),
        week_start=team_day.week_start(here.store),
        teams=teams.part(here),
        kept=retain.settled(here.store),
    )


def follow(here: Here, wanted: dict[str, Any]) -> None:
    """Does what was asked for."""
    wishes.grant(here, _INTENTS, wanted)


def _k(here: Here, wanted: dict[str, Any]) -> None:
    value = wanted.get("value")
    if not isinstance(value, int) or isinstance(value, bool):
        raise Invalid("k", "type")
    settle.set_usual_k(here.store, here.world, here.caller, value)


def _keep(here: Here, wanted: dict[str, Any]) -> None:
    name, days = str(wanted.get("name", "")), wanted.get("days")
    if name not in set(Retained) or not isinstance(days, int) or isinstance(days, bool):
        raise Invalid("days", "type")
    retain.keep(here.store, here.caller, Retained(name), days)
    session.notice(here.t("Saved."))


def _team(here: Here, wanted: dict[str, Any]) -> None:
    settle.name_team(here.store, here.caller, str(wanted.get("name", "")))
    session.notice(here.t("Saved."))


def _zone(here: Here, wanted: dict[str, Any]) -> None:
    team_day.set_zone(here.store, here.caller, str(wanted.get("name", "")))
    session.notice(here.t("Saved."))


def _week(here: Here, wanted: dict[str, Any]) -> None:
    day = wanted.get("day")
    if not isinstance(day, int) or isinstance(day, bool):
        raise Invalid("week", "type")
    team_day.set_week_start(here.store, here.caller, day)
    session.notice(here.t("Saved."))


def _add(here: Here, wanted: dict[str, Any]) -> None:
    settle.add_person(here.store, here.caller, str(wanted.get("name", "")))


def _rename(here: Here, wanted: dict[str, Any]) -> None:
    settle.rename_person(here.store, here.caller, str(wanted.get("old", "")), str(wanted.get("name", "")))


def _remove(here: Here, wanted: dict[str, Any]) -> None:
    settle.remove_person(here.store, here.caller, str(wanted.get("name", "")))


def _speak(_: Here, wanted: dict[str, Any]) -> None:
    language = known(str(wanted.get("language", "")))
    if language is not None:
        session.speak(language)


def _backup(here: Here, _: dict[str, Any]) -> None:
    written = settle.back_up(here.store, here.world, here.caller, here.data)
    session.set_draft(LAST_BACKUP, str(written))


def _erase(here: Here, wanted: dict[str, Any]) -> None:
    if str(wanted.get("word", "")).strip().casefold() != here.t("erase").casefold():
        raise Invalid("word", "unusable")
    settle.erase_everything(here.store, here.caller)
    session.start_over()
    session.notice(here.t("Everything is erased."))
    session.go("home")


_INTENTS: dict[str, Callable[[Here, dict[str, Any]], None]] = {
    "k": _k,
    "keep": _keep,
    "team": _team,
    "zone": _zone,
    "week": _week,
    "add": _add,
    "rename": _rename,
    "remove": _remove,
    "speak": _speak,
    "backup": _backup,
    "erase": _erase,
    **team_intents.INTENTS,
}
