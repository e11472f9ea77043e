"""Playbook: what moved a score somewhere else, with its evidence, to search, adopt and hand on."""

from functools import partial

import streamlit as st

from eximap.ui import frame, playbook, session
from eximap.ui.playbook import intents, look, screen

here = session.here()
frame.notices()
look.take_parameters(here, st.query_params)
with st.container(key="page"):
    shown = screen.screen(here, session.journey_id())
    playbook.show(shown | {"answer": intents.answer()}, partial(intents.follow, here))
