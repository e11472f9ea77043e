"""Actions: the plan of a journey, or of all; adjusted with a dated reason."""

from functools import partial

import streamlit as st

from eximap.ui import actions, frame, session
from eximap.ui.actions import intents, planning, screen

here = session.here()
frame.notices()
planning.take_parameters(here, st.query_params)
planning.leave()
with st.container(key="page"):
    text = screen.text(here, session.journey_id(), answer=intents.answer())
    actions.show(text, partial(intents.follow, here))
