"""The application object: `streamlit run app.py` serves it. The screens begin in src/eximap/ui/main.py."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

if (Path(__file__).parent / "src").is_dir():
    sys.path.insert(0, str(Path(__file__).parent / "src"))  # a checkout runs without being installed

from eximap import bootstrap
from eximap.web import routes
from eximap.web.headers import SecurityHeaders


def address() -> str:
    """Where this server answers, as the lock file tells a second start."""
    return f"http://{st.get_option('server.address') or '127.0.0.1'}:{st.get_option('server.port')}"


# Opened while this module is imported: a refusal inside the lifespan would print a traceback.
running = bootstrap.application_or_exit()
app = st.App(
    bootstrap.MAIN_SCRIPT,
    routes=routes.of(running),
    middleware=[Middleware(SecurityHeaders)],
    lifespan=bootstrap.lifespan(running, address),
)
