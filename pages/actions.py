"""Actions: the plan of a journey, or of all; adjusted with a dated reason."""

from functools import partial

import streamlit as st

from eximap.ui import actions, frame, session
from eximap.ui.actions import board, intents, planning

here = session.here()
frame.notices()
planning.take_parameters(here, st.query_params)
with st.container(key="page"):
    screen = board.screen(here, session.journey_id())
    actions.show(screen | {"answer": intents.answer()}, partial(intents.follow, here))
