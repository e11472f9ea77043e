"""Insights: what the journey's latest release says, and which step up would move what."""

import streamlit as st

from eximap.ui import frame, insights, session
from eximap.ui.insights import asked, touchpoints

here = session.here()
frame.notices()
with st.container(key="page"):
    wanted = insights.show(asked.screen(here, session.journey_id()))
    touchpoints.show(here, session.journey_id())
if wanted:
    asked.follow(wanted)
