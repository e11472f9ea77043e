"""The application object: `streamlit run app.py` serves it. The screens begin in src/eximap/ui/main.py."""

from __future__ import annotations

import sys
from asyncio import base_events
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from streamlit import delta_generator
from streamlit.navigation import page as pages
from streamlit.runtime import app_session, runtime

if (Path(__file__).parent / "src").is_dir():
    sys.path.insert(0, str(Path(__file__).parent / "src"))  # a checkout runs without being installed

from eximap import bootstrap
from eximap.ui import first_screen, page_hash, parts, theme
from eximap.ui.parts import scripts
from eximap.web import at_once, entry, few_heaps, health
from eximap.web import scripts as script_files
from eximap.web.gate import Gate
from eximap.web.headers import SecurityHeaders
from eximap.web.kept import KeptScripts
from eximap.web.late import Late

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from eximap.web.phones import Desk

STATIC = Path(st.__file__).parent / "static"
SCREENS = sorted(page.stem for page in bootstrap.PAGES.glob("*.py"))


def warm() -> None:
    """Brings in what the first visitor would wait for."""
    first_screen.warm(delta_generator)
    own.routes()


def own_routes() -> list[BaseRoute]:
    """Our own addresses beside Streamlit's."""
    from eximap.web import routes

    return routes.of(bootstrap.application(), phone_desk)


def scripts_of(screen: str) -> list[str]:
    """What a screen loads beside the bar: its component's script."""
    own = {"map": "canvas"}.get(screen, screen)
    return scripts.needed("eximap_bar", f"eximap_{own}")


@cache
def phone_desk() -> Desk:
    """What answers phones: the first one has opened its page, so all that it needs is imported by then."""
    from eximap.ui.join.line import Desk

    running = bootstrap.application()
    return Desk(running.store, running.secrets, running.world, running.doors)


def address() -> str:
    """Where this server answers, as the lock file tells a second start."""
    host = st.get_option("server.address") or "127.0.0.1"
    # All addresses of this computer: its own command line comes by the nearest.
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{st.get_option('server.port')}"


few_heaps.keep()
theme.keep(app_session)
page_hash.keep(pages)
at_once.send(base_events)
at_once.gather_less(runtime)
# Opened while this module is imported: a refusal inside the lifespan would print a traceback.
held = bootstrap.held_or_exit()
own = Late(own_routes)
app = st.App(
    bootstrap.MAIN_SCRIPT,
    routes=[
        health.route(held.store),
        script_files.route(scripts.FOLDER, scripts.find),
        *entry.routes(STATIC, SCREENS, parts.styles("frame/page.css"), scripts_of),
        own,
    ],
    middleware=[
        Middleware(SecurityHeaders, hosts=held.hosts),
        Middleware(Gate, doors=bootstrap.doors if held.settings.share else None),
        Middleware(KeptScripts, folder=STATIC / "static" / "js"),
    ],
    lifespan=bootstrap.lifespan(held, address, warm),
)
