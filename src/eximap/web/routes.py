"""All routes of our own, beside Streamlit's."""

from __future__ import annotations

from typing import Protocol

from starlette.routing import BaseRoute

from eximap.usecases.ports import Store, World
from eximap.web import control, downloads, health


class Running(Protocol):
    """What the routes need of the running application."""

    @property
    def store(self) -> Store: ...
    @property
    def world(self) -> World: ...
    @property
    def token(self) -> str: ...


def of(running: Running) -> list[BaseRoute]:
    """The routes of a running application."""
    return [
        health.route(running.store),
        *control.routes(running.store, running.world, running.token),
        *downloads.routes(running.store, running.world),
    ]
