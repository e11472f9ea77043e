"""Two pages that show nothing, so that a page beside the first one can be held against our map."""

import streamlit as st


def _nothing() -> None:
    """A page without a statement."""


def _first() -> None:
    """The same for the page at the top."""


pages = [st.Page(_first, title="First", default=True), st.Page(_nothing, title="Map", url_path="map")]
st.navigation(pages, position="hidden").run()
