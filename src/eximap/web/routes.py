"""All routes of our own beside Streamlit's, but for those that no start can wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from starlette.routing import BaseRoute

from eximap.usecases.doors import Doors
from eximap.usecases.limits import Clock
from eximap.usecases.ports import Store, World
from eximap.web import comparing, control, downloads, joining, live, own, phones, playbook


class Running(Protocol):
    """What the routes need of the running application; `proxy` says that a proxy in front is declared."""

    @property
    def store(self) -> Store: ...
    @property
    def world(self) -> World: ...
    @property
    def token(self) -> str: ...
    @property
    def doors(self) -> Doors: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def proxy(self) -> bool: ...


def of(running: Running, desk: Callable[[], phones.Desk]) -> list[BaseRoute]:
    """The routes of a running application; from now on its commits are told on the live channel.

    `desk` answers phones; it is asked for when the first one comes.
    """
    store, doors = running.store, running.doors
    hub = live.Hub(store.stamp)
    store.on_commit(hub.bump)
    return [
        phones.route(phones.Phones(hub, desk)),
        live.route(hub, lambda socket, topic: doors.may_follow(socket.cookies, topic)),
        *joining.routes(doors, store, running.clock, running.proxy),
        *own.routes(doors, store, running.world, running.clock, running.proxy),
        *control.routes(store, running.world, running.token),
        *downloads.routes(store, running.world, doors),
        *playbook.routes(store, doors),
        *comparing.routes(store, running.world, doors),
    ]
