"""Where phones reach this workshop, and what to say while they can't."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from eximap.domain import join_code
from eximap.domain.workshop import Workshop
from eximap.ui.session import Here


@dataclass(frozen=True, slots=True)
class Place:
    """`address` is what a phone opens; `shared` whether others than this computer reach it."""

    code: str
    address: str
    shared: bool


def place(here: Here, workshop: Workshop) -> Place:
    """Where this workshop is joined."""
    return Place(join_code.spoken(workshop.code), f"{here.address or _origin()}/join", here.shared)


def _origin() -> str:
    """Scheme, host and port under which this page was opened."""
    url = st.context.url or ""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('/')[0]}" if rest else ""
