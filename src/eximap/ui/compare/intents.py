"""What happens when somebody asks for something on the compare screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.ui import session
from eximap.ui.compare import look
from eximap.ui.session import Here

_KEY, _GOING = "compare", "compare-going"


def follow(_: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    kind = str(wanted.get("kind"))
    if kind == "look":
        look.change(wanted)
    elif kind == "go":
        session.set_draft(_GOING, dict(wanted))


def leave() -> None:
    """Goes where a button leads; does not return then."""
    asked: dict[str, Any] = session.draft(_GOING, {})
    session.drop_draft(_GOING)
    to = str(asked.get("to"))
    if to == "actions":
        known = {name: str(asked[name]) for name in ("title", "control") if asked.get(name)}
        session.go("actions", plan="1", **known)
    elif to == "playbook" and asked.get("entry"):
        session.go("playbook", entry=str(asked["entry"]))
