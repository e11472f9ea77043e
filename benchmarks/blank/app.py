"""An empty Streamlit application, started as eximap is: what every figure of the map is held against."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("page.py"))
