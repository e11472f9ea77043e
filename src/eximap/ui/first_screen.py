"""What the first visitor would otherwise wait for: imports, and what Streamlit finds out once."""

from __future__ import annotations

from typing import Any

_ONCE = "_maybe_print_use_warning"


def warm(delta_generator: Any) -> None:
    """Imports what the first screen is made of, and has Streamlit do what it does at the first element.

    It then asks every module where it came from, to see whether somebody tries it out in a shell; another
    Streamlit stays as it is.
    """
    from eximap.ui import frame, home  # noqa: F401
    from eximap.ui.home import intents  # noqa: F401

    getattr(delta_generator, _ONCE, lambda: None)()
