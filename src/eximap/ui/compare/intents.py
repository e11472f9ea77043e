"""What happens when somebody asks for something on the compare screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.compare import look
from eximap.ui.session import Here

_KEY, _GOING = "compare", "compare-going"
_SCREENS = frozenset({"home", "settings", "insights"})


def follow(_: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    kind = str(wanted.get("kind"))
    if kind == "look":
        look.change(wanted)
    elif kind == "go":
        session.set_draft(_GOING, str(wanted.get("to")))


def leave() -> None:
    """Goes where a button leads; does not return then."""
    to = session.draft(_GOING, "")
    session.drop_draft(_GOING)
    if to in _SCREENS:
        session.go(to)
