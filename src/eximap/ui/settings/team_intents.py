"""What happens when somebody changes the tree of teams."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable
from datetime import date
from typing import Any

from eximap.domain.errors import Invalid
from eximap.ui import session
from eximap.ui.session import Here
from eximap.ui.settings.teams import MOVING, TABLE
from eximap.usecases import import_teams, keep_teams

COUNT_MAX_DIGITS = 9


def _said(wanted: dict[str, Any], name: str) -> str:
    return str(wanted.get(name, ""))


def _add(here: Here, wanted: dict[str, Any]) -> None:
    name, parent = _said(wanted, "name"), _said(wanted, "parent")
    keep_teams.add(here.store, here.world, here.caller, name, parent, here.today())


def _describe(here: Here, wanted: dict[str, Any]) -> None:
    typed = _said(wanted, "people").strip()
    if typed and (not typed.isdecimal() or len(typed) > COUNT_MAX_DIGITS):
        raise Invalid("head_count", "not-whole")
    keep_teams.describe(
        here.store,
        here.world,
        here.caller,
        _said(wanted, "id"),
        _said(wanted, "name"),
        _said(wanted, "responsible"),
        int(typed) if typed else None,
        here.today(),
    )
    session.notice(here.t("Saved."))


def _think(_: Here, wanted: dict[str, Any]) -> None:
    session.set_draft(MOVING, {"id": _said(wanted, "id"), "to": _said(wanted, "to")})


def _stay(_here: Here, _wanted: dict[str, Any]) -> None:
    session.drop_draft(MOVING)


def _move(here: Here, wanted: dict[str, Any]) -> None:
    try:
        since = date.fromisoformat(_said(wanted, "since"))
    except ValueError as error:
        raise Invalid("since", "no-day") from error
    keep_teams.move(here.store, here.world, here.caller, _said(wanted, "id"), _said(wanted, "to"), since)
    session.drop_draft(MOVING)


def _remove(here: Here, wanted: dict[str, Any]) -> None:
    keep_teams.remove(here.store, here.world, here.caller, _said(wanted, "id"), here.today())


def _give(here: Here, wanted: dict[str, Any]) -> None:
    keep_teams.give(here.store, here.caller, _said(wanted, "journey"), _said(wanted, "unit"))
    session.notice(here.t("Saved."))


def _look_into(here: Here, wanted: dict[str, Any]) -> None:
    try:
        content = b64decode(_said(wanted, "content"), validate=True)
    except NotBase64 as error:
        raise Invalid("file", "unusable") from error
    found = import_teams.look_into(here.store, here.world, here.caller, content, here.today(), here.t)
    session.set_draft(TABLE, found)


def _take_over(here: Here, _: dict[str, Any]) -> None:
    preview = session.draft(TABLE, None)
    if preview is not None:
        import_teams.take_over(here.store, here.world, here.caller, preview, here.today())
    session.drop_draft(TABLE)


def _leave_table(_here: Here, _wanted: dict[str, Any]) -> None:
    session.drop_draft(TABLE)


INTENTS: dict[str, Callable[[Here, dict[str, Any]], None]] = {
    "unit-add": _add,
    "unit-save": _describe,
    "unit-think": _think,
    "unit-stay": _stay,
    "unit-move": _move,
    "unit-remove": _remove,
    "unit-journey": _give,
    "unit-table": _look_into,
    "unit-take": _take_over,
    "unit-leave": _leave_table,
}
