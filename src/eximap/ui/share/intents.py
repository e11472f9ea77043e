"""What happens when a lead adds to what is shared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.sheet import Decide
from eximap.domain.team_release import SharedPain
from eximap.ui import wishes
from eximap.ui.session import Here
from eximap.ui.share import panel
from eximap.usecases import share_release

COUNT_MAX_DIGITS = 6


def follow(here: Here, journey_id: str, wanted: dict[str, Any]) -> None:
    """Does what was asked for."""
    wishes.grant(here, _INTENTS, wanted, journey_id)


def _close(_here: Here, _journey: str, _wanted: dict[str, Any]) -> None:
    panel.toggle()


def _name(here: Here, journey: str, wanted: dict[str, Any]) -> None:
    share_release.name_round(here.store, here.world, here.caller, journey, str(wanted.get("name", "")))


def _agree(here: Here, journey: str, wanted: dict[str, Any]) -> None:
    pain = SharedPain(
        str(wanted.get("touchpoint", "")),
        str(wanted.get("text", "")),
        _count(wanted.get("people")),
        _count(wanted.get("asked")),
    )
    share_release.agree(here.store, here.world, here.caller, journey, pain)


def _count(typed: object) -> int:
    text = str(typed).strip()
    if not text.isdecimal() or len(text) > COUNT_MAX_DIGITS:
        raise Invalid("people", "not-whole")
    return int(text)


def _take_back(here: Here, journey: str, wanted: dict[str, Any]) -> None:
    touchpoint, text = str(wanted.get("touchpoint", "")), str(wanted.get("text", ""))
    share_release.take_back(here.store, here.world, here.caller, journey, touchpoint, text)


def _tell(here: Here, journey: str, wanted: dict[str, Any]) -> None:
    touchpoint, text = str(wanted.get("touchpoint", "")), str(wanted.get("text", ""))
    telling = bool(wanted.get("telling"))
    share_release.tell_upwards(here.store, here.world, here.caller, journey, touchpoint, text, telling)


def _answer(here: Here, journey: str, wanted: dict[str, Any]) -> None:
    said = str(wanted.get("answer", ""))
    if said and said not in set(Decide):
        raise Invalid("answer", "unknown")
    given = {str(wanted.get("touchpoint", "")): Decide(said) if said else None}
    share_release.answer(here.store, here.world, here.caller, journey, given)


_INTENTS: dict[str, Callable[[Here, str, dict[str, Any]], None]] = {
    "close": _close,
    "name": _name,
    "agree": _agree,
    "take-back": _take_back,
    "tell": _tell,
    "answer": _answer,
}
