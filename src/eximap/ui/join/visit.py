"""Who looks at a phone's screen."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from eximap.i18n.translator import Translator
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.take_part import Ticket


class Visit(Protocol):
    """Whoever looks at a phone's screen: `session.Here` on a page, `line.Phone` on the channel.

    `ticket` is the seat in a workshop, `kiosk` the workshop for which a browser takes one person after the
    other.
    """

    @property
    def t(self) -> Translator: ...
    @property
    def store(self) -> Store: ...
    @property
    def secrets(self) -> Secrets: ...
    @property
    def world(self) -> World: ...
    @property
    def ticket(self) -> Ticket | None: ...
    @property
    def kiosk(self) -> str | None: ...

    def pace(self, ticket: Ticket) -> None: ...
    def local(self, moment: datetime) -> datetime: ...
