"""The script behind every screen: the frame, the language, the navigation. It alone calls bootstrap."""

from __future__ import annotations

from typing import Any

import streamlit as st

from eximap import bootstrap
from eximap.ui import frame, session
from eximap.ui.session import Here
from eximap.usecases.access import Role, oversees

LOOKING = frozenset({Role.LEAD, Role.MANAGER, Role.ADMIN})
LEADING = frozenset({Role.LEAD, Role.ADMIN})
# File, and whose it is. Whoever has no key finds the way into a workshop and nothing else.
SCREENS = {
    "home": LOOKING,
    "bring": LEADING,
    "map": LOOKING,
    "workshop": LEADING,
    "score": LEADING,
    "insights": LOOKING,
    "actions": LOOKING,
    "brief": LEADING,
    "touchpoint": LEADING,
    "action": LOOKING,
    "check_in": LEADING,
    "playbook": LOOKING,
    "compare": LOOKING,
    "settings": LEADING,
    "own": frozenset(Role),
    "join": frozenset(Role),
}
TITLE = "eximap"  # of every page: the bar says where one is


def screens(here: Here) -> dict[str, Any]:
    """The pages of this visitor, by name; an address that names none of them shows the first."""
    own = [name for name, roles in SCREENS.items() if here.caller.role in roles]
    if not oversees(here.caller):
        own = [name for name in own if name != "compare"]
    made = {name: _page(name, url_path=name, default=name == "home") for name in own}
    if "home" not in made:
        made["home"] = _page("join", url_path="home", default=True)
    return made


def _page(file: str, **options: Any) -> Any:
    return st.Page(bootstrap.PAGES / f"{file}.py", title=TITLE, **options)


application = bootstrap.application()
here = session.enter(
    application.store,
    application.secrets,
    application.world,
    bootstrap.templates,
    application.settings.data,
    application.doors,
)
pages = session.pages((here.caller.role, here.caller.unit), lambda: screens(here))
page = st.navigation(list(pages.values()), position="hidden")
if here.caller.role in LOOKING and page not in (pages["join"], pages["own"]):
    frame.bar(here, pages, page)
page.run()
