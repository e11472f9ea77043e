"""Compare: teams beside each other, without a rank and without telling about anybody."""

from functools import partial

import streamlit as st

from eximap.ui import compare, frame, session, work
from eximap.ui.compare import intents, screen

here = session.here()
frame.notices()
intents.leave()
intents.collect(here)
with st.container(key="page"):
    compare.show(screen.screen(here, session.journey_id()), partial(intents.follow, here))
work.show(here.t)
