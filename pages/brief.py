"""Brief: what a lead cannot decide, on one page for somebody who can; and what came of it."""

from functools import partial

import streamlit as st

from eximap.ui import brief, frame, session
from eximap.ui.brief import intents, screen

here = session.here()
frame.notices()
with st.container(key="page"):
    shown = screen.screen(here, st.query_params.get("action"), st.query_params.get("brief"))
    wanted = brief.show(shown | {"answer": intents.answer()}, partial(intents.follow, here))
if wanted:
    session.go("action", action=str(wanted["action"]))
