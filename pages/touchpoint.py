"""Touchpoint: what a lead does about one moment in person: talk, do the work oneself, tell what happened."""

from functools import partial

import streamlit as st

from eximap.ui import frame, session, touchpoint
from eximap.ui.touchpoint import intents, screen

here = session.here()
frame.notices()
journey = frame.journey_or_way_home(here)
if journey:
    with st.container(key="page"):
        asked = screen.Asked.of(st.query_params)
        shown = screen.screen(here, journey, asked)
        wanted = touchpoint.show(
            shown | {"answer": intents.answer()}, partial(intents.follow, here, journey, asked)
        )
    if wanted:
        session.go(
            str(wanted["to"]), **{"touchpoint": str(wanted["touchpoint"])} if wanted.get("touchpoint") else {}
        )
