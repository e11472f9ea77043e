"""The way in: the screen that asks for a code, and what a typed one leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from eximap.domain import join_code
from eximap.domain.errors import JoiningClosed, TooManyTries
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.join import screen
from eximap.ui.join.standing import Standing
from eximap.ui.parts import as_bytes
from eximap.ui.session import Here

CODE = "phone-code"


def is_asked_for() -> bool:
    """Whether this browser wants to join another workshop."""
    return bool(st.query_params.get("new"))


def read_code(typed: object) -> None:
    """Somebody typed a code: keeps where it leads, or that it can't be one."""
    message: Mapping[str, Any] = typed if isinstance(typed, Mapping) else {}
    text = message.get("text")
    if isinstance(text, str):
        session.set_draft(CODE, {"at": message.get("at"), "code": join_code.read(text)})


def of(here: Here) -> Standing:
    """One sentence for every reason that a code does not open."""
    answer = session.draft(CODE, None)
    why = TooManyTries() if st.query_params.get("wait") else JoiningClosed()
    closed = sentence(why, here.t) if st.query_params.get("closed") else None
    return Standing(as_bytes(screen.door(here.t)), {"answer": answer, "closed": closed})
