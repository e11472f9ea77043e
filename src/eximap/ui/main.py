"""The script behind every screen: the frame, the language, the navigation. It alone calls bootstrap."""

from __future__ import annotations

import streamlit as st

from eximap import bootstrap
from eximap.i18n.translator import N_
from eximap.ui import frame, session

# File, title, and whether it stands in the bar at the top.
SCREENS = (
    ("home", N_("Home")),
    ("bring", N_("Bring your own")),
    ("map", N_("Map")),
    ("score", N_("Score")),
    ("insights", N_("Insights")),
    ("actions", N_("Actions")),
    ("settings", N_("Settings")),
)

st.set_page_config(page_title="eximap", layout="wide", initial_sidebar_state="collapsed")
application = bootstrap.application()
here = session.enter(
    application.store,
    application.secrets,
    application.world,
    bootstrap.templates,
    application.settings.data,
)
pages = {
    name: st.Page(bootstrap.PAGES / f"{name}.py", title=here.t(title), url_path=name, default=name == "home")
    for name, title in SCREENS
}
page = st.navigation(list(pages.values()), position="hidden")
session.set_pages(pages)
frame.dress()
frame.bar(here, pages, page)
page.run()
