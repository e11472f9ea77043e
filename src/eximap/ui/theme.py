"""The theme of Streamlit's pages, worked out once a process.

At the beginning of every run Streamlit reads all its options six times to say the same theme again: two
fifths of what its event loop does for a run, and meanwhile no other visitor is answered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_WORKS_OUT = "_populate_theme_msg"


def keep(module: Any) -> None:
    """Has Streamlit's `app_session` keep what it works out; one made in another way stays as it is."""
    works_out = getattr(module, _WORKS_OUT, None)
    if works_out is not None:
        setattr(module, _WORKS_OUT, kept(works_out))


def kept(works_out: Callable[..., None]) -> Callable[..., None]:
    """The same for each section of the theme: into a message of its own at first, copied from there on."""
    known: dict[str, Any] = {}

    def populate(message: Any, section: str = "theme") -> None:
        if section not in known:
            made = type(message)()
            works_out(made, section)
            known[section] = made
        if known[section].ByteSize():  # copying nothing would tell of a theme that there is not
            message.MergeFrom(known[section])

    return populate
