"""The script behind every screen: the frame, the language, the navigation. It alone calls bootstrap."""

from __future__ import annotations

from typing import Any

import streamlit as st

from eximap import bootstrap
from eximap.i18n.translator import N_
from eximap.ui import frame, session
from eximap.ui.session import Here
from eximap.usecases.access import Role

LOOKING = frozenset({Role.LEAD, Role.MANAGER, Role.ADMIN})
LEADING = frozenset({Role.LEAD, Role.ADMIN})
# File, title, and whose it is. Whoever has no key finds the way into a workshop and nothing else.
SCREENS = (
    ("home", N_("Home"), LOOKING),
    ("bring", N_("Bring your own"), LEADING),
    ("map", N_("Map"), LOOKING),
    ("workshop", N_("Workshop"), LEADING),
    ("score", N_("Score"), LEADING),
    ("insights", N_("Insights"), LOOKING),
    ("actions", N_("Actions"), LOOKING),
    ("brief", N_("Upward brief"), LEADING),
    ("touchpoint", N_("Touchpoint"), LEADING),
    ("action", N_("Action"), LOOKING),
    ("check_in", N_("Check-in"), LEADING),
    ("settings", N_("Settings"), LEADING),
    ("join", N_("Join"), frozenset(Role)),
)


def screens(here: Here) -> dict[str, Any]:
    """The pages of this visitor, by name; an address that names none of them shows the first."""
    own = [(name, title) for name, title, roles in SCREENS if here.caller.role in roles]
    made = {
        name: st.Page(
            bootstrap.PAGES / f"{name}.py", title=here.t(title), url_path=name, default=name == "home"
        )
        for name, title in own
    }
    if here.owner is not None:
        made["own"] = st.Page(bootstrap.PAGES / "own.py", title=here.t("Your actions"), url_path="own")
    if "home" not in made:
        made["home"] = st.Page(
            bootstrap.PAGES / "join.py", title=here.t("Join"), url_path="home", default=True
        )
    return made


st.set_page_config(page_title="eximap", layout="wide", initial_sidebar_state="collapsed")
application = bootstrap.application()
here = session.enter(
    application.store,
    application.secrets,
    application.world,
    bootstrap.templates,
    application.settings.data,
    application.doors,
)
mark = (here.t.language, here.caller.role, here.owner is not None)
pages = session.pages(mark, lambda: screens(here))
page = st.navigation(list(pages.values()), position="hidden")
if here.caller.role in LOOKING and page not in (pages["join"], pages.get("own")):
    frame.bar(here, pages, page)
page.run()
