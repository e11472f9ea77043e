"""One action: its whole life in order, and how things stand now."""

import streamlit as st

from eximap.ui import action, frame, session
from eximap.ui.action import intents, screen

here = session.here()
frame.notices()
with st.container(key="page"):
    data = screen.of_address(here, st.query_params.get("action"))
    wanted = action.show(data | {"answer": intents.answer()}, lambda asked: intents.follow(here, asked))
if wanted:
    intents.leave(wanted)
