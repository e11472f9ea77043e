"""What a lead asks for beside the taps: owners' links, and the way to other screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.errors import EximapError
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.check_in import KEY
from eximap.ui.session import Here
from eximap.usecases import owner_links

_WAYS = frozenset({"actions", "action", "brief"})


def follow(here: Here, wanted: Mapping[str, Any] | None) -> None:
    """Makes or ends a link, once."""
    if not wanted or not session.first_time(KEY, str(wanted.get("op"))):
        return
    try:
        if wanted.get("kind") == "make-link":
            owner_links.make(here.store, here.world, here.caller, str(wanted.get("owner") or ""))
        elif wanted.get("kind") == "end-link":
            owner_links.end(here.store, here.world, here.caller, str(wanted.get("id") or ""))
    except EximapError as error:
        session.notice(sentence(error, here.t))


def leave(wanted: Mapping[str, Any]) -> None:
    """Leaves for the plan, or for one action's own page."""
    to = str(wanted.get("to"))
    if to in _WAYS:
        session.go(to, **({"action": str(wanted["action"])} if wanted.get("action") else {}))
