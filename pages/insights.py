"""Insights: what the journey's latest release says, and which step up would move what."""

import streamlit as st

from eximap.ui import frame, insights, session, share
from eximap.ui.insights import asked, touchpoints
from eximap.ui.share import intents, panel

here = session.here()
frame.notices()
journey = session.journey_id()
shared = None
with st.container(key="page"):
    if journey is not None and panel.is_open():
        shared = share.show(panel.panel(here, journey))
    wanted = insights.show(asked.screen(here, journey))
    touchpoints.show(here, journey)
if wanted:
    asked.follow(wanted)
if shared and journey is not None:
    intents.follow(here, journey, shared)
