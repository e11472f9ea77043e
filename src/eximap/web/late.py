"""Routes that are made when somebody asks for one of them: no start waits for what they stand on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Lock

from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

OURS = re.compile(r"/(?:eximap|join|own|kiosk)/|/(?:enter|leave)$")
CHOSEN = "eximap.route"


class Late(BaseRoute):
    """Stands for `make()`'s routes, all of which have addresses of `OURS`."""

    def __init__(self, make: Callable[[], Sequence[BaseRoute]]) -> None:
        self._make = make
        self._made: Sequence[BaseRoute] | None = None
        self._making = Lock()

    def routes(self) -> Sequence[BaseRoute]:
        """The routes, made once, whoever asks."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The first of the routes that matches, or that would with another method."""
        partial: tuple[Match, Scope] = Match.NONE, {}
        if scope["type"] not in {"http", "websocket"} or not OURS.match(scope["path"]):
            return partial
        for route in self.routes():
            match, child = route.matches(scope)
            if match is Match.FULL:
                return match, {**child, CHOSEN: route}
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, {**child, CHOSEN: route}
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with the route that matched."""
        await scope[CHOSEN].handle(scope, receive, send)
