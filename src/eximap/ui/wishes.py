"""What somebody asks for on a screen, carried out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from eximap.domain.errors import EximapError
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.session import Here


def grant(
    here: Here, acts: Mapping[str, Callable[..., None]], wanted: Mapping[str, Any], *context: Any
) -> None:
    """Does `acts[wanted["kind"]](here, *context, wanted)` and runs the page again with what came of it.

    A named error becomes one sentence on the next screen. What nobody offered does nothing.
    """
    act = acts.get(str(wanted.get("kind")))
    if act is None:
        return
    try:
        act(here, *context, wanted)
    except EximapError as error:
        session.notice(sentence(error, here.t))
    st.rerun()
